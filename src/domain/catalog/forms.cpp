#include <algorithm>
#include <array>
#include <regex>

#include "base/text.hpp"
#include "domain/catalog/yaml.hpp"

namespace vekha::catalog {
namespace {

constexpr std::array<std::string_view, 19> kFields{
    "procedure",    "year",  "subject", "grade",    "school",       "school_name", "municipality_code",
    "municipality", "pupil", "class",   "sex",      "class_number", "variant",     "variant_2",
    "journal_mark", "mark",  "total",   "uploaded", "maximum"};

FieldRule read_field(const std::string& file, const std::string& name, const YAML::Node& node) {
  Keys keys(file, node);
  FieldRule rule;
  rule.field = name;
  rule.headers = keys.folded_list("headers");
  if (const YAML::Node patterns = keys.child("patterns"); patterns)
    for (const YAML::Node& item : patterns) rule.patterns.push_back(item.as<std::string>());
  rule.extract = keys.pattern_or_empty("extract");
  rule.required = keys.truth_or("required", "false");
  keys.finish();
  if (rule.headers.empty() && rule.patterns.empty())
    complain(file, node, "у поля «" + name + "» нет ни headers, ни patterns.");
  for (const std::string& pattern : rule.patterns) try {
      std::regex check(pattern);
    } catch (const std::regex_error&) {
      complain(file, node, "не разобрано регулярное выражение «" + pattern + "».");
    }
  return rule;
}

void read_fields(Form& form, const std::string& file, const YAML::Node& node) {
  if (!node || !node.IsMap()) complain(file, node, "не хватает ключа «fields» с полями формы.");
  for (const auto& pair : node) {
    const std::string name = pair.first.as<std::string>();
    if (std::find(kFields.begin(), kFields.end(), name) == kFields.end())
      complain(file, pair.first, "неизвестное поле «" + name + "».");
    form.fields.push_back(read_field(file, name, pair.second));
  }
  if (form.field("pupil") == nullptr) complain(file, node, "в форме нет поля «pupil» (код участника).");
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

}  // namespace

Form read_form(const std::string& file, const YAML::Node& root) {
  Keys keys(file, root);
  Form form;
  const std::size_t slash = file.rfind('/') + 1;
  form.name = file.substr(slash, file.rfind('.') - slash);
  form.title = keys.text("title");
  form.source = keys.text("source");
  form.procedure = keys.text_or("procedure", "");
  form.sheet = keys.pattern_or_empty("sheet");
  form.by_content = keys.truth_or("by_content", "true");
  form.one_school = keys.truth_or("one_school", "false");
  read_fields(form, file, keys.child("fields"));
  if (const YAML::Node tasks = keys.child("tasks"); tasks) {
    Keys inner(file, tasks);
    form.tasks = {inner.pattern_or_empty("header"), inner.pattern_or_empty("until")};
    inner.finish();
  }
  if (const YAML::Node preamble = keys.child("preamble"); preamble) {
    Keys inner(file, preamble);
    form.preamble = {inner.pattern_or_empty("exam"), inner.pattern_or_empty("subject"),
                     inner.pattern_or_empty("maximum")};
    inner.finish();
  }
  form.separator = keys.pattern_or_empty("separator");
  read_fixed(form, file, keys.child("fixed"));
  replace_if_given(form.absent, keys.folded_list("absent"));
  replace_if_given(form.not_started, keys.folded_list("not_started"));
  replace_if_given(form.not_taught, keys.folded_list("not_taught"));
  keys.finish();
  return form;
}

}  // namespace vekha::catalog
