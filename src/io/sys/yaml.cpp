#include "io/sys/yaml.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::sys {

struct YamlMap::Content {
  std::string file;
  YAML::Node node;
};

namespace {

[[noreturn]] void refuse(const std::string& file, int line, const std::string& message) {
  throw Error(Code::bad_input,
              "Справочник «" + file + "», строка " + std::to_string(std::max(line, 0) + 1) + ": " + message);
}

/// A node without changing the tree: operator[] of a const node does not insert.
YAML::Node look(const YamlMap::Content& content, std::string_view key) {
  const YAML::Node& node = content.node;
  return node[std::string(key)];
}

template <class T>
std::vector<T> scalars(const YamlMap& map, const YAML::Node& list, std::string_view key) {
  std::vector<T> out;
  if (!list) return out;
  if (!list.IsSequence()) map.fail(key, "ожидался список.");
  for (const YAML::Node& item : list) {
    if (!item.IsScalar()) map.fail(key, "в списке ожидались простые значения.");
    try {
      out.push_back(item.as<T>());
    } catch (const YAML::Exception&) {
      map.fail(key, "значение «" + item.Scalar() + "» не того вида.");
    }
  }
  return out;
}

}  // namespace

void YamlMap::fail(std::string_view key, const std::string& message) const {
  const YAML::Node found = look(*content_, key);
  refuse(content_->file, found ? found.Mark().line : content_->node.Mark().line,
         "ключ «" + std::string(key) + "»: " + message);
}

void YamlMap::only(std::initializer_list<std::string_view> keys) const {
  for (const auto& entry : content_->node) {
    const auto key = entry.first.as<std::string>();
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
      refuse(content_->file, entry.first.Mark().line, "неизвестный ключ «" + key + "».");
  }
}

bool YamlMap::has(std::string_view key) const { return static_cast<bool>(look(*content_, key)); }

std::string YamlMap::text(std::string_view key) const {
  const YAML::Node found = look(*content_, key);
  if (!found || !found.IsScalar()) fail(key, "нет значения.");
  return std::string(trimmed(found.Scalar()));
}

std::string YamlMap::text_or(std::string_view key, std::string_view fallback) const {
  return has(key) ? text(key) : std::string(fallback);
}

std::int64_t YamlMap::integer(std::string_view key) const {
  const auto value = parse_integer(text(key));
  if (!value) fail(key, "ожидалось целое число, стоит «" + text(key) + "».");
  return *value;
}

std::optional<std::int64_t> YamlMap::maybe_integer(std::string_view key) const {
  if (!has(key)) return std::nullopt;
  return integer(key);
}

double YamlMap::number(std::string_view key) const {
  const auto value = parse_number(text(key));
  if (!value) fail(key, "ожидалось число, стоит «" + text(key) + "».");
  return *value;
}

std::optional<double> YamlMap::maybe_number(std::string_view key) const {
  if (!has(key)) return std::nullopt;
  return number(key);
}

std::vector<std::string> YamlMap::texts(std::string_view key) const {
  return scalars<std::string>(*this, look(*content_, key), key);
}

std::vector<double> YamlMap::numbers(std::string_view key) const {
  return scalars<double>(*this, look(*content_, key), key);
}

std::vector<YamlMap> YamlMap::maps(std::string_view key) const {
  std::vector<YamlMap> out;
  const YAML::Node list = look(*content_, key);
  if (!list) return out;
  if (!list.IsSequence()) fail(key, "ожидался список.");
  for (const YAML::Node& item : list) {
    if (!item.IsMap()) fail(key, "в списке ожидались записи «ключ: значение».");
    out.emplace_back(std::make_shared<const Content>(Content{content_->file, item}));
  }
  return out;
}

std::optional<YamlMap> YamlMap::map(std::string_view key) const {
  const YAML::Node found = look(*content_, key);
  if (!found) return std::nullopt;
  if (!found.IsMap()) fail(key, "ожидалась запись «ключ: значение».");
  return YamlMap(std::make_shared<const Content>(Content{content_->file, found}));
}

YamlMap read_yaml(std::string_view file, std::string_view content) {
  const std::string name(file);
  try {
    const YAML::Node top = YAML::Load(std::string(content));
    if (!top.IsMap()) refuse(name, 0, "ожидалась запись «ключ: значение».");
    return YamlMap(std::make_shared<const YamlMap::Content>(YamlMap::Content{name, top}));
  } catch (const YAML::Exception& error) {
    refuse(name, error.mark.line, "это не YAML: " + error.msg + ".");
  }
}

}  // namespace vekha::sys
