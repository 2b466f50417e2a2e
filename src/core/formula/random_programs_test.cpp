// Programs made at random: well-typed ones agree with a plain count of every row, damaged ones are all refused.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "core/formula/rows_test.hpp"

namespace vekha::formula {
namespace {

using test::schema;
using test::Work;

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int roll(int sides) { return static_cast<int>(engine_() % static_cast<unsigned>(sides)); }
  template <class T>
  const T& of(const std::vector<T>& list) {
    return list[static_cast<std::size_t>(roll(static_cast<int>(list.size())))];
  }

 private:
  std::mt19937 engine_;
};

std::string condition(Dice& dice, int depth) {
  switch (depth == 0 ? dice.roll(4) : dice.roll(7)) {
    case 0: return "mark " + dice.of<std::string>({">=", "<", "=", "!="}) + " " + std::to_string(2 + dice.roll(4));
    case 1: return "grade in (4, " + std::to_string(5 + dice.roll(3)) + ")";
    case 2: return "subject = '" + dice.of<std::string>({"Химия", "Математика"}) + "'";
    case 3: return "percent(score / maximum) >= " + std::to_string(dice.roll(100)) + "%";
    case 4: return "not (" + condition(dice, depth - 1) + ")";
    case 5: return "(" + condition(dice, depth - 1) + " and " + condition(dice, depth - 1) + ")";
    default: return "(" + condition(dice, depth - 1) + " or " + condition(dice, depth - 1) + ")";
  }
}

std::string rows(Dice& dice) { return dice.roll(2) == 0 ? "works" : "works where " + condition(dice, 2); }

/// A program whose unit is per cent.
std::string percent(Dice& dice, int depth) {
  switch (depth == 0 ? dice.roll(2) : dice.roll(6)) {
    case 0: return "share(" + condition(dice, 2) + " of " + rows(dice) + ")";
    case 1: return "mean(percent(score / maximum) of " + rows(dice) + ")";
    case 2: return "(" + percent(dice, depth - 1) + " + " + percent(dice, depth - 1) + ")";
    case 3: return percent(dice, depth - 1) + " * " + std::to_string(1 + dice.roll(5));
    case 4: return "percent(count(" + rows(dice) + ") / count(" + rows(dice) + "))";
    default: return "first_known(" + percent(dice, depth - 1) + ", " + percent(dice, depth - 1) + ")";
  }
}

std::vector<Work> drawn(Dice& dice) {
  std::vector<Work> out;
  const int count = dice.roll(30);
  for (int i = 0; i < count; ++i)
    out.push_back({.grade = 4 + dice.roll(4),
                   .subject = dice.of<std::string>({"Химия", "Математика"}),
                   .school = std::to_string(dice.roll(3)),
                   .score = static_cast<double>(dice.roll(21)),
                   .mark = dice.of<int>({2, 3, 4, 5, 5, 0, -1, -2}),
                   .weight = 1 + dice.roll(3)});
  return out;
}

/// A number, or whether it is absent because something is suppressed.
struct Told {
  std::optional<double> value;
  bool hidden = false;
};

/// The meaning of a program told the slow way: from its tree, each aggregate counted over the rows of one group anew.
class Plain {
 public:
  Plain(const Program& program, const std::vector<Work>& works)
      : program_(program), works_(spread(works)), rows_(works_) {}

  Told of(const Step& step) const {
    if (step.make == Make::constant) return {step.number};
    if (step.make == Make::aggregate) return counted(program_.aggregates[step.aggregate]);
    const Told a = of(step.parts[0]);
    if (step.make == Make::percent) return a.value ? Told{*a.value * 100} : a;
    const Told b = of(step.parts[1]);
    if (step.make == Make::first_known) return a.value || a.hidden ? a : b;
    if (!a.value || !b.value) return {std::nullopt, a.hidden || b.hidden};
    if (step.make == Make::plus) return {*a.value + *b.value};
    if (step.make == Make::times) return {*a.value * *b.value};
    return std::abs(*b.value) > 0 ? Told{*a.value / *b.value} : Told{};
  }

