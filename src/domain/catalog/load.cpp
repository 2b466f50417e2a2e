#include <algorithm>
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
    Subject subject{keys.text("name"), keys.folded_list("forms"), keys.folded_list("codes")};
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
    read_scales(catalog, file, parse(file, content));
  } else if (file.starts_with("catalog/kim/")) {
    catalog.kims.push_back(read_kim(file, parse(file, content)));
    catalog.kims.back().file = file;
  } else if (file == "catalog/checks/results.yaml") {
    read_rules(catalog, file, parse(file, content));
  } else if (file == "catalog/forms/personal.yaml") {
    read_personal(catalog, file, parse(file, content));
  } else if (file == "catalog/forms/synonyms.yaml") {
    catalog.synonyms = read_synonyms(file, parse(file, content));
  } else if (file.starts_with("catalog/forms/")) {
    catalog.forms.push_back(read_form(file, parse(file, content)));
  } else if (file.starts_with("catalog/subjects/")) {
    read_subjects(catalog, file, parse(file, content));
  } else if (file == "catalog/calendars/settings.yaml") {
    catalog.term_settings = read_term_settings(file, parse(file, content));
  } else if (file.starts_with("catalog/calendars/")) {
    catalog.calendars.push_back(read_calendar(file, parse(file, content)));
  } else if (file.starts_with("catalog/procedures/")) {
    read_procedures(catalog, file, parse(file, content));
  }
}

/// Forms of works learn the headings their columns have elsewhere.
void add_synonyms(Catalog& catalog) {
  for (Form& form : catalog.forms) {
    if (form.kind != FormKind::works) continue;
    for (FieldRule& rule : form.fields)
      for (const FieldRule& common : catalog.synonyms) {
        if (common.field != rule.field || (rule.required && !form.synonyms)) continue;
        rule.common = common.headers;
        rule.common_patterns = common.patterns;
      }
  }
}

void read_checked(Catalog& catalog, const std::string& file, const std::string& content) {
  try {
    read_file(catalog, file, content);
  } catch (const YAML::Exception& error) {
    throw Error(Code::bad_input, "Справочник «" + file + "», строка " + std::to_string(error.mark.line + 1) +
                                     ": значение не разобрано.");
  }
}

/// What the organisation wrote itself is found before what came with the program.
template <class T>
void own_first(std::vector<T>& all) {
  std::stable_partition(all.begin(), all.end(),
                        [](const T& one) { return one.file.starts_with("catalog/scales/own-"); });
}

Catalog read_all(const Files& files) {
  Catalog catalog;
  for (const auto& [file, content] : files) read_checked(catalog, file, content);
  own_first(catalog.scales);
  own_first(catalog.minima);
  if (const auto own = files.find(kOwnRules); own != files.end())
    apply_changes(catalog, read_rule_changes(kOwnRules, parse(kOwnRules, own->second)));
  add_synonyms(catalog);
  return catalog;
}

}  // namespace

Catalog read_one(const std::string& file, const std::string& content) {
  Catalog out;
  read_checked(out, file, content);
  return out;
}

Catalog load(const std::string& data_folder) {
  Files files = embedded_files();
  if (!data_folder.empty()) lay_over(files, data_folder);
  return read_all(files);
}

Catalog built_in() { return load({}); }

}  // namespace vekha::catalog
