#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "domain/catalog/catalog.hpp"

namespace vekha::catalog {
namespace {

void put(YAML::Emitter& out, const char* key, const std::string& value) {
  if (!value.empty()) out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << value;
}
void put(YAML::Emitter& out, const char* key, int value) {
  if (value != 0) out << YAML::Key << key << YAML::Value << value;
}
void put(YAML::Emitter& out, const char* key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out << YAML::Key << key << YAML::Value << YAML::Flow << YAML::BeginSeq;
  for (const std::string& value : values) out << YAML::DoubleQuoted << value;
  out << YAML::EndSeq;
}
void put(YAML::Emitter& out, const char* key, const std::map<std::string, std::string>& values) {
  if (values.empty()) return;
  out << YAML::Key << key << YAML::Value << YAML::BeginMap;
  for (const auto& [code, text] : values)
    out << YAML::Key << YAML::DoubleQuoted << code << YAML::Value << YAML::DoubleQuoted << text;
  out << YAML::EndMap;
}

std::string finished(const YAML::Emitter& out, const char* heading) {
  return std::string("# ") + heading + "\n" + out.c_str() + "\n";
}

void put(YAML::Emitter& out, const char* key, const std::vector<int>& values) {
  if (values.empty()) return;
  out << YAML::Key << key << YAML::Value << YAML::Flow << YAML::BeginSeq;
  for (const int value : values) out << value;
  out << YAML::EndSeq;
}

void put_conditions(YAML::Emitter& out, const std::vector<ScaleCondition>& conditions) {
  if (conditions.empty()) return;
  out << YAML::Key << "conditions" << YAML::Value << YAML::BeginSeq;
  for (const ScaleCondition& condition : conditions) {
    out << YAML::BeginMap;
    put(out, "marks", condition.marks);
    put(out, "tasks", condition.tasks);
    put(out, "at_least", condition.at_least);
    put(out, "otherwise", condition.otherwise);
    out << YAML::EndMap;
  }
  out << YAML::EndSeq;
}

constexpr const char* kOwnSource = "Загружено из файлов организации";

/// The document alone: the reader puts the common source before it.
std::string document_of(const Scale& scale) {
  const std::string beginning = std::string(kOwnSource) + ": ";
  if (scale.source == kOwnSource) return {};
  return scale.source.starts_with(beginning) ? scale.source.substr(beginning.size()) : scale.source;
}

void put_scale(YAML::Emitter& out, const Scale& scale) {
  out << YAML::BeginMap;
  put(out, "grade", scale.exam.grade);
  put(out, "subject", scale.exam.subject);
  put(out, "maximum", scale.maximum);
  if (scale.from[0] > 0) put(out, "from", std::vector<int>(scale.from.begin(), scale.from.end()));
  put(out, "to_hundred", scale.to_hundred);
  put_conditions(out, scale.conditions);
  put(out, "kind", scale.kind);
  put(out, "region", scale.region);
  put(out, "document", document_of(scale));
  put(out, "note", scale.note);
  out << YAML::EndMap;
}

}  // namespace

Kim merged(const Kim& before, const Kim& fresh) {
  Kim out = fresh;
  if (out.tasks.empty()) out.tasks = before.tasks;
  for (KimTask& task : out.tasks)
    for (const KimTask& known : before.tasks)
      if (known.name == task.name) {
        task.practice = task.practice || known.practice;
        if (task.minutes == 0) task.minutes = known.minutes;
      }
  if (out.maximum == 0) out.maximum = before.maximum;
  out.kes.insert(before.kes.begin(), before.kes.end());
  out.kt.insert(before.kt.begin(), before.kt.end());
  if (!before.source.empty() && before.source.find(fresh.source) == std::string::npos)
    out.source = before.source + "; " + fresh.source;
  return out;
}

std::string kim_text(const Kim& kim) {
  YAML::Emitter out;
  out << YAML::BeginMap;
  put(out, "procedure", kim.exam.procedure);
  put(out, "year", kim.exam.year);
  put(out, "grade", kim.exam.grade);
  put(out, "subject", kim.exam.subject);
  put(out, "source", kim.source.empty() ? "загружено из файла" : kim.source);
  put(out, "maximum", kim.maximum);
  out << YAML::Key << "tasks" << YAML::Value << YAML::BeginSeq;
  for (const KimTask& task : kim.tasks) {
    out << YAML::BeginMap;
    put(out, "name", task.name);
    put(out, "level", task.level);
    put(out, "maximum", task.maximum);
    put(out, "minutes", task.minutes);
    out << YAML::Key << "practice" << YAML::Value << task.practice;
    put(out, "kes", task.kes);
    put(out, "kt", task.kt);
    put(out, "skill", task.skill);
    put(out, "block", task.block);
    out << YAML::EndMap;
  }
  out << YAML::EndSeq;
  put(out, "kes", kim.kes);
  put(out, "kt", kim.kt);
  out << YAML::EndMap;
  return finished(out, "Описание КИМ. practice: практико-ориентированное задание; отмечает человек.");
}

std::string scales_text(const std::vector<Scale>& scales) {
  YAML::Emitter out;
  const Exam& exam = scales.front().exam;
  out << YAML::BeginMap;
  put(out, "procedure", exam.procedure);
  put(out, "year", exam.year);
  put(out, "source", kOwnSource);
  out << YAML::Key << "scales" << YAML::Value << YAML::BeginSeq;
  for (const Scale& scale : scales) put_scale(out, scale);
  out << YAML::EndSeq << YAML::EndMap;
  return finished(out,
                  "Шкалы организации: с какого балла начинаются отметки 3, 4 и 5. Действуют только для своего года.");
}

std::string minimum_text(const Minimum& minimum) {
  YAML::Emitter out;
  out << YAML::BeginMap;
  put(out, "procedure", minimum.exam.procedure);
  put(out, "year", minimum.exam.year);
  put(out, "source", minimum.source.empty() ? kOwnSource : minimum.source);
  out << YAML::Key << "minima" << YAML::Value << YAML::BeginSeq << YAML::BeginMap;
  put(out, "grade", minimum.exam.grade);
  put(out, "subject", minimum.exam.subject);
  out << YAML::Key << "value" << YAML::Value << minimum.value;
  put(out, "unit", minimum.unit);
  put(out, "purpose", minimum.purpose);
  put(out, "note", minimum.note);
  out << YAML::EndMap << YAML::EndSeq << YAML::EndMap;
  return finished(out, "Минимальный балл, записанный организацией.");
}

std::string form_text(const Form& form) {
  YAML::Emitter out;
  out << YAML::BeginMap;
  put(out, "title", form.title);
  put(out, "source", form.source);
  put(out, "kind", std::string(form_kind_name(form.kind)));
  put(out, "procedure", form.procedure);
  put(out, "needs", form.needs);
  if (form.one_school) out << YAML::Key << "one_school" << YAML::Value << true;
  out << YAML::Key << "fields" << YAML::Value << YAML::BeginMap;
  for (const FieldRule& rule : form.fields) {
    out << YAML::Key << std::string(field_name(rule.field)) << YAML::Value << YAML::BeginMap;
    put(out, "headers", rule.headers);
    put(out, "extract", rule.extract);
    if (rule.required) out << YAML::Key << "required" << YAML::Value << true;
    out << YAML::EndMap;
  }
  out << YAML::EndMap;
  if (!form.tasks.header.empty()) {
    out << YAML::Key << "tasks" << YAML::Value << YAML::BeginMap;
    put(out, "header", form.tasks.header);
    out << YAML::EndMap;
  }
  if (!form.values.empty()) {
    out << YAML::Key << "values" << YAML::Value << YAML::BeginSeq;
    for (const ValueRule& rule : form.values) {
      out << YAML::BeginMap;
      put(out, "header", rule.header);
      put(out, "item", rule.item);
      out << YAML::EndMap;
    }
    out << YAML::EndSeq;
  }
  put(out, "absent", form.absent);
  out << YAML::EndMap;
  return finished(
      out, "Форма организации: соответствие столбцов задано при загрузке. Описание ключей: docs/howto/forms.md.");
}

}  // namespace vekha::catalog