 private:
  static std::vector<Work> spread(const std::vector<Work>& works) {
    std::vector<Work> out;
    for (Work work : works) {
      const std::int64_t times = std::exchange(work.weight, 1);
      for (std::int64_t i = 0; i < times; ++i) out.push_back(work);
    }
    return out;
  }
  Told counted(const Aggregate& aggregate) const {
    double n = 0;
    double sum = 0;
    bool hidden = false;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const Cell let = aggregate.filter ? row_value(*aggregate.filter, rows_, row) : Cell{.number = 1};
      const Cell cell = aggregate.what ? row_value(*aggregate.what, rows_, row) : Cell{};
      const bool out = let.presence == Presence::value && let.number < 0.5;
      hidden = hidden || let.presence == Presence::suppressed ||
               (!out && let.presence == Presence::value && cell.presence == Presence::suppressed);
      if (out || let.presence != Presence::value || cell.presence != Presence::value) continue;
      n += 1;
      sum += aggregate.fold == Fold::share ? cell.number * 100 : cell.number;
    }
    if (aggregate.fold == Fold::count) return {n};
    return n > 0 ? Told{sum / n} : Told{std::nullopt, hidden};
  }

  const Program& program_;
  std::vector<Work> works_;
  test::Works rows_;
};

TEST(RandomPrograms, AgreeWithAPlainCountOfEveryRow) {
  Dice dice(20261122);
  int with_values = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = percent(dice, 2);
    const std::vector<Work> works = drawn(dice);
    const Program program = compiled(text, schema());
    EXPECT_EQ(compiled(program.canonical, schema()).canonical, program.canonical) << text;
    const test::Works table(works);
    const Values groups = evaluated(program, {.schema = schema(), .sources = {&table}}, {"school"});
    for (const auto& [key, value] : groups) {
      std::vector<Work> own;
      for (const Work& work : works)
        if (work.school == key[0]) own.push_back(work);
      const auto plain = Plain(program, own).of(program.root);
      ASSERT_EQ(plain.value.has_value(), value.estimate.value.has_value()) << text;
      ASSERT_EQ(plain.hidden, !value.estimate.value && value.estimate.absence == Absence::suppressed) << text;
      if (!plain.value) continue;
      ASSERT_NEAR(*plain.value, *value.estimate.value, 1e-9 * (1 + std::abs(*plain.value))) << text;
      with_values += 1;
    }
  }
  EXPECT_GT(with_values, 5'000);
}

/// A damage after which no program means anything, each of another kind.
std::string damaged(Dice& dice, const std::string& text) {
  switch (dice.roll(9)) {
    case 0: return text + " + 5 pp";
    case 1: return text + " + mean(mark of works)";
    case 2: return text + ")";
    case 3: return "(" + text;
    case 4: return text + " + " + std::to_string(1 + dice.roll(9));
    case 5: return "share(" + text + " of works)";
    case 6: return text + " - count(wroks)";
    case 7: return text + " * " + text;
    default: return "mean(" + text + " of works where grade = 'пятый')";
  }
}

TEST(RandomPrograms, DamagedAreAllRefusedWithPlaceAndAdvice) {
  Dice dice(7);
  for (int i = 0; i < 1'000; ++i) {
    const std::string text = damaged(dice, percent(dice, 1));
    try {
      compiled(text, schema());
      ADD_FAILURE() << "accepted: " << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), Code::bad_input);
      EXPECT_TRUE(error.message().starts_with("Формула, знак ")) << error.message();
      EXPECT_GT(error.message().size(), 60U) << text;
    }
  }
}

TEST(RandomPrograms, OfAnyBytesNeverBreakTheReader) {
  Dice dice(3);
  const std::string seed =
      "weighted(доля(отметка >= 4 из работы где предмет = «Химия»), 2, 60 %, 1) - lag(mean(mark of works), 1)";
  for (int i = 0; i < 20'000; ++i) {
    std::string text = seed;
    for (int j = 0; j <= dice.roll(6); ++j)
      text[static_cast<std::size_t>(dice.roll(static_cast<int>(text.size())))] = static_cast<char>(dice.roll(256));
    try {
      compiled(text, schema());
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), Code::bad_input);
    }
  }
}

}  // namespace
}  // namespace vekha::formula
