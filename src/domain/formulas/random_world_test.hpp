// Stores and programs made at random, for tests that hold two ways of counting against each other.
#pragma once
#include <array>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

#include "domain/formulas/formulas.hpp"

namespace vekha::formulas {

using results::Exam;
using results::Flag;
using results::Score;
using results::Sitting;
using results::Status;

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int roll(int sides) { return static_cast<int>(engine_() % static_cast<unsigned>(sides)); }
  std::string of(std::initializer_list<const char*> list) {
    return *(list.begin() + roll(static_cast<int>(list.size())));
  }

 private:
  std::mt19937 engine_;
};

/// Exams with and without scales, marks, test scores, halves of points, tasks, waves and re-sits.
inline std::vector<Exam> exams() {
  return {{"ВПР", 2025, 5, "Математика"},  {"ВПР", 2025, 5, "Русский язык"},  {"ВПР", 2021, 5, "Математика"},
          {"ОГЭ", 2024, 9, "Математика"},  {"ОГЭ", 2024, 9, "Физика"},        {"ОГЭ", 2026, 9, "Физика"},
          {"ЕГЭ", 2026, 11, "Физика"},     {"ЕГЭ", 2026, 11, "Русский язык"}, {"ЕГЭ", 2026, 11, "Математика базовая"},
          {"Олимпиада", 2025, 9, "Физика"}};
}

inline Score maybe(Dice& dice, int least, int sides) {
  const int kind = dice.roll(8);
  if (kind == 0) return Score::absent(Status::suppressed);
  if (kind == 1) return Score::absent(Status::withdrawn);
  if (kind == 2) return Score::absent(Status::not_applicable);
  return kind == 3 ? Score() : Score(least + dice.roll(sides));
}

inline results::Work work(Dice& dice, const Sitting& sitting) {
  results::Work out;
  out.school = static_cast<std::uint32_t>(dice.roll(4));
  out.total = dice.roll(36) * sitting.unit / 2;
  out.participated = true;
  if (dice.roll(3) != 0) out.pupil = std::to_string(dice.roll(12));
  if (dice.roll(3) != 0) out.person = 1 + dice.roll(25);
  out.class_name = dice.of({"А", "Б", ""});
  out.sex = dice.of({"м", "ж", ""});
  out.level = sitting.exam.procedure == "Олимпиада" ? dice.of({"Высокий", "Низкий", ""}) : "";
  out.journal_mark = maybe(dice, 2, 4);
  if (dice.roll(2) == 0) out.mark = maybe(dice, 2, 4);
  if (sitting.exam.procedure == "ЕГЭ") out.test = maybe(dice, 0, 101);
  if (sitting.part == "2024-09-05") out.attempt = 1 + dice.roll(2);
  return out;
}

inline void add_tasks(Dice& dice, Sitting& sitting) {
  sitting.tasks = {{"1", 1, "Б"}, {"2", 2, ""}, {"3", 0, "В"}};
  for (std::size_t i = 0; i < sitting.works.size() * 3; ++i) {
    const auto flag = static_cast<Flag>(dice.roll(14) > 7 ? 0 : dice.roll(8));
    sitting.values.push_back({static_cast<std::int16_t>(flag == Flag::score ? dice.roll(3) : 0), flag});
  }
}

inline results::Load drawn(Dice& dice) {
  results::Load out;
  out.schools = {{"101", "СОШ № 101", "m1", "Первый район"}, {"102", "СОШ № 102", "m2", "Второй район"}};
  out.schools.push_back({"103", "СОШ № 103", "22003", "Третий район"});
  out.schools.push_back({"104", "СОШ № 104", "m1", "Первый район"});
  for (const Exam& exam : exams()) {
    if (out.sittings.size() > 2 || dice.roll(3) != 0) continue;
    const int waves = exam.procedure == "ОГЭ" ? 2 : 1;
    for (int wave = 0; wave < waves; ++wave) {
      Sitting sitting{.exam = exam, .maximum = dice.roll(4) == 0 ? 0 : 18};
      if (waves > 1) sitting.part = sitting.held = wave == 0 ? "2024-05-30" : "2024-09-05";
      sitting.unit = dice.roll(3) == 0 ? 2 : 1;
      for (int i = 0; i < 6 + dice.roll(8); ++i) sitting.works.push_back(work(dice, sitting));
      if (dice.roll(3) != 0) add_tasks(dice, sitting);
      out.sittings.push_back(std::move(sitting));
    }
  }
  for (int i = 0; i < 12; ++i)
    out.figures.push_back({.form = dice.of({"noko", "indicator-figures"}),
                           .exam = {"", dice.roll(2) == 0 ? 0 : 2025, 0, ""},
                           .school = static_cast<std::uint32_t>(dice.roll(4)),
                           .item = std::to_string(i),
                           .value = static_cast<double>(dice.roll(9)),
                           .status = dice.roll(4) == 0 ? Status::suppressed : Status::present});
  return out;
}

/// Programs that mean something over any source.
class Writer {
 public:
  explicit Writer(Dice& dice) : dice_(dice) {}

  std::string program(int depth = 2) {
    switch (depth == 0 ? dice_.roll(3) : dice_.roll(7)) {
      case 0: return "share(" + of_rows(true) + ")";
      case 1: return "mean(" + number(source_ = dice_.roll(4)) + rows() + ")";
      case 2: return "count(" + rows_of(source_ = dice_.roll(4)) + ")";
      case 3: return dice_.of({"median(", "least(", "most("}) + number(source_ = dice_.roll(4)) + rows() + ")";
      case 4: return "sum(" + number(source_ = dice_.roll(4)) + rows() + ")";
      case 5:
        return "quantile(0." + std::to_string(dice_.roll(10)) + ", " + number(source_ = dice_.roll(4)) + rows() + ")";
      default: return "-(" + program(depth - 1) + ")";
    }
  }

