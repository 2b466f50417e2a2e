#include <algorithm>
#include <array>
#include <regex>

#include "base/text.hpp"
#include "domain/catalog/yaml.hpp"

namespace vekha::catalog {
namespace {

struct FieldRow {
  Field field;
  std::string_view name;
  std::string_view title;
};
constexpr std::array<FieldRow, kFieldCount> kFields{{
    {Field::procedure, "procedure", "процедура"},
    {Field::year, "year", "год"},
    {Field::subject, "subject", "предмет"},
    {Field::grade, "grade", "параллель"},
    {Field::exam, "exam", "экзамен"},
    {Field::date, "date", "дата"},
    {Field::region, "region", "регион"},
    {Field::municipality_code, "municipality_code", "код муниципалитета"},
    {Field::municipality, "municipality", "муниципалитет"},
    {Field::school, "school", "код школы"},
    {Field::school_name, "school_name", "название школы"},
    {Field::full_name, "full_name", "полное название школы"},
    {Field::short_name, "short_name", "краткое название школы"},
    {Field::who, "who", "группа, школа или территория"},
    {Field::group, "group", "группа участников"},
    {Field::item, "item", "показатель"},
    {Field::pupil, "pupil", "код участника"},
    {Field::class_name, "class", "класс"},
    {Field::class_number, "class_number", "номер класса"},
    {Field::sex, "sex", "пол"},
    {Field::variant, "variant", "вариант"},
    {Field::variant_2, "variant_2", "вариант части 2"},
    {Field::journal_mark, "journal_mark", "отметка по журналу"},
    {Field::mark, "mark", "отметка"},
    {Field::total, "total", "первичный балл"},
    {Field::test_score, "test_score", "тестовый балл"},
    {Field::uploaded, "uploaded", "дата загрузки"},
    {Field::maximum, "maximum", "наибольший балл"},
    {Field::short_answers, "short_answers", "ответы в краткой форме"},
    {Field::long_answers, "long_answers", "ответы в развёрнутой форме"},
    {Field::oral_answers, "oral_answers", "устные ответы"},
    {Field::credit, "credit", "зачёт"},
    {Field::state, "state", "состояние результата"},
    {Field::attempt, "attempt", "попытка"},
    {Field::appeal, "appeal", "апелляция"},
    {Field::task, "task", "номер задания"},
    {Field::kim_number, "kim_number", "номер задания в КИМ"},
    {Field::skill, "skill", "умения"},
    {Field::block, "block", "планируемый результат"},
    {Field::level, "level", "уровень сложности"},
    {Field::kes, "kes", "код КЭС"},
    {Field::kt, "kt", "код КТ"},
    {Field::minutes, "minutes", "время выполнения"},
    {Field::practice, "practice", "практико-ориентированное"},
    {Field::code, "code", "код"},
    {Field::text, "text", "текст"},
    {Field::mark_2, "mark_2", "баллы отметки 2"},
    {Field::mark_3, "mark_3", "баллы отметки 3"},
    {Field::mark_4, "mark_4", "баллы отметки 4"},
    {Field::mark_5, "mark_5", "баллы отметки 5"},
    {Field::period, "period", "период: четверть, триместр, полугодие, год"},
    {Field::document, "document", "документ"},
}};

struct KindRow {
  FormKind kind;
  std::string_view name;
  std::string_view title;
};
constexpr std::array<KindRow, 6> kKinds{{
    {FormKind::works, "works", "работы участников"},
    {FormKind::figures, "figures", "сводные показатели"},
    {FormKind::tasks, "tasks", "описание заданий"},
    {FormKind::codifier, "codifier", "кодификатор"},
    {FormKind::scales, "scales", "шкалы перевода"},
    {FormKind::schools, "schools", "список школ"},
}};

void check_pattern(const std::string& file, const YAML::Node& node, const std::string& pattern) {
  try {
    const std::regex check(pattern);
  } catch (const std::regex_error&) {
    complain(file, node, "не разобрано регулярное выражение «" + pattern + "».");
  }
}

FieldRule read_field(const std::string& file, Field field, const YAML::Node& node) {
  Keys keys(file, node);
  FieldRule rule;
  rule.field = field;
  rule.headers = keys.folded_list("headers");
  if (const YAML::Node patterns = keys.child("patterns"); patterns)
    for (const YAML::Node& item : patterns) rule.patterns.push_back(item.as<std::string>());
  rule.extract = keys.pattern_or_empty("extract");
  rule.required = keys.truth_or("required", "false");
  keys.finish();
  if (rule.headers.empty() && rule.patterns.empty())
    complain(file, node, "у поля «" + std::string(field_name(field)) + "» нет ни headers, ни patterns.");
  for (const std::string& pattern : rule.patterns) check_pattern(file, node, pattern);
  return rule;
}

void read_fields(Form& form, const std::string& file, const YAML::Node& node) {
  if (!node || !node.IsMap()) complain(file, node, "не хватает ключа «fields» с полями формы.");
  for (const auto& pair : node) {
    const std::string name = pair.first.as<std::string>();
    const auto field = field_from_name(name);
    if (!field) complain(file, pair.first, "неизвестное поле «" + name + "».");
    form.fields.push_back(read_field(file, *field, pair.second));
  }
  if (form.kind == FormKind::works && form.field(Field::pupil) == nullptr && form.identity.empty())
    complain(file, node, "в форме нет поля «pupil» (код участника).");
}

std::vector<ValueRule> read_values(const std::string& file, const YAML::Node& node) {
  std::vector<ValueRule> out;
  for (const YAML::Node& item : node) {
    Keys keys(file, item);
    ValueRule rule{keys.pattern_or_empty("header")};
    rule.item = keys.text_or("item", "");
    rule.group = keys.text_or("group", "");
    rule.who = keys.text_or("who", "");
    rule.subject = keys.text_or("subject", "");
    rule.grade = keys.text_or("grade", "");
    rule.year = keys.text_or("year", "");
    keys.finish();
    out.push_back(std::move(rule));
  }
  return out;
}

void read_who(Form& form, const std::string& file, const YAML::Node& node) {
  if (!node) return;
  Keys keys(file, node);
  const auto take = [&](const char* name, std::string& pattern) {
    if (keys.has(name)) pattern = keys.pattern_or_empty(name);
  };
  take("school", form.who.school);
  take("municipality", form.who.municipality);
  take("region", form.who.region);
  take("country", form.who.country);
  keys.finish();
}

void read_exams(Form& form, const std::string& file, const YAML::Node& node) {
  for (const auto& pair : node) {
    Keys keys(file, pair.second);
    Exam exam;
    exam.procedure = keys.text_or("procedure", form.procedure);
    exam.subject = keys.text_or("subject", "");
    if (keys.has("grade")) exam.grade = keys.number("grade");
    keys.finish();
    form.exams[pair.first.as<std::string>()] = exam;
  }
}

void read_identity(Form& form, const std::string& file, const YAML::Node& node) {
  for (const YAML::Node& list : node) {
    if (!list.IsSequence()) complain(file, list, "«identity»: здесь нужны списки заголовков.");
    std::vector<std::string> headers;
    for (const YAML::Node& item : list) headers.push_back(folded(item.as<std::string>()));
    form.identity.push_back(std::move(headers));
  }
}

FormKind kind_of(const std::string& file, Keys& keys) {
  const std::string name = keys.text_or("kind", "works");
  for (const KindRow& row : kKinds)
    if (row.name == name) return row.kind;
  complain(file, keys.node(), "неизвестный вид формы «" + name + "».");
}

void replace_if_given(std::vector<std::string>& list, std::vector<std::string> given) {
  if (!given.empty()) list = std::move(given);
}

void read_fixed(Form& form, const std::string& file, const YAML::Node& node) {
  if (!node) return;
  Keys keys(file, node);
  for (const char* name : {"subject", "grade", "year", "school"})
    if (keys.has(name)) form.fixed[name] = keys.text(name);
  keys.finish();
}

void read_preamble(Form& form, const std::string& file, const YAML::Node& node) {
  if (!node) return;
  Keys keys(file, node);
  form.preamble.exam = keys.pattern_or_empty("exam");
  form.preamble.report = keys.pattern_or_empty("report");
  form.preamble.subject = keys.pattern_or_empty("subject");
  form.preamble.maximum = keys.pattern_or_empty("maximum");
  keys.finish();
}

void read_words(Form& form, Keys& keys) {
  replace_if_given(form.absent, keys.folded_list("absent"));
  replace_if_given(form.not_started, keys.folded_list("not_started"));
  replace_if_given(form.not_taught, keys.folded_list("not_taught"));
  replace_if_given(form.not_applicable, keys.folded_list("not_applicable"));
  replace_if_given(form.missing, keys.folded_list("missing"));
  replace_if_given(form.suppressed, keys.folded_list("suppressed"));
  replace_if_given(form.annulled, keys.folded_list("annulled"));
  replace_if_given(form.full, keys.folded_list("full"));
  replace_if_given(form.none, keys.folded_list("none"));
  replace_if_given(form.yes, keys.folded_list("yes"));
  replace_if_given(form.no, keys.folded_list("no"));
}

}  // namespace

std::string_view field_name(Field field) { return kFields.at(static_cast<std::size_t>(field)).name; }
std::string_view field_title(Field field) { return kFields.at(static_cast<std::size_t>(field)).title; }
std::optional<Field> field_from_name(std::string_view name) {
  for (const FieldRow& row : kFields)
    if (row.name == name) return row.field;
  return std::nullopt;
}
std::string_view form_kind_name(FormKind kind) { return kKinds.at(static_cast<std::size_t>(kind)).name; }
std::string_view form_kind_title(FormKind kind) { return kKinds.at(static_cast<std::size_t>(kind)).title; }

std::vector<FieldRule> read_synonyms(const std::string& file, const YAML::Node& root) {
  Keys top(file, root);
  const YAML::Node node = top.child("synonyms");
  if (!node || !node.IsMap()) complain(file, root, "не хватает ключа «synonyms» с полями.");
  std::vector<FieldRule> out;
  for (const auto& pair : node) {
    const auto field = field_from_name(pair.first.as<std::string>());
    if (!field) complain(file, pair.first, "неизвестное поле «" + pair.first.as<std::string>() + "».");
    out.push_back(read_field(file, *field, pair.second));
  }
  top.finish();
  return out;
}

Form read_form(const std::string& file, const YAML::Node& root) {
  Keys keys(file, root);
  Form form;
  const std::size_t slash = file.rfind('/') + 1;
  form.name = file.substr(slash, file.rfind('.') - slash);
  form.title = keys.text("title");
  form.source = keys.text("source");
  form.kind = kind_of(file, keys);
  form.level = keys.text_or("level", "");
  form.measure = keys.text_or("measure", form.title);
  form.procedure = keys.text_or("procedure", "");
  form.sheet = keys.pattern_or_empty("sheet");
  form.by_content = keys.truth_or("by_content", "true");
  form.one_school = keys.truth_or("one_school", "false");
  form.synonyms = keys.truth_or("synonyms", "false");
  form.last_resort = keys.truth_or("last_resort", "false");
  read_identity(form, file, keys.child("identity"));
  read_fields(form, file, keys.child("fields"));
  if (const YAML::Node tasks = keys.child("tasks"); tasks) {
    Keys inner(file, tasks);
    form.tasks = {inner.pattern_or_empty("header"), inner.pattern_or_empty("until")};
    inner.finish();
  }
  form.values = read_values(file, keys.child("values"));
  form.marks = read_values(file, keys.child("marks"));
  form.ignored = keys.folded_list("ignored");
  read_who(form, file, keys.child("who"));
  read_preamble(form, file, keys.child("preamble"));
  form.separator = keys.pattern_or_empty("separator");
  form.row_item = keys.pattern_or_empty("row_item");
  form.row_group = keys.pattern_or_empty("row_group");
  form.needs = keys.folded_list("needs");
  if (form.needs.empty() && form.kind == FormKind::works) form.needs = {"procedure", "subject", "grade", "year"};
  form.exam_row = keys.pattern_or_empty("exam_row");
  read_exams(form, file, keys.child("exams"));
  read_fixed(form, file, keys.child("fixed"));
  read_words(form, keys);
  keys.finish();
  return form;
}

}  // namespace vekha::catalog
