#include "domain/knowledge/knowledge.hpp"

#include <set>

#include "app/api/result_handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::api {
namespace {

using catalog::Kim;
using catalog::KimTask;
using catalog::Minimum;
using catalog::Scale;
using knowledge::Version;

/// Last versions by file: who wrote what stands there and when.
using Written = std::map<std::string, Version>;

Written written(const db::Read& read) {
  Written out;
  for (const Version& one : knowledge::versions(read))
    if (one.last) out.emplace(one.file, one);
  return out;
}

/// Where an entry comes from, inside an open object.
struct Origin {
  const std::string& folder;
  const Written& versions;
  void write(JsonWriter& json, const std::string& file, const std::string& source, const std::string& note) const {
    const auto found = versions.find(file);
    json.field("file", file).field("own", knowledge::own(folder, file)).field("source", source).field("note", note);
    write_or_null(json, "recorded_at", found == versions.end() ? "" : found->second.recorded_at);
    write_or_null(json, "actor", found == versions.end() ? "" : found->second.actor);
    json.key("version");
    if (found == versions.end())
      json.null();
    else
      json.value(found->second.id);
  }
};

std::string condition_text(const catalog::ScaleCondition& condition) {
  std::vector<std::string> marks;
  marks.reserve(condition.marks.size());
  for (const int mark : condition.marks) marks.push_back("«" + std::to_string(mark) + "»");
  return joined(marks, ", ") + " — не меньше " + counted(condition.at_least, "балла", "баллов", "баллов") +
         " за задания " + joined(condition.tasks, ", ") +
         (condition.otherwise > 0 ? ", иначе «" + std::to_string(condition.otherwise) + "»"
                                  : ", иначе отметка на одну ниже");
}

/// Of several scales of one exam the first gives the marks.
bool in_force(const catalog::Catalog& catalog, const Scale& scale) {
  if (!scale.kind.empty() || scale.from[0] == 0) return true;
  const auto first = catalog.find_scale(scale.exam);
  return !first || first->file == scale.file;
}

void write_scale(JsonWriter& json, const catalog::Catalog& catalog, const Scale& scale, const Origin& origin) {
  json.begin_object().field("in_force", in_force(catalog, scale));
  write_exam_fields(json, scale.exam);
  json.field("kind", scale.kind).field("region", scale.region).field("maximum", scale.maximum);
  json.key("from").begin_array();
  if (scale.from[0] > 0)
    for (const int from : scale.from) json.value(from);
  json.end_array().key("to_hundred").begin_array();
  for (const int score : scale.to_hundred) json.value(score);
  json.end_array().key("conditions").begin_array();
  for (const catalog::ScaleCondition& condition : scale.conditions) json.value(condition_text(condition));
  json.end_array();
  origin.write(json, scale.file, scale.source, scale.note);
  json.end_object();
}

void write_minimum(JsonWriter& json, const Minimum& minimum, const Origin& origin) {
  json.begin_object();
  write_exam_fields(json, minimum.exam);
  json.field("value", minimum.value).field("unit", minimum.unit).field("purpose", minimum.purpose);
  origin.write(json, minimum.file, minimum.source, minimum.note);
  json.end_object();
}

void write_kim_head(JsonWriter& json, const Kim& kim, const Origin& origin) {
  int sum = 0;
  int practice = 0;
  for (const KimTask& task : kim.tasks) {
    sum += task.maximum;
    practice += task.practice ? 1 : 0;
  }
  write_exam_fields(json, kim.exam);
  json.field("maximum", kim.maximum > 0 ? kim.maximum : sum).field("practice", practice);
  origin.write(json, kim.file, kim.source, "");
}

void write_codes(JsonWriter& json, std::string_view name, const std::map<std::string, std::string>& codes) {
  json.key(name).begin_array();
  for (const auto& [code, text] : codes) json.begin_object().field("code", code).field("text", text).end_object();
  json.end_array();
}

void write_kim(JsonWriter& json, const Kim& kim, const Origin& origin) {
  json.begin_object();
  write_kim_head(json, kim, origin);
  json.key("tasks").begin_array();
  for (const KimTask& task : kim.tasks) {
    json.begin_object().field("name", task.name).field("skill", task.skill).field("block", task.block);
    json.field("level", task.level).list("kes", task.kes).list("kt", task.kt).field("maximum", task.maximum);
    json.field("minutes", task.minutes).field("practice", task.practice).end_object();
  }
  json.end_array();
  write_codes(json, "kes", kim.kes);
  write_codes(json, "kt", kim.kt);
  json.end_object();
}

void write_version(JsonWriter& json, const Version& one) {
  json.begin_object().field("id", one.id).field("file", one.file).field("kind", knowledge::kind_name(one.kind));
  json.field("kind_title", knowledge::kind_title(one.kind));
  write_exam_fields(json, one.exam);
  json.field("note", one.note).field("recorded_at", one.recorded_at).field("actor", one.actor);
  write_or_null(json, "withdrawn_at", one.withdrawn_at);
  json.field("last", one.last).end_object();
}

/// Exams with results that lack a description or a scale of their marks.
void write_missing(JsonWriter& json, const std::vector<results::Exam>& exams, const catalog::Catalog& catalog) {
  json.key("missing").begin_array();
  for (const results::Exam& exam : exams) {
    const bool kim = catalog.find_kim(exam) == nullptr;
    const bool scale = !catalog.find_scale(exam);
    if (!kim && !scale) continue;
    json.begin_object();
    write_exam_fields(json, exam);
    json.field("kim", kim).field("scale", scale).end_object();
  }
  json.end_array();
}

catalog::Exam exam_of(const Context& context, const Fields& fields) {
  const std::string subject = std::string(trimmed(fields.text("subject")));
  catalog::Exam out{.procedure = std::string(trimmed(fields.text("procedure"))),
                    .year = fields.maybe_integer("year").value_or(0),
                    .grade = fields.maybe_integer("grade").value_or(0),
                    .subject = context.catalog.get()->find_subject(subject).value_or(subject)};
  if (out.procedure.empty() || out.subject.empty() || out.year < 2000 || out.year > 2100 || out.grade < 1 ||
      out.grade > 11)
    throw Error(Code::bad_input, "Нужны процедура, год (2000–2100), параллель (1–11) и предмет.");
  return out;
}

KimTask task_of(const Fields& fields) {
  KimTask out{.name = std::string(trimmed(fields.text("name"))),
              .skill = fields.maybe_text("skill").value_or(""),
              .block = fields.maybe_text("block").value_or(""),
              .level = fields.maybe_text("level").value_or(""),
              .kes = fields.maybe_texts("kes").value_or(std::vector<std::string>()),
              .kt = fields.maybe_texts("kt").value_or(std::vector<std::string>()),
              .maximum = fields.maybe_integer("maximum").value_or(0),
              .minutes = fields.maybe_integer("minutes").value_or(0),
              .practice = fields.maybe_truth("practice").value_or(false)};
  if (out.name.empty()) throw Error(Code::bad_input, "У каждого задания должен быть номер.");
  if (out.maximum < 0 || out.maximum > 100)
    throw Error(Code::bad_input, "Задание " + out.name + ": наибольший балл — от 0 до 100.");
  return out;
}

void check_names(const std::vector<KimTask>& tasks) {
  std::set<std::string> met;
  for (const KimTask& task : tasks)
    if (!met.insert(folded(task.name)).second)
      throw Error(Code::bad_input, "Задание " + task.name + " записано дважды. Оставьте одну строку.");
  if (tasks.empty()) throw Error(Code::bad_input, "В описании КИМ нет ни одного задания.");
}

std::string source_of(const Fields& fields) {
  const std::string source(trimmed(fields.maybe_text("source").value_or("")));
  if (source.empty()) throw Error(Code::bad_input, "Укажите документ, из которого взяты сведения.");
  return source;
}

template <class Entry>
http::Response saved(Context& context, const Call& call, const Entry& entry) {
  JsonWriter json;
  context.stores.records().write(
      call.who().actor(), "справочник работ: " + entry.exam.title(),
      [&](const db::Write& write) { write_version(json, knowledge::save(write, context.stores.folder(), entry)); });
  return json_response(json);
}

}  // namespace

