#include "io/sheet/package.hpp"

#include "base/text.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/xml.hpp"

namespace vekha::sheet {
namespace {

constexpr std::size_t kMaxRelations = 20'000;

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

/// "../media/a.png" from "xl/worksheets/" → "xl/media/a.png"; steps above the root stay at the root.
std::string resolved(const std::string& folder, std::string_view target) {
  const std::string joined_path =
      target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target);
  std::vector<std::string> steps;
  for (std::string& step : split(joined_path, '/')) {
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(std::move(step));
    }
  }
  return joined(steps, "/");
}

class RelationsHandler : public XmlHandler {
 public:
  RelationsHandler(std::string folder, const std::string& file) : folder_(std::move(folder)), file_(file) {}

  void open(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship" || attributes.get("TargetMode") == "External") return;
    if (found.size() >= kMaxRelations) refuse(Code::too_large, file_, "в файле слишком много связей", kSplitFile);
    const std::string_view type = attributes.get("Type");
    found.push_back({std::string(attributes.get("Id")), std::string(type.substr(type.rfind('/') + 1)),
                     resolved(folder_, attributes.get("Target"))});
  }
  void close(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<Relation> found;

 private:
  std::string folder_;
  const std::string& file_;
};

}  // namespace

std::vector<Relation> relations(const Archive& archive, const std::string& part) {
  const std::string folder = folder_of(part);
  const std::string list = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  if (!archive.has(list)) return {};
  RelationsHandler handler(folder, archive.file());
  parse_xml(*archive.open(list), handler);
  return std::move(handler.found);
}

std::string target_of(const std::vector<Relation>& relations, std::string_view kind) {
  for (const Relation& relation : relations)
    if (relation.kind == kind) return relation.target;
  return {};
}

}  // namespace vekha::sheet
