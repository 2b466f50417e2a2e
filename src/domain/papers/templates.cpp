#include <algorithm>

#include "domain/papers/papers.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::papers {
namespace {

Field read_field(const sys::YamlMap& map) {
  map.only({"id", "title", "help", "kind", "required", "default"});
  Field field{.id = map.text("id"),
              .title = map.text("title"),
              .help = map.text_or("help", ""),
              .kind = map.text("kind"),
              .need = map.has("required") ? Field::Need::required : Field::Need::optional,
              .standard = map.text_or("default", "")};
  const bool known = field.kind == "text" || field.kind == "long" || field.kind == "date" || field.kind == "number" ||
                     field.kind == "list";
  if (!known) map.fail("kind", "вид поля — text, long, date, number или list");
  return field;
}

Template read_template(const sys::EmbeddedFile& file) {
  const sys::YamlMap map = sys::read_yaml(file.path, file.content);
  map.only({"id", "title", "kind", "subject", "grounds", "orders", "annex_title", "annex", "fields"});
  Template out{.id = map.text("id"),
               .title = map.text("title"),
               .kind = map.text("kind"),
               .subject = map.text("subject"),
               .grounds = map.text("grounds"),
               .orders = map.texts("orders"),
               .annex_title = map.text_or("annex_title", ""),
               .annex = map.text_or("annex", "")};
  for (const sys::YamlMap& field : map.maps("fields")) out.fields.push_back(read_field(field));
  return out;
}

}  // namespace

const std::vector<Template>& templates() {
  static const std::vector<Template> all = [] {
    std::vector<Template> out;
    for (const sys::EmbeddedFile& file : sys::embedded_under("catalog/templates/")) out.push_back(read_template(file));
    std::ranges::sort(out, {}, &Template::title);
    return out;
  }();
  return all;
}

const Template& template_of(const std::string& id) {
  const auto found = std::ranges::find(templates(), id, &Template::id);
  if (found != templates().end()) return *found;
  std::string known;
  for (const Template& each : templates()) known += (known.empty() ? "" : ", ") + each.id;
  throw Error(Code::not_found, "Шаблона «" + id + "» нет. Есть: " + known + ".");
}

}  // namespace vekha::papers
