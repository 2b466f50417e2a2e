// Values of results: a number, or the reason why there is none. Missing, zero, not applicable, suppressed and withdrawn
// are never taken for one another.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vekha::results {

enum class Status : std::uint8_t { present, missing, not_applicable, suppressed, withdrawn };
std::string_view status_name(Status status);   ///< "present", "missing", "not_applicable", "suppressed", "withdrawn"
std::string_view status_title(Status status);  ///< «есть», «нет данных», «н/п», «скрыто», «отозвано»

/// A whole number of points or a mark; zero is a number like any other.
class Score {
 public:
  constexpr Score() = default;
  constexpr Score(int value) : value_(value), status_(Status::present) {}
  constexpr Score(std::optional<int> maybe) : Score(maybe ? Score(*maybe) : Score()) {}
  static constexpr Score absent(Status why) {
    Score out;
    out.status_ = why;
    return out;
  }
  /// As the facts keep it: the value, or a negative number for the reason.
  static constexpr Score from_stored(std::int64_t stored) {
    return stored >= 0 ? Score(static_cast<int>(stored)) : absent(static_cast<Status>(-stored));
  }
  constexpr int stored() const { return has_value() ? value_ : -static_cast<int>(status_); }

  constexpr bool has_value() const { return status_ == Status::present; }
  explicit constexpr operator bool() const { return has_value(); }
  constexpr int operator*() const { return value_; }
  constexpr int value_or(int otherwise) const { return has_value() ? value_ : otherwise; }
  constexpr Status status() const { return status_; }
  friend constexpr bool operator==(const Score&, const Score&) = default;

 private:
  int value_ = 0;
  Status status_ = Status::missing;
};

/// A mark where 0 means there is none.
constexpr Score mark(int number) { return number > 0 ? Score(number) : Score(); }

/// What stands in the cell of a task.
enum class Flag : std::uint8_t {
  score,
  not_started,     ///< «X»
  not_taught,      ///< «не пройдено»
  blank,           ///< missing
  other,           ///< not understood
  not_applicable,  ///< the variant has no such task
  suppressed,
  withdrawn
};
struct TaskValue {
  std::int16_t score = 0;
  Flag flag = Flag::blank;
  static constexpr TaskValue from_stored(std::int64_t stored) {
    return stored >= 0 ? TaskValue{static_cast<std::int16_t>(stored), Flag::score}
                       : TaskValue{0, static_cast<Flag>(-stored)};
  }
  constexpr std::int16_t stored() const {
    return flag == Flag::score ? score : static_cast<std::int16_t>(-static_cast<int>(flag));
  }
};
std::string_view flag_name(Flag flag);   ///< "score", "not_started" …
std::string_view flag_title(Flag flag);  ///< «X», «не пройдено», «нет данных», «не понято», «н/п», «скрыто», «отозвано»

/// Family of a procedure: «vpr», «oge», «ege», «gve», «essay», «rpr», «municipal», «olympiad», «trial», «literacy»,
/// «national», «journal», «other». A trial exam is never counted with the real one.
std::string kind_of_procedure(std::string_view procedure);

}  // namespace vekha::results
