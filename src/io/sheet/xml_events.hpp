// What a parse of XML tells: elements with their attributes, and text between them.
#pragma once
#include <functional>
#include <span>
#include <string_view>

namespace vekha::sheet {

/// An attribute with its local name; the value's data() is never null.
struct Attribute {
  std::string_view name;
  std::string_view value;
};

/// The attributes of an element, valid during the call.
class Attributes {
 public:
  explicit Attributes(std::span<const Attribute> all) : all_(all) {}
  /// The value of the attribute of this local name (prefixes do not matter); data() is null when it is absent.
  std::string_view get(std::string_view local_name) const {
    for (const Attribute& one : all_)
      if (one.name == local_name) return one.value;
    return {};
  }
  /// Every attribute: local name, value.
  void each(const std::function<void(std::string_view, std::string_view)>& attribute) const {
    for (const Attribute& one : all_) attribute(one.name, one.value);
  }
  std::span<const Attribute> all() const { return all_; }

 private:
  std::span<const Attribute> all_;
};

/// Receives the events of one parse; names come without prefixes.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void open(std::string_view name, const Attributes& attributes) = 0;
  virtual void close(std::string_view name) = 0;
  virtual void text(std::string_view characters) = 0;
  /// The rest of the part is of no interest.
  bool finished() const { return finished_; }

 protected:
  void finish() { finished_ = true; }

 private:
  bool finished_ = false;
};

}  // namespace vekha::sheet
