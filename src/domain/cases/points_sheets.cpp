// Sheets of a re-check, written and read.
#include "domain/cases/sheets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/text.hpp"
#include "domain/cases/cases.hpp"
#include "domain/cases/given.hpp"
#include "io/sheet/workbook.hpp"
#include "io/sheet/workbook_bytes.hpp"

namespace vekha::cases {
namespace {

constexpr const char* kCode = "Код работы";
constexpr const char* kExpert = "Эксперт";
constexpr const char* kVariant = "Вариант";

std::string task_title(const PaperTasks& paper, std::size_t i) {
  return paper.maxima[i] > 0 ? paper.tasks[i] + " (макс. " + std::to_string(paper.maxima[i]) + ")" : paper.tasks[i];
}

std::string task_of(const std::string& title) { return folded(title.substr(0, title.find(" (макс"))); }

sheet::OutCell point(int stored, int unit) {
  return sheet::OutNumber{static_cast<double>(stored) / unit, unit > 1 ? 1 : 0};
}

/// Where the columns of a sheet that came back stand.
struct Head {
  std::optional<std::size_t> code;
  std::optional<std::size_t> expert;
  std::map<std::string, std::size_t> tasks;  ///< folded names
};

std::optional<Head> head_of(const sheet::Row& row) {
  Head out;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string text = folded(row.cells[i].text);
    if (text == folded(kCode) || text == "код")
      out.code = i;
    else if (text == folded(kExpert))
      out.expert = i;
    else if (!text.empty())
      out.tasks.emplace(task_of(row.cells[i].text), i);
  }
  return out.code ? std::optional(out) : std::nullopt;
}

/// Codes lose their zeros in a spreadsheet: «7» is «007».
std::string code_of(const sheet::Cell& cell, std::size_t width) {
  std::string out(trimmed(cell.text));
  const bool digits = !out.empty() && std::ranges::all_of(out, [](char c) { return c >= '0' && c <= '9'; });
  return digits && out.size() < width ? std::string(width - out.size(), '0') + out : out;
}

/// What sheets of one re-check have in common.
struct Known {
  std::map<std::string, const PaperTasks*> papers;  ///< by code of the work
  std::size_t width = 0;                            ///< of a code
};

/// Points of a row by the tasks of its work; nothing when no point is written.
std::vector<double> points_of(const sheet::Row& row, const Head& head, const PaperTasks& paper,
                              std::vector<std::string>& wrong) {
  std::vector<double> out;
  bool any = false;
  for (const std::string& task : paper.tasks) {
    const auto column = head.tasks.find(folded(task));
    if (column == head.tasks.end()) {
      wrong.push_back("нет столбца задания «" + task + "»");
      return {};
    }
    const sheet::Cell& cell = row.at(column->second);
    const auto number = cell.number ? cell.number : parse_number(cell.text);
    any = any || !trimmed(cell.text).empty();
    if (!number && !trimmed(cell.text).empty())
      wrong.push_back("строка " + std::to_string(row.number) + ", задание " + task + ": «" + prefix(cell.text, 20) +
                      "» — не число");
    out.push_back(number.value_or(std::numeric_limits<double>::quiet_NaN()));
  }
  return any ? out : std::vector<double>{};
}

void read_sheet(sheet::Workbook& book, std::size_t number, const Known& known, std::vector<SheetRow>& rows,
                std::vector<std::string>& wrong) {
  std::optional<Head> head;
  book.each_row(number, [&](sheet::Row& row) {
    if (!head) {
      head = head_of(row);
      return true;
    }
    SheetRow out{.code = code_of(row.at(*head->code), known.width), .expert = {}, .points = {}, .number = row.number};
    if (out.code.empty()) return true;
    if (head->expert) out.expert = squeezed(row.at(*head->expert).text);
    const auto paper = known.papers.find(out.code);
    if (paper == known.papers.end()) {
      wrong.push_back("строка " + std::to_string(row.number) + ": работы «" + prefix(out.code, 20) +
                      "» в перепроверке нет");
      return true;
    }
    out.points = points_of(row, *head, *paper->second, wrong);
    if (!out.points.empty()) rows.push_back(std::move(out));
    return true;
  });
}

void complain(std::vector<std::string> wrong, bool found) {
  if (!found && wrong.empty())
    wrong.emplace_back(std::string("не найдена строка заголовков со столбцом «") + kCode + "»");
  if (wrong.empty()) return;
  Issues issues;
  std::vector<std::string> told;
  for (std::string& one : wrong) {
    if (std::ranges::count(told, one) > 0) continue;
    issues.push_back({.code = "sheet", .severity = Severity::error, .place = {}, .message = capitalized(one) + "."});
    told.push_back(std::move(one));
  }
  throw Error(Code::bad_input, "Таблица баллов не принята. Возьмите таблицу для эксперта на странице перепроверки.",
              issues);
}

void write_rows(sheet::WorkbookWriter& book, const std::string& name, const std::vector<Comparison>& rows) {
  book.sheet(name, {34, 9, 12, 12, 12, 16, 12, 14, 14, 60});
  book.row({"Что", "n", "Совпало, %", "Ниже, %", "Выше, %", "В среднем изменился, б.", "Каппа взвеш.", "Отметка ниже",
            "Отметка выше", "Словами"},
           sheet::RowLook::header);
  for (const Comparison& one : rows) {
    const auto n = static_cast<double>(std::max<std::int64_t>(one.points.n, 1));
    const auto share = [&](std::int64_t count) {
      return sheet::OutCell(sheet::OutNumber{100 * static_cast<double>(count) / n, 1});
    };
    sheet::OutCell difference = std::string("нет данных");
    if (one.points.difference) difference = sheet::OutNumber{-*one.points.difference / one.unit, 2};
    sheet::OutCell kappa = std::string("нет данных");
    if (one.points.weighted) kappa = sheet::OutNumber{one.points.weighted->value, 2};
    book.row({one.title, static_cast<double>(one.points.n), share(one.points.same), share(one.points.lowered),
              share(one.points.raised), difference, kappa, static_cast<double>(one.mark_lower),
              static_cast<double>(one.mark_higher), one.words});
  }
}

void write_whole(sheet::WorkbookWriter& book, const std::vector<Extrapolated>& rows) {
  book.sheet("Обо всех работах", {34, 10, 12, 18, 12, 12, 16, 70});
  book.row({"Что", "Работ", "Проверено", "Объективно, %", "от", "до", "Изменение балла", "Словами"},
           sheet::RowLook::header);
  const auto percent = [](const std::optional<Interval>& bounds, double Interval::* end) {
    return bounds ? sheet::OutCell(sheet::OutNumber{100 * (*bounds).*end, 1})
                  : sheet::OutCell(std::string("нет данных"));
  };
  for (const Extrapolated& one : rows)
    book.row({one.title, static_cast<double>(one.population), static_cast<double>(one.n),
              sheet::OutNumber{100 * one.share, 1}, percent(one.interval, &Interval::lo),
              percent(one.interval, &Interval::hi), sheet::OutNumber{one.change, 2}, one.words});
}

}  // namespace