 private:
  std::string of_rows(bool condition) {
    source_ = dice_.roll(4);
    return (condition ? this->condition(source_, 2) : number(source_)) + rows();
  }
  std::string rows() { return " of " + rows_of(source_); }
  std::string rows_of(int source) {
    const std::string name = std::array{"works", "tasks", "persons", "figures"}.at(static_cast<std::size_t>(source));
    return dice_.roll(3) == 0 ? name : name + " where " + condition(source, 2);
  }
  /// A plain number of a row.
  std::string number(int source, int depth = 1) {
    if (source == 3) return dice_.of({"value", "value * 2", "value / value"});
    if (source == 2)
      return dice_.of({"number(test >= 40)", "number(mark > 2)", "grade", "number(passed) / 3", "grade * 1"});
    if (depth > 0 && dice_.roll(3) == 0) {
      const std::string sign = dice_.of({" + ", " - ", " * ", " / "});
      return "(" + number(source, 0) + sign + number(source, 0) + ")";
    }
    if (source == 1) return dice_.of({"(score / maximum)", "(score / 2) / maximum", "grade", "(maximum / score)"});
    return dice_.of({"(score / maximum)", "(mark / 2) / mark", "attempt", "grade", "(journal / mark)", "(test / test)",
                     "(mark / 5%) * 5% / mark", "(maximum - score) / maximum"});
  }
  std::string sign() { return dice_.of({" >= ", " < ", " = ", " != ", " <= ", " > "}); }
  std::string digit(int sides) { return std::to_string(dice_.roll(sides)); }

  std::string condition(int source, int depth) {
    if (depth == 0 || dice_.roll(3) == 0) return atom(source);
    switch (dice_.roll(4)) {
      case 0: return "not (" + condition(source, depth - 1) + ")";
      case 1: return "(" + condition(source, depth - 1) + " and " + condition(source, depth - 1) + ")";
      case 2: return "(" + condition(source, depth - 1) + " or " + condition(source, depth - 1) + ")";
      default: return atom(source);
    }
  }
  std::string atom(int source) {
    if (dice_.roll(4) == 0) return place(source);
    switch (source) {
      case 0: return of_work();
      case 1: return of_task();
      case 2: return of_person();
      default: return of_figure();
    }
  }
  std::string place(int source) {
    switch (dice_.roll(source == 2 ? 6 : 8)) {
      case 0: return "school = '" + dice_.of({"101", "103"}) + "'";
      case 1: return "municipality in ('m1', '" + dice_.of({"m2", "22003"}) + "')";
      case 2: return "region" + dice_.of({" = ", " != "}) + "'22'";
      case 3: return "known(settlement)";
      case 4: return source == 3 ? "known(grade)" : "procedure in ('ВПР', 'ЕГЭ')";
      case 5: return "year" + sign() + "2025";
      case 6: return "subject = 'Физика'";
      default: return "part != ''";
    }
  }
  std::string of_work() {
    switch (dice_.roll(13)) {
      case 0: return "mark" + sign() + digit(7);
      case 1: return "test" + sign() + std::to_string(dice_.roll(101));
      case 2: return "passed";
      case 3: return "journal" + sign() + "mark";
      case 4: return "percent(score / maximum)" + sign() + std::to_string(dice_.roll(101)) + "%";
      case 5: return "sex = '" + dice_.of({"м", "ж"}) + "'";
      case 6: return "level" + dice_.of({" = ", " != "}) + "'Высокий'";
      case 7: return "known(" + dice_.of({"mark", "test", "journal", "maximum", "sex", "level", "passed"}) + ")";
      case 8: return "attempt" + sign() + "1";
      case 9: return "class in ('А', sex, level)";
      case 10: return "taken_before('" + dice_.of({"ОГЭ", "ВПР"}) + "', 2)";
      case 11: return "mark in (2, journal, 5)";
      default: return number(0) + sign() + digit(4);
    }
  }
  std::string of_task() {
    switch (dice_.roll(6)) {
      case 0: return "score" + sign() + digit(3);
      case 1: return "level = '" + dice_.of({"Б", "В"}) + "'";
      case 2: return "task in ('1', '3')";
      case 3: return "known(" + dice_.of({"score", "maximum", "level", "skill"}) + ")";
      case 4: return "practice";
      default: return number(1) + sign() + digit(3);
    }
  }
  std::string of_person() {
    switch (dice_.roll(6)) {
      case 0: return "any(" + condition(0, 1) + ")";
      case 1: return "all(" + condition(0, 1) + ")";
      case 2: return "number(" + condition(0, 1) + ")" + sign() + digit(4);
      case 3:
        return "best(" + std::to_string(1 + dice_.roll(3)) + ", " + dice_.of({"test", "score", "score / maximum"}) +
               ")" + sign() + digit(60);
      case 4: return "linked('" + dice_.of({"ОГЭ", "ЕГЭ"}) + "', 2)";
      default: return "class = 'А'";
    }
  }
  std::string of_figure() {
    switch (dice_.roll(4)) {
      case 0: return "form = 'noko'";
      case 1: return "value" + sign() + digit(9);
      case 2: return "known(value)";
      default: return "item in ('1', '2', '3')";
    }
  }

  Dice& dice_;
  int source_ = 0;
};

/// Programs that mean something, as the dice fell.
inline std::vector<Ask> drawn_programs(Dice& dice, int count) {
  std::vector<Ask> out;
  Writer writer(dice);
  while (static_cast<int>(out.size()) < count) {
    const std::string text = writer.program();
    try {
      formula::compiled(text, language());
      out.push_back({text});
    } catch (const Error&) {}
  }
  return out;
}

}  // namespace vekha::formulas
