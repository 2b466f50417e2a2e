// A small streaming XML writer: escapes everything, drops control characters, closes what it opened.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vekha::doc {

/// An attribute's value: text or a whole number.
struct XmlValue {
  std::string text;
  XmlValue(std::string value) : text(std::move(value)) {}
  XmlValue(std::string_view value) : text(value) {}
  XmlValue(const char* value) : text(value) {}
  XmlValue(int value) : text(std::to_string(value)) {}
};
using XmlAttributes = std::initializer_list<std::pair<std::string_view, XmlValue>>;

class XmlWriter {
 public:
  XmlWriter();  ///< writes the declaration
  XmlWriter& open(std::string_view name, XmlAttributes attributes = {});
  XmlWriter& close();
  /// An element without content.
  XmlWriter& leaf(std::string_view name, XmlAttributes attributes = {});
  /// An element with text only.
  XmlWriter& leaf_text(std::string_view name, std::string_view content, XmlAttributes attributes = {});
  XmlWriter& text(std::string_view content);
  /// Ready XML, trusted.
  XmlWriter& raw(std::string_view xml);
  /// The whole text; everything opened must have been closed.
  std::string take();

 private:
  void start(std::string_view name, XmlAttributes attributes);
  std::string out_;
  std::vector<std::string> open_;
};

/// A shortest decimal number with a point, as XML wants it.
std::string xml_number(double value);

}  // namespace vekha::doc
