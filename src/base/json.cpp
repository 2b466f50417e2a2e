#include "base/json.hpp"

#include <charconv>
#include <cmath>
#include <utility>

#include "base/error.hpp"

namespace vekha {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;  // from here on nothing needs escaping yet
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, plain, at - plain);
    plain = at + 1;
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  out.append(text, plain);
  out += '"';
}

template <class Number>
void append_number(std::string& out, Number number) {
  char buffer[32];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
}

}  // namespace

void JsonWriter::comma() {
  if (!after_key_ && !first_ && !open_.empty()) out_ += ',';
  first_ = false;
  after_key_ = false;
}

JsonWriter& JsonWriter::begin_object() {
  comma();
  out_ += '{';
  open_ += '{';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  VEKHA_CHECK(!open_.empty() && open_.back() == '{');
  open_.pop_back();
  out_ += '}';
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  comma();
  out_ += '[';
  open_ += '[';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  VEKHA_CHECK(!open_.empty() && open_.back() == '[');
  open_.pop_back();
  out_ += ']';
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  VEKHA_CHECK(!open_.empty() && open_.back() == '{' && !after_key_);
  comma();
  append_escaped(out_, name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  comma();
  append_escaped(out_, text);
  return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
  comma();
  append_number(out_, number);
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  comma();
  append_number(out_, number);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
  comma();
  out_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  comma();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  comma();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::list(std::string_view name, const std::vector<std::string>& texts) {
  key(name).begin_array();
  for (const std::string& text : texts) value(text);
  return end_array();
}

std::string JsonWriter::take() { return std::exchange(out_, {}); }

void write_estimate(JsonWriter& json, const Estimate& estimate) {
  json.begin_object().field("value", estimate.value).field("n", estimate.n);
  if (estimate.interval) json.field("lo", estimate.interval->lo).field("hi", estimate.interval->hi);
  if (!estimate.value)
    json.field("absence", absence_name(estimate.absence)).field("absence_text", absence_text(estimate.absence));
  json.end_object();
}

}  // namespace vekha
