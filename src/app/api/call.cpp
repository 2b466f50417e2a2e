#include "app/api/call.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::api {
namespace {

namespace json = boost::json;

std::vector<std::int64_t> numbers_of(const json::array& list) {
  constexpr std::size_t kMost = 10'000;
  std::vector<std::int64_t> numbers;
  for (const json::value& each : list) {
    if (!each.is_int64() || list.size() > kMost)
      throw Error(Code::bad_arguments, "В теле запроса список принимается только из целых чисел.");
    numbers.push_back(each.get_int64());
  }
  return numbers;
}

std::vector<std::string> texts_of(const json::array& list) {
  std::vector<std::string> texts;
  for (const json::value& each : list) {
    if (!each.is_string()) throw Error(Code::bad_arguments, "В теле запроса список принимается только из строк.");
    texts.emplace_back(each.get_string());
  }
  return texts;
}

Fields::Value value_of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null: return nullptr;
    case json::kind::bool_: return value.get_bool();
    case json::kind::int64: return value.get_int64();
    case json::kind::uint64: return static_cast<double>(value.get_uint64());
    case json::kind::double_: return value.get_double();
    case json::kind::string: return std::string(value.get_string());
    default: throw Error(Code::bad_arguments, "В теле запроса вложенные значения не принимаются.");
  }
}

[[noreturn]] void wrong(std::string_view name, std::string_view expected) {
  throw Error(Code::bad_arguments, "Параметр «" + std::string(name) + "»: нужно " + std::string(expected) + ".");
}

int small(std::string_view name, const std::optional<std::int64_t>& number) {
  constexpr std::int64_t kMost = 1'000'000'000;
  if (!number || *number < -kMost || *number > kMost) wrong(name, "целое число");
  return static_cast<int>(*number);
}

}  // namespace

Fields::Fields(const std::string& body, std::string_view nested)
    : Fields(body, std::vector<std::string_view>{nested}) {}

Fields::Fields(const std::string& body, const std::vector<std::string_view>& nested) {
  json::error_code failure;
  const json::value root = json::parse(body, failure);
  if (failure || !root.is_object()) throw Error(Code::bad_arguments, "Тело запроса — не объект JSON.");
  for (const auto& entry : root.get_object()) {
    const std::string key(entry.key());
    if (std::find(nested.begin(), nested.end(), key) != nested.end()) continue;
    if (!entry.value().is_array()) {
      values_[key] = value_of(entry.value());
      continue;
    }
    const json::array& list = entry.value().get_array();
    if (list.empty() || list.front().is_string()) texts_[key] = texts_of(list);
    if (list.empty() || !list.front().is_string()) lists_[key] = numbers_of(list);
  }
}

std::string Fields::text(std::string_view name) const {
  auto found = maybe_text(name);
  if (!found) wrong(name, "указать значение");
  return *found;
}

std::optional<std::string> Fields::maybe_text(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || std::holds_alternative<std::nullptr_t>(found->second)) return std::nullopt;
  const auto* text = std::get_if<std::string>(&found->second);
  if (text == nullptr) wrong(name, "указать строку");
  return *text;
}

std::optional<bool> Fields::maybe_truth(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || std::holds_alternative<std::nullptr_t>(found->second)) return std::nullopt;
  const auto* truth = std::get_if<bool>(&found->second);
  if (truth == nullptr) wrong(name, "true или false");
  return *truth;
}

std::optional<std::vector<std::int64_t>> Fields::maybe_integers(std::string_view name) const {
  const auto found = lists_.find(name);
  if (found != lists_.end()) return found->second;
  const auto other = values_.find(name);
  if (other != values_.end() && !std::holds_alternative<std::nullptr_t>(other->second))
    wrong(name, "список целых чисел");
  return std::nullopt;
}

std::optional<std::vector<std::string>> Fields::maybe_texts(std::string_view name) const {
  const auto found = texts_.find(name);
  if (found != texts_.end()) return found->second;
  const auto other = values_.find(name);
  const bool absent = other == values_.end() || std::holds_alternative<std::nullptr_t>(other->second);
  if (!absent || lists_.contains(name)) wrong(name, "указать список строк");
  return std::nullopt;
}

std::vector<Fields> objects_of(const std::string& body, std::string_view name) {
  json::error_code failure;
  const json::value root = json::parse(body, failure);
  const json::value* list = failure || !root.is_object() ? nullptr : root.get_object().if_contains(name);
  if (list == nullptr || !list->is_array()) wrong(name, "указать список");
  std::vector<Fields> out;
  for (const json::value& item : list->get_array()) out.emplace_back(json::serialize(item));
  return out;
}

std::optional<int> Fields::maybe_integer(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || std::holds_alternative<std::nullptr_t>(found->second)) return std::nullopt;
  if (const auto* number = std::get_if<std::int64_t>(&found->second)) return small(name, *number);
  const auto* text = std::get_if<std::string>(&found->second);
  return small(name, text == nullptr ? std::nullopt : parse_integer(*text));
}

std::int64_t Call::id() const {
  const std::int64_t number = parse_integer(key).value_or(0);
  if (number <= 0) throw Error(Code::not_found, "Номера «" + prefix(key, 40) + "» нет.");
  return number;
}

const people::Viewer& Call::who() const {
  VEKHA_CHECK(viewer != nullptr);
  return *viewer;
}

std::optional<std::string> Call::maybe_text(std::string_view name) const {
  auto found = request.parameter(name);
  if (found && found->empty()) return std::nullopt;
  return found;
}

std::optional<int> Call::maybe_integer(std::string_view name) const {
  const auto found = maybe_text(name);
  if (!found) return std::nullopt;
  return small(name, parse_integer(*found));
}

std::string Call::text(std::string_view name) const {
  auto found = maybe_text(name);
  if (!found) wrong(name, "указать значение");
  return *found;
}

int Call::integer(std::string_view name) const {
  const auto found = maybe_integer(name);
  if (!found) wrong(name, "указать целое число");
  return *found;
}

http::Response json_text(std::string text) {
  return {.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, .body = std::move(text)};
}

http::Response json_response(JsonWriter& json) { return json_text(json.take()); }

http::Response no_content() { return {.status = 204, .headers = {{"Cache-Control", "no-store"}}}; }

}  // namespace vekha::api