std::string key_sheet(const db::Read& read, const Who& who, const Recheck& one) {
  const auto works = sampled(read, who, one);
  std::map<std::int64_t, std::string> hands;
  const auto experts = all_experts(read, one);
  for (const Given& given : all_given(read, one)) {
    const std::string& name = std::ranges::find(experts, given.expert, &Expert::id)->name;
    std::string& told = hands[given.work];
    told += (told.empty() ? "" : "; ") + name + (given.third ? " (третий)" : "");
  }
  return sheet::workbook_bytes([&](sheet::WorkbookWriter& book) {
    book.sheet("Ключ", {12, 12, 34, 10, 14, 12, 24, 30});
    book.row({"Ключ к кодам: экспертам не показывать. " + one.plan.name}, sheet::RowLook::title);
    book.row({kCode, "Код ОО", "Школа", "Класс", "Код участника", kVariant, "Почему отобрана", kExpert},
             sheet::RowLook::header);
    for (const SampledWork& work : works)
      book.row({work.code, work.school_code, work.school_name, work.class_name, work.pupil, work.variant,
                std::string(work.ground == "marked" ? "отмеченная школа" : "случайный отбор"), hands[work.id]});
  });
}

std::string points_sheet(const db::Read& read, const Who& who, const Recheck& one, std::int64_t expert) {
  const auto given = entries(read, who, one);
  const auto papers = paper_tasks(read, one);
  return sheet::workbook_bytes([&](sheet::WorkbookWriter& book) {
    int number = 0;
    for (const PaperTasks& paper : papers) {
      const auto mine = [&](const Entry& entry) {
        return entry.paper == paper.id && (expert == 0 || entry.expert == expert);
      };
      if (std::ranges::none_of(given, mine) && papers.size() > 1) continue;
      book.sheet("Баллы " + std::to_string(++number), {12, 26, 12});
      std::vector<sheet::OutCell> head{kCode, kExpert, kVariant};
      for (std::size_t i = 0; i < paper.tasks.size(); ++i) head.emplace_back(task_title(paper, i));
      book.row(head, sheet::RowLook::header);
      for (const Entry& entry : given) {
        if (!mine(entry)) continue;
        std::vector<sheet::OutCell> cells{entry.code, entry.expert_name, entry.variant};
        if (entry.points)
          for (const int stored : *entry.points) cells.push_back(point(stored, paper.unit));
        book.row(cells);
      }
    }
    if (number == 0) book.sheet("Баллы");
  });
}

std::vector<SheetRow> read_points_sheet(const db::Read& read, const Recheck& one, const std::string& path) {
  const auto papers = paper_tasks(read, one);
  Known known;
  for (const SampledWork& work : all_works(read, one)) {
    known.papers[work.code] = &*std::ranges::find(papers, work.paper, &PaperTasks::id);
    known.width = std::max(known.width, work.code.size());
  }
  const auto book = sheet::open_workbook(path);
  std::vector<SheetRow> rows;
  std::vector<std::string> wrong;
  for (std::size_t i = 0; i < book->sheets().size(); ++i) read_sheet(*book, i, known, rows, wrong);
  complain(std::move(wrong), !rows.empty());
  return rows;
}

std::string report_sheet(const RecheckReport& report, const Recheck& one) {
  return sheet::workbook_bytes([&](sheet::WorkbookWriter& book) {
    std::vector<Comparison> summary{report.all};
    summary.insert(summary.end(), report.grounds.begin(), report.grounds.end());
    write_rows(book, "Итог", summary);
    write_rows(book, "Школы", report.schools);
    write_rows(book, "Эксперты", report.experts);
    write_rows(book, "Задания", report.tasks);
    if (!report.whole.empty()) write_whole(book, report.whole);
    book.sheet("О перепроверке", {120});
    book.row({one.plan.name + ". " + one.plan.exam.title()}, sheet::RowLook::title);
    for (const std::string& note : report.notes) book.row({note}, sheet::RowLook::wrapped);
  });
}

}  // namespace vekha::cases
