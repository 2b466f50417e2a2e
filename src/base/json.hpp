// A streaming JSON writer: long lists leave without being built in memory first.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/estimate.hpp"

namespace vekha {

/// Writes one JSON value. Keys and values must alternate as JSON demands; misuse is a programmer's mistake.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(double number);  ///< not finite → null
  JsonWriter& value(bool truth);
  JsonWriter& null();
  /// Ready JSON text, trusted.
  JsonWriter& raw(std::string_view json);

  template <class T>
  JsonWriter& value(const std::optional<T>& maybe) {
    return maybe ? value(*maybe) : null();
  }
  template <class T>
  JsonWriter& field(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  JsonWriter& list(std::string_view name, const std::vector<std::string>& texts);

  const std::string& text() const { return out_; }
  /// Moves out what was written so far (for streaming).
  std::string take();

 private:
  void comma();
  std::string out_;
  std::string open_;   ///< stack of '{' and '['
  bool first_ = true;  ///< nothing written yet at this level
  bool after_key_ = false;
};

/// {"value":…,"n":…,"lo":…,"hi":…} or {"value":null,"absence":"too_few","absence_text":"мало работ","n":…}.
void write_estimate(JsonWriter& json, const Estimate& estimate);

}  // namespace vekha
