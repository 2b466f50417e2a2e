#include "io/sheet/xml_tree.hpp"

#include "base/text.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/xml.hpp"

namespace vekha::sheet {
namespace {

constexpr std::uint64_t kMaxPieces = 2'000'000;  // elements, attributes and texts together: some 300 MB at worst

class TreeHandler : public XmlHandler {
 public:
  TreeHandler(const ByteSource& source, std::uint64_t max_bytes) : source_(source), max_bytes_(max_bytes) {
    stack_.emplace_back();
  }

  void open(std::string_view name, const Attributes& attributes) override {
    XmlNode node;
    node.name = name;
    attributes.each([&](std::string_view key, std::string_view value) {
      if (key.starts_with("rsid")) return;  // Word's marks of editing sessions
      count(key.size() + value.size());
      node.attributes.emplace_back(key, value);
    });
    count(name.size());
    stack_.push_back(std::move(node));
  }

  void close(std::string_view) override {
    XmlNode node = std::move(stack_.back());
    stack_.pop_back();
    stack_.back().children.push_back(std::move(node));
  }

  void text(std::string_view characters) override {
    std::vector<XmlNode>& siblings = stack_.back().children;
    if (siblings.empty() || !siblings.back().name.empty()) {
      count(0);
      siblings.emplace_back();
    }
    count(characters.size(), 0);
    siblings.back().text.append(characters);
  }

  XmlNode take() { return std::move(stack_.front().children.front()); }

 private:
  void count(std::size_t bytes, std::uint64_t pieces = 1) {
    bytes_ += bytes;
    pieces_ += pieces;
    if (bytes_ > max_bytes_ || pieces_ > kMaxPieces)
      refuse(Code::too_large, source_.file(), "документ слишком велик", kSplitFile);
  }

  const ByteSource& source_;
  std::uint64_t max_bytes_;
  std::uint64_t bytes_ = 0;
  std::uint64_t pieces_ = 0;
  std::vector<XmlNode> stack_;
};

}  // namespace

const XmlNode* XmlNode::child(std::string_view child_name) const {
  for (const XmlNode& node : children)
    if (node.name == child_name) return &node;
  return nullptr;
}

std::string_view XmlNode::attribute(std::string_view attribute_name) const {
  for (const auto& [key, value] : attributes)
    if (key == attribute_name) return value;
  return {};
}

std::string_view XmlNode::child_value(std::string_view child_name) const {
  const XmlNode* const node = child(child_name);
  return node == nullptr ? std::string_view{} : node->attribute("val");
}

int XmlNode::number(std::string_view attribute_name, int otherwise) const {
  const auto value = parse_integer(attribute(attribute_name));
  constexpr std::int64_t kMost = 1'000'000'000;
  return value && *value >= -kMost && *value <= kMost ? static_cast<int>(*value) : otherwise;
}

XmlNode read_xml_tree(ByteSource& source, std::uint64_t max_bytes) {
  TreeHandler handler(source, max_bytes);
  parse_xml(source, handler);
  return handler.take();
}

bool switched_on(const XmlNode* element) {
  if (element == nullptr) return false;
  const std::string_view value = element->attribute("val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

}  // namespace vekha::sheet
