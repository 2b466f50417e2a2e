#include "domain/catalog/yaml.hpp"

#include <algorithm>
#include <regex>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::catalog {

void complain(const std::string& file, const YAML::Node& node, const std::string& what) {
  const int line = node.Mark().line + 1;
  throw Error(Code::bad_input, "Справочник «" + file + "», строка " + std::to_string(std::max(line, 1)) + ": " + what);
}

Keys::Keys(std::string file, YAML::Node node) : file_(std::move(file)), node_(std::move(node)) {
  if (!node_.IsMap()) complain(file_, node_, "здесь должны стоять ключи со значениями.");
}

YAML::Node Keys::get(const char* key) {
  known_.emplace_back(key);
  return node_[key];
}

std::string Keys::text(const char* key) {
  const YAML::Node value = get(key);
  if (!value) complain(file_, node_, std::string("не хватает ключа «") + key + "».");
  if (!value.IsScalar()) complain(file_, value, std::string("у ключа «") + key + "» должно быть одно значение.");
  return value.as<std::string>();
}

std::string Keys::text_or(const char* key, const std::string& otherwise) {
  if (has(key)) return text(key);
  known_.emplace_back(key);
  return otherwise;
}

int Keys::number(const char* key) {
  const std::string written = text(key);
  const auto number = parse_integer(written);
  if (!number || *number < 0 || *number > 1'000'000)
    complain(file_, node_[key],
             std::string("у ключа «") + key + "» должно быть целое число, а стоит «" + written + "».");
  return static_cast<int>(*number);
}

bool Keys::truth_or(const char* key, const char* otherwise) {
  const std::string written = text_or(key, otherwise);
  if (written != "true" && written != "false")
    complain(file_, node_[key], std::string("у ключа «") + key + "» должно быть true или false.");
  return written == "true";
}

std::vector<std::string> Keys::folded_list(const char* key) {
  const YAML::Node value = get(key);
  std::vector<std::string> out;
  if (!value) return out;
  if (!value.IsSequence()) complain(file_, value, std::string("у ключа «") + key + "» должен быть список.");
  for (const YAML::Node& item : value) out.push_back(folded(item.as<std::string>()));
  return out;
}

std::string Keys::pattern_or_empty(const char* key) {
  const std::string pattern = text_or(key, "");
  try {
    std::regex check(pattern);
  } catch (const std::regex_error&) {
    complain(file_, node_[key], "не разобрано регулярное выражение «" + pattern + "».");
  }
  return pattern;
}

YAML::Node Keys::child(const char* key) { return get(key); }

void Keys::finish() const {
  for (const auto& pair : node_) {
    const std::string key = pair.first.as<std::string>();
    if (std::find(known_.begin(), known_.end(), key) == known_.end())
      complain(file_, pair.first, "неизвестный ключ «" + key + "».");
  }
}

}  // namespace vekha::catalog
