#include "core/calendar/period.hpp"

#include "base/text.hpp"
#include "core/calendar/tokens.hpp"

namespace vekha::calendar {
namespace {

bool is_year(const Token& token) {
  return token.word == Word::number && token.digits == 4 && token.value >= 2000 && token.value <= 2100;
}

/// Reads tokens; an index past the end gives the stop token.
class Finder {
 public:
  explicit Finder(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}
  std::optional<Period> run() const;

 private:
  const Token& at(std::size_t i) const { return tokens_[std::min(i, tokens_.size() - 1)]; }
  std::optional<Period> dates(std::size_t i) const;
  std::optional<Period> years(std::size_t i) const;
  std::size_t last_year(std::size_t i) const;
  bool is_tie(std::size_t i) const;

  std::vector<Token> tokens_;
};

bool Finder::is_tie(std::size_t i) const {
  const Word word = at(i).word;
  return word == Word::dash || word == Word::slash || word == Word::comma || word == Word::to || word == Word::and_ ||
         word == Word::open || word == Word::close;
}

/// «с 01.09.2024 по 31.08.2025», «01.09.2024 – 31.08.2025».
std::optional<Period> Finder::dates(std::size_t i) const {
  if (at(i).word != Word::date || !is_tie(i + 1) || at(i + 2).word != Word::date) return std::nullopt;
  const Period period{Date::of(at(i).value, at(i).month, at(i).day),
                      Date::of(at(i + 2).value, at(i + 2).month, at(i + 2).day)};
  return period.from < period.to ? std::optional(period) : std::nullopt;
}

/// The position of the last year of «2024, 2025 и 2026», «2022/2023 и 2023/2024».
std::size_t Finder::last_year(std::size_t i) const {
  while (is_tie(i + 1) && is_year(at(i + 2)) && at(i + 2).value >= at(i).value) i += 2;
  return i;
}

std::optional<Period> Finder::years(std::size_t i) const {
  if (!is_year(at(i))) return std::nullopt;
  std::size_t last = last_year(i);
  int end = at(last).value;
  const Token& tail = at(last + 2);
  const bool shortened = last == i && is_tie(i + 1) && tail.word == Word::number && tail.digits == 2 &&
                         tail.value == (at(i).value + 1) % 100;
  if (shortened) {
    end = at(i).value + 1;
    last += 2;
  }
  std::size_t behind = last + 1;
  if (at(behind).word == Word::comma || at(behind).word == Word::close) ++behind;
  const bool academic = at(behind).word == Word::academic && end > at(i).value;
  if (academic) return Period{AcademicYear{at(i).value}.first(), AcademicYear{end - 1}.last()};
  const bool said = at(behind).word == Word::year || (i > 0 && at(i - 1).word == Word::in) ||
                    (i > 0 && at(i - 1).word == Word::period);
  if (!said) return std::nullopt;
  return Period{first_day(at(i).value, 1), last_day(end, 12)};
}

std::optional<Period> Finder::run() const {
  std::optional<Period> single;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (const auto found = dates(i)) return found;
    const auto found = years(i);
    if (!found) continue;
    const bool dated_act = i > 0 && tokens_[i - 1].word == Word::month;
    if (dated_act) continue;
    if (found->to.year() > found->from.year()) return found;
    if (!single && !(i > 0 && tokens_[i - 1].word == Word::until)) single = found;
  }
  return single;
}

}  // namespace

std::optional<Period> find_period(std::string_view sentence) { return Finder(tokens_of(sentence)).run(); }

}  // namespace vekha::calendar
