#include "domain/catalog/catalog.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/catalog/yaml.hpp"
#include "io/sys/embedded.hpp"

namespace vekha::catalog {
namespace {

using Files = std::map<std::string, std::string>;  // "catalog/scales/x.yaml" → content

Files embedded_files() {
  Files out;
  for (const sys::EmbeddedFile& file : sys::embedded_under("catalog/"))
    out[std::string(file.path)] = std::string(file.content);
  return out;
}

void lay_over(Files& files, const std::string& folder) {
  namespace fs = std::filesystem;
  const fs::path top = fs::path(folder) / "catalog";
  std::error_code none;
  for (fs::recursive_directory_iterator it(top, none), end; it != end; it.increment(none)) {
    if (!it->is_regular_file() || it->path().extension() != ".yaml") continue;
    std::stringstream content;
    content << std::ifstream(it->path(), std::ios::binary).rdbuf();
    files["catalog/" + fs::relative(it->path(), top).generic_string()] = content.str();
  }
}

YAML::Node parse(const std::string& file, const std::string& content) {
  try {
    return YAML::Load(content);
  } catch (const YAML::Exception& error) {
    throw Error(Code::bad_input, "Справочник «" + file + "», строка " + std::to_string(error.mark.line + 1) +
                                     ": файл YAML не разобран (" + error.msg + ").");
  }
}

void read_subjects(Catalog& catalog, const std::string& file, const YAML::Node& root) {
  Keys top(file, root);
  for (const YAML::Node& node : top.child("subjects")) {
    Keys keys(file, node);
    Subject subject{keys.text("name"), keys.folded_list("forms")};
    keys.finish();
    subject.forms.push_back(folded(subject.name));
    catalog.subjects.push_back(std::move(subject));
  }
  top.finish();
}

void read_procedures(Catalog& catalog, const std::string& file, const YAML::Node& root) {
  Keys top(file, root);
  for (const YAML::Node& node : top.child("procedures")) {
    Keys keys(file, node);
    catalog.procedures.push_back({keys.text("name"), keys.text("title")});
    keys.finish();
  }
  top.finish();
}

void read_personal(Catalog& catalog, const std::string& file, const YAML::Node& root) {
  Keys top(file, root);
  Keys keys(file, top.child("personal"));
  for (std::string& text : keys.folded_list("beginnings")) catalog.personal.beginnings.push_back(std::move(text));
  for (std::string& text : keys.folded_list("names")) catalog.personal.names.push_back(std::move(text));
  keys.finish();
  top.finish();
}

void read_file(Catalog& catalog, const std::string& file, const std::string& content) {
  if (file.starts_with("catalog/scales/")) {
    for (Scale& scale : read_scales(file, parse(file, content))) catalog.scales.push_back(std::move(scale));
  } else if (file == "catalog/forms/personal.yaml") {
    read_personal(catalog, file, parse(file, content));
  } else if (file.starts_with("catalog/forms/")) {
    catalog.forms.push_back(read_form(file, parse(file, content)));
  } else if (file.starts_with("catalog/subjects/")) {
    read_subjects(catalog, file, parse(file, content));
  } else if (file.starts_with("catalog/procedures/")) {
    read_procedures(catalog, file, parse(file, content));
  }
}

Catalog read_all(const Files& files) {
  Catalog catalog;
  for (const auto& [file, content] : files) try {
      read_file(catalog, file, content);
    } catch (const YAML::Exception& error) {
      throw Error(Code::bad_input, "Справочник «" + file + "», строка " + std::to_string(error.mark.line + 1) +
                                       ": значение не разобрано.");
    }
  return catalog;
}

bool is_letter(std::string_view text, std::size_t position) {
  if (position >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[position]);
  return byte >= 0x80 || std::isalpha(byte) != 0;
}

bool ends_inside_word(std::string_view text, std::size_t position) {
  return position > 0 && is_letter(text, position - 1);
}

struct Found {
  std::size_t begin;
  std::size_t end;
  const Subject* subject;
  bool inside(const Found& other) const {
    return begin >= other.begin && end <= other.end && end - begin < other.end - other.begin;
  }
};

void find_form(std::vector<Found>& out, std::string_view text, const Subject& subject, const std::string& form) {
  for (std::size_t at = text.find(form); at != std::string_view::npos; at = text.find(form, at + 1))
    if (!ends_inside_word(text, at) && !is_letter(text, at + form.size()))
      out.push_back({at, at + form.size(), &subject});
}

}  // namespace

std::string Exam::title() const {
  std::string out = procedure;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  if (year > 0) add(std::to_string(year) + " год");
  if (grade > 0) add(std::to_string(grade) + " класс");
  if (!subject.empty()) add(subject);
  return out;
}

const FieldRule* Form::field(std::string_view wanted) const {
  for (const FieldRule& rule : fields)
    if (rule.field == wanted) return &rule;
  return nullptr;
}

bool PersonalColumns::covers(std::string_view header) const {
  if (std::find(names.begin(), names.end(), header) != names.end()) return true;
  const auto begins = [&](const std::string& word) {
    const bool latin = static_cast<unsigned char>(word.front()) < 0x80;
    return header.starts_with(word) && (latin || !is_letter(header, word.size()));
  };
  return std::any_of(beginnings.begin(), beginnings.end(), begins);
}

std::optional<Scale> Catalog::find_scale(const Exam& exam) const {
  for (const Scale& scale : scales)
    if (scale.exam == exam) return scale;
  return std::nullopt;
}

const Form* Catalog::find_form(std::string_view name) const {
  for (const Form& form : forms)
    if (form.name == name) return &form;
  return nullptr;
}

std::vector<std::string> Catalog::subjects_in(std::string_view text) const {
  const std::string whole = replaced(folded(text), "_", " ");
  std::vector<Found> found;
  for (const Subject& subject : subjects)
    for (const std::string& form : subject.forms) catalog::find_form(found, whole, subject, form);
  std::vector<std::string> out;
  for (const Found& one : found) {
    const bool hidden = std::any_of(found.begin(), found.end(), [&](const Found& other) { return one.inside(other); });
    if (!hidden && std::find(out.begin(), out.end(), one.subject->name) == out.end()) out.push_back(one.subject->name);
  }
  return out;
}

std::optional<std::string> Catalog::find_subject(std::string_view text) const {
  const std::vector<std::string> found = subjects_in(text);
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

Catalog load(const std::string& data_folder) {
  Files files = embedded_files();
  if (!data_folder.empty()) lay_over(files, data_folder);
  return read_all(files);
}

Catalog built_in() { return load({}); }

}  // namespace vekha::catalog
