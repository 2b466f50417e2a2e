#include <algorithm>

#include "base/text.hpp"
#include "domain/objectivity/method.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::objectivity {
namespace {

SignRule read_sign(const sys::YamlMap& row) {
  row.only({"id", "title", "rule", "meaning", "listed"});
  SignRule sign{row.text("id"), row.text("title"), row.text("rule"), row.text("meaning"), {}};
  for (const sys::YamlMap& listed : row.maps("listed")) {
    listed.only({"procedure", "grade", "subject"});
    sign.listed.push_back(
        {listed.text("procedure"), static_cast<int>(listed.integer("grade")), listed.text("subject")});
  }
  return sign;
}

Method read_method(const sys::EmbeddedFile& file) {
  const sys::YamlMap top = sys::read_yaml(file.path, file.content);
  top.only({"id", "title", "source", "factor", "small", "limits", "signs", "notes"});
  Method method{.id = top.text("id"),
                .title = top.text("title"),
                .source = top.text("source"),
                .factor = top.number("factor"),
                .small = top.integer("small"),
                .signs = {},
                .notes = top.texts("notes")};
  if (top.has("limits"))
    for (const sys::YamlMap& row : top.maps("limits")) {
      row.only({"id", "value"});
      method.limits[row.text("id")] = row.number("value");
    }
  for (const sys::YamlMap& row : top.maps("signs")) method.signs.push_back(read_sign(row));
  return method;
}

const std::vector<Method>& methods() {
  static const std::vector<Method> all = [] {
    std::vector<Method> out;
    for (const sys::EmbeddedFile& file : sys::embedded_under("catalog/methods/")) out.push_back(read_method(file));
    return out;
  }();
  return all;
}

}  // namespace

bool SignRule::lists(const results::Exam& exam) const {
  return std::any_of(listed.begin(), listed.end(), [&](const Listed& row) {
    return row.procedure == exam.procedure && row.grade == exam.grade && row.subject == exam.subject;
  });
}

const SignRule& Method::sign(std::string_view sign_id) const {
  for (const SignRule& rule : signs)
    if (rule.id == sign_id) return rule;
  throw Error(Code::internal, "В методике " + id + " нет признака " + std::string(sign_id) + ".");
}

double Method::limit(const std::string& name) const {
  const auto found = limits.find(name);
  if (found == limits.end()) throw Error(Code::internal, "В методике " + id + " нет порога " + name + ".");
  return found->second;
}

const Method& method(std::string_view id) {
  std::vector<std::string> known;
  for (const Method& row : methods()) {
    if (row.id == id) return row;
    known.push_back(row.id);
  }
  throw Error(Code::not_found,
              "Методика «" + std::string(id) + "» не известна. Известны: " + joined(known, ", ") + ".");
}

}  // namespace vekha::objectivity
