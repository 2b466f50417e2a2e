#include "domain/imports/answers.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kLongest = 200;  // answers in one cell
constexpr int kDearest = 6;            // points of one short answer
constexpr int kMostPoints = 100;       // of one long answer

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// «(20)» at the position, which moves behind it.
std::optional<int> in_brackets(std::string_view text, std::size_t& at) {
  const std::size_t close = text.find(')', at);
  if (close == std::string_view::npos) return std::nullopt;
  const auto maximum = parse_integer(text.substr(at + 1, close - at - 1));
  if (!maximum || *maximum < 0 || *maximum > kMostPoints) return std::nullopt;
  at = close + 1;
  return static_cast<int>(*maximum);
}

/// «12(20)» at the position, which moves behind it.
std::optional<Answer> bracketed(std::string_view text, std::size_t& at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end >= text.size() || text[end] != '(' || end - at > 3) return std::nullopt;
  const auto points = parse_integer(text.substr(at, end - at));
  const auto maximum = in_brackets(text, end);
  if (!points || !maximum) return std::nullopt;
  at = end;
  return Answer{.kind = Answer::Kind::points, .points = static_cast<int>(*points), .maximum = *maximum};
}

std::optional<Answer> sign(char c) {
  if (c == '+') return Answer{.kind = Answer::Kind::full};
  if (c == '-') return Answer{.kind = Answer::Kind::none};
  if (is_digit(c)) return Answer{.kind = Answer::Kind::points, .points = c - '0'};
  if (c == 'x' || c == '_' || c == '*' || c == '.') return Answer{};
  return std::nullopt;
}

int least_worth(const std::vector<Answers>& works, std::size_t task) {
  int worth = 1;
  for (const Answers& one : works)
    if (task < one.short_ones.size() && one.short_ones[task].kind == Answer::Kind::points)
      worth = std::max(worth, one.short_ones[task].points + 1);
  return worth;
}

int points_of(const Mask& mask) {
  int sum = 0;
  for (const Answer& answer : mask) sum += answer.kind == Answer::Kind::points ? answer.points : 0;
  return sum;
}

/// Total less what is told in points, of works that tell both; and which short tasks are full.
struct Balance {
  int rest = 0;
  const Mask* mask = nullptr;
};

std::vector<Balance> balances(const std::vector<Answers>& works, const std::vector<results::Work>& totals) {
  std::vector<Balance> out;
  for (std::size_t i = 0; i < works.size(); ++i)
    if (totals[i].total.has_value() && !works[i].short_ones.empty()) {
      const int told = points_of(works[i].short_ones) + points_of(works[i].long_ones) + points_of(works[i].oral_ones);
      out.push_back({*totals[i].total - told, &works[i].short_ones});
    }
  return out;
}

bool is_full(const Balance& one, std::size_t task) {
  return task < one.mask->size() && (*one.mask)[task].kind == Answer::Kind::full;
}

}  // namespace

std::optional<Mask> read_mask(std::string_view text) {
  const std::string clean = replaced(replaced(replaced(folded(text), " ", ""), ";", ""), "х", "x");
  Mask out;
  for (std::size_t at = 0; at < clean.size();) {
    if (out.size() == kLongest) return std::nullopt;
    if (clean[at] == '(') {
      const auto maximum = out.empty() || out.back().maximum > 0 ? std::nullopt : in_brackets(clean, at);
      if (!maximum) return std::nullopt;
      out.back().maximum = *maximum;
      continue;
    }
    auto answer = is_digit(clean[at]) ? bracketed(clean, at) : std::nullopt;
    if (!answer) answer = sign(clean[at++]);
    if (!answer) return std::nullopt;
    out.push_back(*answer);
  }
  return out;
}

std::vector<int> worth_of(const std::vector<Answers>& works, const std::vector<results::Work>& totals) {
  std::size_t width = 0;
  for (const Answers& one : works) width = std::max(width, one.short_ones.size());
  std::vector<int> worth;
  for (std::size_t task = 0; task < width; ++task) worth.push_back(least_worth(works, task));
  std::vector<Balance> known = balances(works, totals);
  for (Balance& one : known)
    for (std::size_t task = 0; task < width; ++task) one.rest -= is_full(one, task) ? worth[task] : 0;
  // A dearer task takes one point off every work that has it full: taken while the sums come nearer to the totals.
  while (true) {
    std::int64_t best = 0;
    std::size_t dearer = width;
    for (std::size_t task = 0; task < width; ++task) {
      if (worth[task] >= kDearest) continue;
      std::int64_t gain = 0;
      for (const Balance& one : known) gain += is_full(one, task) ? std::abs(one.rest) - std::abs(one.rest - 1) : 0;
      if (gain > best) best = gain, dearer = task;
    }
    if (dearer == width) return worth;
    ++worth[dearer];
    for (Balance& one : known) one.rest -= is_full(one, dearer) ? 1 : 0;
  }
}

namespace {

void add_tasks(results::Sitting& sitting, const std::vector<Answers>& works, const Mask Answers::* part,
               const std::string& prefix) {
  std::size_t width = 0;
  for (const Answers& one : works) width = std::max(width, (one.*part).size());
  for (std::size_t task = 0; task < width; ++task) {
    int maximum = 0;
    for (const Answers& one : works)
      if (task < (one.*part).size()) maximum = std::max({maximum, (one.*part)[task].maximum, (one.*part)[task].points});
    sitting.tasks.push_back({prefix + std::to_string(task + 1), maximum});
  }
}

results::TaskValue value_of(const Answer& answer, int worth) {
  const auto score = [](int points) {
    return results::TaskValue{static_cast<std::int16_t>(points), results::Flag::score};
  };
  switch (answer.kind) {
    case Answer::Kind::full: return score(worth);
    case Answer::Kind::points: return score(answer.points);
    case Answer::Kind::none: return score(0);
    case Answer::Kind::missing: break;
  }
  return {0, results::Flag::not_started};
}

void add_values(results::Sitting& sitting, const Mask& mask, std::size_t first, std::size_t width) {
  for (std::size_t task = 0; task < width; ++task)
    sitting.values.push_back(task < mask.size() ? value_of(mask[task], sitting.tasks[first + task].maximum)
                                                : results::TaskValue{0, results::Flag::not_applicable});
}

}  // namespace

void fill_tasks(results::Sitting& sitting, const std::vector<Answers>& works, const std::vector<int>& worth) {
  const std::vector<int> inferred = worth_of(works, sitting.works);
  for (std::size_t task = 0; task < inferred.size(); ++task) {
    const int told = task < worth.size() ? worth[task] : 0;
    sitting.tasks.push_back({std::to_string(task + 1), told > 0 ? told : inferred[task]});
  }
  const std::size_t shorts = sitting.tasks.size();
  add_tasks(sitting, works, &Answers::long_ones, "Р");
  const std::size_t longs = sitting.tasks.size() - shorts;
  add_tasks(sitting, works, &Answers::oral_ones, "У");
  const std::size_t orals = sitting.tasks.size() - shorts - longs;
  for (const Answers& one : works) {
    add_values(sitting, one.short_ones, 0, shorts);
    add_values(sitting, one.long_ones, shorts, longs);
    add_values(sitting, one.oral_ones, shorts + longs, orals);
  }
}

}  // namespace vekha::imports
