#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "domain/imports/imports.hpp"

namespace vekha::imports {
namespace {

namespace fs = std::filesystem;

std::string slug(const catalog::Exam& exam) {
  const std::string text =
      exam.procedure + " " + std::to_string(exam.year) + " " + std::to_string(exam.grade) + " " + exam.subject;
  return replaced(replaced(replaced(folded(text), " ", "-"), "/", "-"), "..", "-");
}

/// The file as it was stays beside, so that a change can be taken back by hand.
void write_file(const fs::path& path, const std::string& content) {
  fs::create_directories(path.parent_path());
  std::error_code ignored;
  if (fs::exists(path)) fs::copy_file(path, path.string() + ".prev", fs::copy_options::overwrite_existing, ignored);
  const fs::path fresh = path.string() + ".new";
  {
    std::ofstream out(fresh, std::ios::binary);
    out << content;
    if (!out.flush())
      throw Error(Code::storage, "Не удалось записать «" + path.string() + "». Проверьте место на диске и права.");
  }
  fs::rename(fresh, path);
}

std::map<catalog::Exam, catalog::Kim> merged_kims(const catalog::Catalog& known, const Draft& draft) {
  std::map<catalog::Exam, catalog::Kim> out;
  for (const catalog::Kim& kim : draft.kims) {
    const auto [it, fresh] = out.try_emplace(kim.exam);
    const catalog::Kim* before = known.find_kim(kim.exam);
    if (fresh && before != nullptr) it->second = *before;
    it->second = catalog::merged(it->second, kim);
  }
  return out;
}

/// Scales that are to be written: those the catalogue does not hold word for word.
std::map<std::string, std::vector<catalog::Scale>> fresh_scales(const catalog::Catalog& known, const Draft& draft) {
  std::map<std::string, std::vector<catalog::Scale>> out;
  for (const catalog::Scale& scale : draft.scales) {
    const auto before = known.find_scale(scale.exam);
    if (before && before->from == scale.from && before->maximum == scale.maximum) continue;
    out[folded(scale.exam.procedure) + "-" + std::to_string(scale.exam.year)].push_back(scale);
  }
  return out;
}

}  // namespace

std::vector<std::string> keep_knowledge(const std::string& folder, const Draft& draft) {
  const catalog::Catalog known = catalog::load(folder);
  std::vector<std::string> out;
  const auto write = [&](const std::string& name, const std::string& content) {
    write_file(fs::path(folder) / name, content);
    out.push_back(name);
  };
  for (const auto& [exam, kim] : merged_kims(known, draft))
    write("catalog/kim/" + slug(exam) + ".yaml", catalog::kim_text(kim));
  for (const auto& [name, scales] : fresh_scales(known, draft)) {
    const std::string file = "catalog/scales/own-" + name + ".yaml";
    std::vector<catalog::Scale> all = scales;
    for (const catalog::Scale& scale : known.scales) {
      const bool own = scale.file == file;
      const bool replaced =
          std::any_of(scales.begin(), scales.end(), [&](const auto& one) { return one.exam == scale.exam; });
      if (own && !replaced) all.push_back(scale);
    }
    write(file, catalog::scales_text(all));
  }
  for (const OwnForm& form : draft.own_forms) write("catalog/forms/" + form.name + ".yaml", form.text);
  return out;
}

}  // namespace vekha::imports