http::Response list_knowledge(Context& context, const Call& call) {
  const auto catalog = context.catalog.get();
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const Written versions = written(read);
    const Origin origin{context.stores.folder(), versions};
    json.begin_object().key("kims").begin_array();
    for (const Kim& kim : catalog->kims) {
      json.begin_object();
      write_kim_head(json, kim, origin);
      json.field("tasks", kim.tasks.size()).end_object();
    }
    json.end_array().key("scales").begin_array();
    for (const Scale& scale : catalog->scales) write_scale(json, *catalog, scale, origin);
    json.end_array().key("minima").begin_array();
    for (const Minimum& minimum : catalog->minima) write_minimum(json, minimum, origin);
    json.end_array();
    results::Filter filter;
    filter.scope = call.who().scope();
    write_missing(json, results::exams(read, context.stores.facts(), filter), *catalog);
    json.end_object();
  });
  return json_response(json);
}

http::Response get_kim(Context& context, const Call& call) {
  const auto catalog = context.catalog.get();
  const catalog::Exam exam{call.text("procedure"), call.integer("year"), call.integer("grade"), call.text("subject")};
  const Kim* kim = catalog->find_kim(exam);
  if (kim == nullptr) throw Error(Code::not_found, "Описание КИМ «" + exam.title() + "» не загружено.");
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const Written versions = written(read);
    write_kim(json, *kim, {context.stores.folder(), versions});
  });
  return json_response(json);
}

