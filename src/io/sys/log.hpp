// The log: one JSON object a line, in a file that is turned over. Never names, logins, file contents or addresses.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace vekha::sys {

enum class Level { info, warning, error };

struct LogField {
  std::string_view name;
  std::variant<std::int64_t, double, std::string> value;
};

/// Thread-safe.
class Log {
 public:
  /// Writes to `file` (10 MiB, five old ones kept), made with its folder. Throws storage.
  explicit Log(const std::string& file);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// {"at":…,"level":…,"event":…, fields…}
  void write(Level level, std::string_view event, std::initializer_list<LogField> fields) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vekha::sys
