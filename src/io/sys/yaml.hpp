// Catalogue files: YAML read strictly, so that a misspelt key is an error with file and line, never a silent default.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::sys {

/// One mapping of a YAML file. All functions throw bad_input that names file, line and key.
class YamlMap {
 public:
  struct Content;
  explicit YamlMap(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

  /// Throws when there is a key that is not in the list.
  void only(std::initializer_list<std::string_view> keys) const;
  bool has(std::string_view key) const;
  std::string text(std::string_view key) const;
  std::string text_or(std::string_view key, std::string_view fallback) const;
  std::int64_t integer(std::string_view key) const;
  std::optional<std::int64_t> maybe_integer(std::string_view key) const;
  double number(std::string_view key) const;
  std::optional<double> maybe_number(std::string_view key) const;
  /// Empty when the key is absent.
  std::vector<std::string> texts(std::string_view key) const;
  std::vector<double> numbers(std::string_view key) const;
  std::vector<YamlMap> maps(std::string_view key) const;
  std::optional<YamlMap> map(std::string_view key) const;
  /// A complaint about a value, with file and line: to be thrown.
  [[noreturn]] void fail(std::string_view key, const std::string& message) const;

 private:
  std::shared_ptr<const Content> content_;
};

/// The top mapping of a file. `file` is only for messages.
YamlMap read_yaml(std::string_view file, std::string_view content);

}  // namespace vekha::sys