http::Response put_kim(Context& context, const Call& call) {
  const Fields fields(call.request.body, "tasks");
  const auto catalog = context.catalog.get();
  Kim kim{.exam = exam_of(context, fields)};
  if (const Kim* before = catalog->find_kim(kim.exam)) kim = *before;
  kim.tasks.clear();
  for (const Fields& task : objects_of(call.request.body, "tasks")) kim.tasks.push_back(task_of(task));
  check_names(kim.tasks);
  kim.source = source_of(fields);
  kim.maximum = fields.maybe_integer("maximum").value_or(0);
  return saved(context, call, kim);
}

http::Response put_scale(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const auto catalog = context.catalog.get();
  Scale scale{.exam = exam_of(context, fields)};
  scale.kind = fields.maybe_text("kind").value_or("");
  scale.region = fields.maybe_text("region").value_or("");
  for (const Scale& before : catalog->scales)
    if (before.exam == scale.exam && before.kind == scale.kind) scale.conditions = before.conditions;
  scale.maximum = fields.maybe_integer("maximum").value_or(0);
  if (scale.maximum < 1 || scale.maximum > 1000)
    throw Error(Code::bad_input, "Наибольший первичный балл — от 1 до 1000.");
  for (std::size_t i = 0; i < scale.from.size(); ++i)
    scale.from.at(i) = fields.maybe_integer("from" + std::to_string(i + 3)).value_or(0);
  for (const std::int64_t score : fields.maybe_integers("to_hundred").value_or(std::vector<std::int64_t>()))
    scale.to_hundred.push_back(static_cast<int>(score));
  scale.source = source_of(fields);
  scale.note = fields.maybe_text("note").value_or("");
  return saved(context, call, scale);
}

http::Response put_minimum(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  Minimum minimum{.exam = exam_of(context, fields),
                  .value = fields.maybe_integer("value").value_or(-1),
                  .unit = fields.maybe_text("unit").value_or("primary"),
                  .purpose = fields.maybe_text("purpose").value_or("аттестат"),
                  .source = source_of(fields),
                  .note = fields.maybe_text("note").value_or(""),
                  .file = {}};
  if (minimum.value < 0 || minimum.value > 1000) throw Error(Code::bad_input, "Минимальный балл — от 0 до 1000.");
  return saved(context, call, minimum);
}

http::Response list_knowledge_versions(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const Version& one : knowledge::versions(read, call.maybe_text("file").value_or(""))) write_version(json, one);
  });
  json.end_array();
  return json_response(json);
}

http::Response get_knowledge_version(Context& context, const Call& call) {
  const knowledge::Texts texts =
      context.stores.records().read([&](const db::Read& read) { return knowledge::texts(read, call.id()); });
  JsonWriter json;
  json.begin_object().field("now", texts.now).field("before", texts.before).end_object();
  return json_response(json);
}

http::Response take_back_knowledge(Context& context, const Call& call) {
  JsonWriter json;
  context.stores.records().write(call.who().actor(), "отмена правки справочника работ", [&](const db::Write& write) {
    write_version(json, knowledge::take_back(write, context.stores.folder(), call.id()));
  });
  return json_response(json);
}

}  // namespace vekha::api
