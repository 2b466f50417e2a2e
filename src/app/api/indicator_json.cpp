#include "app/api/indicator_json.hpp"

#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::api {

std::map<std::string, double> numbers_of(const Call& call, std::string_view parameter) {
  std::map<std::string, double> out;
  for (const std::string& part : split(call.maybe_text(parameter).value_or(""), ';')) {
    if (trimmed(part).empty()) continue;
    const auto sign = part.find('=');
    double value = 0;
    const char* end = part.data() + part.size();
    if (sign == std::string::npos || std::from_chars(part.data() + sign + 1, end, value).ptr != end ||
        !std::isfinite(value))
      throw Error(Code::bad_arguments,
                  "Параметр «" + std::string(parameter) + "» пишут так: имя=число;имя=число, дробь через точку.");
    out[std::string(trimmed(part.substr(0, sign)))] = value;
  }
  return out;
}

std::optional<double> number_in(const Fields& fields, std::string_view name) {
  const auto found = fields.values().find(name);
  if (found == fields.values().end() || std::holds_alternative<std::nullptr_t>(found->second)) return std::nullopt;
  if (const auto* whole = std::get_if<std::int64_t>(&found->second)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&found->second)) return *real;
  throw Error(Code::bad_arguments, "Параметр «" + std::string(name) + "»: нужно число.");
}

}  // namespace vekha::api
