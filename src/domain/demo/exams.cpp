// What is written in a year: our own demonstration papers, of the size and make of the real ones.
#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/demo/random.hpp"
#include "domain/demo/world.hpp"

namespace vekha::demo {
namespace {

/// One paper: tasks as "code:maximum", "+" behind a task of raised complexity.
struct Paper {
  const char* procedure;
  int grade;
  const char* subject;
  const char* tasks;
  int takers = 100;
  int turn = 0;
  int turns = 1;
  bool for_import = false;
};

constexpr const char* kRussianMiddle =
    "1К1:4 1К2:3 1К3:2 2К1:3 2К2:3 2К3:3 2К4:3+ 3.1:1 3.2:1 4.1:1 4.2:2+ 5.1:2 5.2:1 6:2 7.1:1 7.2:1 8:2 9:2 10:3+ "
    "11:2";
constexpr const char* kMathsMiddle = "1:1 2:1 3:1 4:1 5:1 6:2 7:1 8:1 9:2+ 10:2+ 11.1:1 11.2:1 12:1 13:2+ 14:2+";
constexpr const char* kReadingSubject = "1:2 2:1 3:2 4:2 5.1:1 5.2:1 6:2 7:2+ 8К1:2 8К2:2+ 9:3+ 10:2";
constexpr const char* kNatureSubject =
    "1.1:1 1.2:1 2.1:1 2.2:2 3:2 4.1:1 4.2:1 4.3:2+ 5:2 6.1:1 6.2:1 7:2 8К1:1 8К2:2+ 9:2+ 10:3+";

constexpr std::array kPapers = {
    Paper{"ВПР", 4, "Математика", "1:1 2:1 3:2 4:1 5.1:1 5.2:1+ 6.1:1 6.2:1 7:1 8:2+ 9.1:1 9.2:1+ 10:2 11:2+ 12:2+"},
    Paper{"ВПР", 4, "Окружающий мир",
          "1:2 2:2 3.1:2 3.2:1 3.3:3 4:2 5:1 6.1:1 6.2:1 6.3:2+ 7.1:1 7.2:2 8:3 9:3+ 10.1:2 10.2:4+"},
    Paper{"ВПР", 4, "Русский язык",
          "1К1:4 1К2:3 2:3 3.1:1 3.2:3 4:2 5:1 6:2+ 7:3 8:2 9:1 10:1 11:2 12:3 13:3 14:1 15:3+"},
    Paper{"ВПР", 5, "Биология", kNatureSubject, 100, 0, 2},
    Paper{"ВПР", 5, "География", kNatureSubject, 100, 0, 1, true},
    Paper{"ВПР", 5, "История", kReadingSubject, 100, 1, 2},
    Paper{"ВПР", 5, "Математика", kMathsMiddle},
    Paper{"ВПР", 5, "Русский язык", kRussianMiddle},
    Paper{"ВПР", 6, "География", kNatureSubject, 100, 0, 2},
    Paper{"ВПР", 6, "Математика", kMathsMiddle},
    Paper{"ВПР", 6, "Обществознание", kReadingSubject, 100, 1, 2},
    Paper{"ВПР", 6, "Русский язык", kRussianMiddle},
    Paper{"ВПР", 7, "История", kReadingSubject, 100, 0, 2},
    Paper{"ВПР", 7, "Математика", kMathsMiddle},
    Paper{"ВПР", 7, "Русский язык", kRussianMiddle},
    Paper{"ВПР", 7, "Физика", "1:1 2:2 3:1 4:1 5:1 6:1 7:2 8:1 9:2+ 10:3+ 11:3+", 100, 1, 2},
    Paper{"ВПР", 8, "Математика",
          "1:1 2:1 3:1 4:1 5:1 6:2 7:1 8:2 9:1 10:1 11:1 12:1 13:1 14:1 15:2+ 16:2+ 17:2+ 18:2+"},
    Paper{"ВПР", 8, "Обществознание", kReadingSubject, 100, 0, 2},
    Paper{"ВПР", 8, "Русский язык", kRussianMiddle},
    Paper{"ВПР", 8, "Химия", "1.1:1 1.2:2 2.1:1 2.2:1 3:3 4:4 5:2 6.1:3 6.2:2 7:4+ 8:2 9:3+", 100, 1, 2},
    Paper{"ОГЭ", 9, "Биология", "1:1 2:1 3:2 4:2 5:1 6:2 7:1 8:2 9:2 10:1 11:2 12:2+ 13:3+ 14:3+ 15:3+ 16:2", 24},
    Paper{"ОГЭ", 9, "География",
          "1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1 11:1 12:2+ 13:1 14:1 15:1 16:1 17:1 18:1 19:2 20:2+ 21:2+", 42},
    Paper{"ОГЭ", 9, "Информатика", "1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1 11:1 12:1 13:2+ 14:3+ 15:2+", 36},
    Paper{"ОГЭ", 9, "Математика",
          "1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1 11:1 12:1 13:1 14:1 15:1 16:1 17:1 18:1 19:1 20:2+ 21:2+ 22:2+ "
          "23:2+ 24:2+ 25:2+"},
    Paper{"ОГЭ", 9, "Обществознание",
          "1:2 2:1 3:1 4:1 5:3 6:2 7:1 8:1 9:1 10:1 11:1 12:4+ 13:1 14:1 15:2 16:1 17:1 18:1 19:2 20:1 21:2+ 22:2 "
          "23:3+ 24:2+",
          48},
    Paper{"ОГЭ", 9, "Русский язык",
          "1К1:2 1К2:2 1К3:2 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1 11:1 12:1 13К1:2 13К2:3 13К3:2 13К4:2 ГК1:2 ГК2:2 "
          "ГК3:2+ ГК4:2+ ФК1:2"},
    Paper{"ОГЭ", 9, "Физика",
          "1:2 2:2 3:1 4:2 5:1 6:1 7:1 8:1 9:1 10:1 11:2 12:2 13:2 14:2 15:1 16:2 17:3+ 18:2+ 19:2 20:3+ 21:3+ 22:3+",
          12},
    Paper{
        "ОГЭ", 9, "Химия",
        "1:1 2:1 3:1 4:2 5:1 6:1 7:1 8:1 9:2 10:2 11:1 12:2 13:1 14:1 15:1 16:1 17:2 18:1 19:1 20:3+ 21:4+ 22:4+ 23:4+",
        11},
    Paper{"ЕГЭ", 11, "Биология",
          "1:1 2:2 3:1 4:1 5:1 6:2 7:2 8:2 9:1 10:2 11:2 12:2 13:1 14:2 15:2 16:2 17:2 18:2 19:2 20:2 21:2 22:3+ 23:3+ "
          "24:3+ 25:3+ 26:3+ 27:3+ 28:3+",
          18},
    Paper{"ЕГЭ", 11, "Информатика",
          "1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1 11:1 12:1 13:1 14:1+ 15:1+ 16:1 17:1+ 18:1+ 19:1 20:1 21:1+ 22:1+ "
          "23:1 24:1+ 25:1+ 26:2+ 27:2+",
          20},
    Paper{"ЕГЭ", 11, "История",
          "1:2 2:1 3:2 4:3 5:2 6:2 7:2 8:1 9:1 10:1 11:1 12:2 13:2 14:2+ 15:1 16:2 17:3+ 18:3+ 19:3+ 20:3+ 21:3+", 14},
    Paper{"ЕГЭ", 11, "Математика базовая",
          "1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1 11:1 12:1 13:1 14:1 15:1 16:1 17:1+ 18:1+ 19:1+ 20:1+ 21:1+", 46},
    Paper{"ЕГЭ", 11, "Математика профильная",
          "1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1+ 11:1+ 12:1+ 13:2+ 14:3+ 15:2+ 16:2+ 17:3+ 18:4+ 19:4+", 54},
    Paper{"ЕГЭ", 11, "Обществознание",
          "1:1 2:2 3:1 4:2 5:2 6:2 7:2 8:2 9:1 10:2 11:2 12:1 13:2 14:2 15:2 16:2 17:2 18:3+ 19:3+ 20:3+ 21:3+ 22:4+ "
          "23:3+ 24:4+ 25:6+",
          40},
    Paper{"ЕГЭ", 11, "Русский язык",
          "1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:2 9:1 10:1 11:1 12:1 13:1 14:1 15:1 16:1 17:1 18:1 19:1 20:1 21:1 22:1 23:1 "
          "24:1 25:1 26:2 27К1:1 27К2:3 27К3:2+ 27К4:1 27К5:2 27К6:1 27К7:3 27К8:3+ 27К9:3+ 27К10:3"},
    Paper{"ЕГЭ", 11, "Физика",
          "1:1 2:1 3:1 4:1 5:2 6:2 7:1 8:1 9:2 10:2 11:1 12:1 13:1 14:2 15:2 16:1 17:2 18:2 19:1 20:1 21:3+ 22:2+ "
          "23:2+ 24:3+ 25:3+ 26:4+",
          17},
    Paper{"ЕГЭ", 11, "Химия",
          "1:1 2:1 3:1 4:1 5:1 6:2 7:2 8:2 9:1 10:1 11:1 12:1 13:1 14:2 15:2 16:1 17:1 18:1 19:1 20:1 21:1 22:2 23:2 "
          "24:2 25:1 26:1 27:1 28:1 29:2+ 30:2+ 31:4+ 32:5+ 33:3+ 34:4+",
          12},
};

Task task_of(const std::string& word, Random& random) {
  const std::size_t colon = word.find(':');
  VEKHA_CHECK(colon != std::string::npos);
  Task task{.code = word.substr(0, colon), .raised = word.ends_with('+')};
  std::from_chars(word.data() + colon + 1, word.data() + word.size(), task.maximum);
  task.difficulty = task.raised ? 0.7 + 0.4 * random.normal() : -0.65 + 0.45 * random.normal();
  task.slope = 0.75 + 0.5 * random.unit();
  return task;
}

/// Borders of the demonstration scale as shares of the maximum: our own numbers, not anybody's norm.
std::array<int, 3> bounds_of(const Exam& exam) {
  if (exam.procedure == "ЕГЭ") return {};
  const auto at = [&](int percent) { return (exam.maximum * percent + 50) / 100; };
  return {at(30), at(57), at(82)};
}

Exam exam_of(const Paper& paper, const Options& options, int year, std::uint64_t number) {
  Exam exam{.procedure = paper.procedure,
            .year = year,
            .grade = paper.grade,
            .subject = paper.subject,
            .takers = paper.takers,
            .turn = paper.turn,
            .turns = paper.turns,
            .for_import = paper.for_import && year == options.last_year};
  // The difficulty of a place in the paper stays; each year moves it a little.
  Random usual(mixed({options.seed, 11, number}));
  Random this_year(mixed({options.seed, 12, number, static_cast<std::uint64_t>(year)}));
  const double drift = 0.08 * this_year.normal();
  for (const std::string& word : split(paper.tasks, ' ')) {
    exam.tasks.push_back(task_of(word, usual));
    exam.tasks.back().difficulty += drift + 0.12 * this_year.normal();
    exam.maximum += exam.tasks.back().maximum;
  }
  exam.bounds = bounds_of(exam);
  return exam;
}

}  // namespace

std::vector<Exam> exams_of(const Options& options, int year) {
  std::vector<Exam> out;
  std::uint64_t number = 0;
  for (const Paper& paper : kPapers) {
    ++number;
    if (paper.for_import && year != options.last_year) continue;
    out.push_back(exam_of(paper, options, year, number));
  }
  return out;
}

}  // namespace vekha::demo
