#include "domain/imports/file_reader.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/imports/cells.hpp"
#include "io/sys/digest.hpp"

namespace vekha::imports {
namespace {

constexpr int kHeaderWithin = 40;            // the header stands in the first rows
constexpr std::size_t kWidestAbove = 60;     // columns looked at above the table
constexpr std::size_t kLongestAbove = 180;   // letters of a cell above the table
constexpr std::int64_t kMostPoints = 1000;   // no primary score reaches it
constexpr std::int64_t kReportEvery = 2000;  // rows

/// The best laying so far of the forms on the rows of a sheet.
struct Recognition {
  std::optional<Layout> layout;
  std::optional<Layout> nearest;  ///< did not fit, for the message
};

void consider(Recognition& found, Layout layout) {
  if (layout.fits()) {
    if (!found.layout || layout.matched > found.layout->matched) found.layout = std::move(layout);
    return;
  }
  if (!found.nearest || layout.matched > found.nearest->matched) found.nearest = std::move(layout);
}

void recognise(Recognition& found, const Import& import, const sheet::Row& row, const std::string& sheet_name) {
  for (const CompiledForm& form : import.forms) {
    const bool other_sheet = form.sheet && !sheet_name.empty() && !found_in(folded(sheet_name), form.sheet);
    if (!other_sheet) consider(found, lay(form, row, import.catalog.personal));
  }
}

/// What stands above the table: lines with the exam, labels with values beside them.
struct Above {
  Clues clues;
  int maximum = 0;
};

/// The number beside a label, or inside it: «Максимальный первичный балл: 38».
int number_beside(const sheet::Row& row, std::size_t label, const std::string& text) {
  for (const std::size_t beside : {label + 1, label + 2})
    if (const auto number = whole(row.at(beside))) return *number;
  const auto digits = text.find_first_of("0123456789");
  const auto number = digits == std::string::npos ? std::nullopt : parse_integer(text.substr(digits));
  return number && *number <= kMostPoints ? static_cast<int>(*number) : 0;
}

void look_above(Above& above, const Import& import, const sheet::Row& row) {
  const std::size_t width = std::min(row.cells.size(), kWidestAbove);
  for (std::size_t i = 0; i < width; ++i) {
    const std::string text = folded(prefix(row.cells[i].text, kLongestAbove));
    if (text.empty()) continue;
    for (const CompiledForm& form : import.forms) {
      add_line(above.clues, import.catalog, form, text);
      if (found_in(text, form.subject_label))
        if (const auto subject = import.catalog.find_subject(text + " " + prefix(row.at(i + 1).text, kLongestAbove)))
          above.clues.subject.push_back({*subject, "заголовок листа"});
      if (above.maximum == 0 && found_in(text, form.maximum_label)) above.maximum = number_beside(row, i, text);
    }
  }
}

struct SheetRead {
  Recognition found;
  Above above;
  SheetWorks works;
};

/// One pass over the sheet: lines above, the header, the works.
SheetRead read_sheet(Import& import, sheet::Workbook& book, std::size_t number, const std::string& only_school,
                     const std::string& shown) {
  SheetRead out;
  std::optional<RowReader> reader;
  int before = 0;
  std::int64_t rows = 0;
  const std::string& name = book.sheets()[number];
  book.each_row(number, [&](const sheet::Row& row) {
    if (reader) {
      reader->read(row);
      if (++rows % kReportEvery == 0) import.progress(rows);
      return true;
    }
    recognise(out.found, import, row, name);
    if (out.found.layout)
      reader.emplace(RowReader::Context{*out.found.layout, shown, name, only_school}, import.schools, import.problems);
    else
      look_above(out.above, import, row);
    return reader.has_value() || ++before < kHeaderWithin;
  });
  if (reader) out.works = reader->finish();
  return out;
}

results::Exam exam_of(const RowExam& row, const Import& import, const catalog::Form& form) {
  results::Exam exam{row.procedure.empty() ? form.procedure : row.procedure, 0, 0, ""};
  exam.year = year_or_none(row.year);
  exam.grade = grade_or_none(row.grade);
  exam.subject = import.catalog.find_subject(row.subject).value_or("");
  const auto fixed = [&](const char* name) {
    const auto it = form.fixed.find(name);
    return it == form.fixed.end() ? std::string{} : it->second;
  };
  if (exam.subject.empty()) exam.subject = import.catalog.find_subject(fixed("subject")).value_or("");
  if (exam.grade == 0) exam.grade = grade_or_none(fixed("grade"));
  if (exam.year == 0) exam.year = year_or_none(fixed("year"));
  return exam;
}

void add_needs(Preview& preview, const std::vector<Need>& needs) {
  for (const Need& need : needs) {
    const auto same = [&](const Need& known) { return known.field == need.field; };
    const auto it = std::find_if(preview.needs.begin(), preview.needs.end(), same);
    if (it == preview.needs.end())
      preview.needs.push_back(need);
    else
      for (const std::string& option : need.options)
        if (std::find(it->options.begin(), it->options.end(), option) == it->options.end())
          it->options.push_back(option);
  }
}

std::int64_t school_count(const results::Sitting& sitting) {
  std::vector<std::uint32_t> schools;
  schools.reserve(sitting.works.size());
  for (const results::Work& work : sitting.works) schools.push_back(work.school);
  std::sort(schools.begin(), schools.end());
  return std::unique(schools.begin(), schools.end()) - schools.begin();
}

void note_dropped(Import& import, const Layout& layout, const Place& place) {
  if (layout.personal.empty()) return;
  for (const std::string& header : layout.personal)
    import.draft.preview.dropped_columns.push_back(place.file + ": " + header);
  const bool one = layout.personal.size() == 1;
  const std::string headers = "«" + joined(layout.personal, "», «") + "»";
  import.problems.add({"personal_column", Severity::note, place,
                       (one ? "Столбец " + headers + " не читается" : "Столбцы " + headers + " не читаются") +
                           std::string(": личные данные не загружаются."),
                       "", "", ""});
}

/// When the sums of most works are off, columns of tasks are missing or the form was taken wrongly.
void check_sums(Import& import, const Quality& quality, const Place& place) {
  constexpr std::int64_t kFewWorks = 10;
  constexpr std::int64_t kShare = 5;  // one work in five
  if (quality.participants < kFewWorks || quality.total_ne_sum * kShare < quality.participants) return;
  import.problems.add(
      {"sums_differ_often", Severity::warning, place,
       "Первичный балл часто не равен сумме баллов за задания: возможно, в файле не все столбцы заданий.",
       ru_number(static_cast<double>(quality.total_ne_sum), 0) + " из " +
           ru_number(static_cast<double>(quality.participants), 0),
       "", "Взят первичный балл; проверьте, целиком ли выгружена таблица."});
}

/// Moves what was read of one sheet into the draft.
void take_sheet(Import& import, SheetRead& read, const Clues& of_name, const Origin& origin) {
  const Layout& layout = *read.found.layout;
  const catalog::Form& form = *layout.form->form;
  const Place place{.file = origin.file, .sheet = origin.sheet};
  note_dropped(import, layout, place);
  check_sums(import, read.works.quality, place);
  Clues clues = of_name;
  const auto append = [](std::vector<Clue>& to, const std::vector<Clue>& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  append(clues.subject, read.above.clues.subject);
  append(clues.grade, read.above.clues.grade);
  append(clues.year, read.above.clues.year);
  for (const std::string& year : read.works.upload_years) clues.year.push_back({year, "дата загрузки в листе"});
  bool first = true;
  for (auto& [row_exam, sitting] : read.works.sittings) {
    const Settled settled = settle_exam(exam_of(row_exam, import, form), clues, import.hints, place, import.problems);
    sitting.exam = settled.exam;
    add_needs(import.draft.preview, settled.needs);
    settle_maximum(sitting, std::max(read.above.maximum, read.works.maximum), import.catalog, origin, import.problems);
    SheetPreview preview{.file = origin.file,
                         .sheet = origin.sheet,
                         .form = form.name,
                         .form_title = form.title,
                         .exam = sitting.exam,
                         .maximum = sitting.maximum,
                         .schools = school_count(sitting)};
    for (const TaskColumn& task : layout.tasks) preview.tasks.push_back(task.name);
    if (first) preview.quality = read.works.quality;
    first = false;
    import.draft.preview.sheets.push_back(std::move(preview));
    import.draft.load.sittings.push_back(std::move(sitting));
    import.origins.push_back(origin);
  }
  if (first)
    import.problems.add(
        {"no_works", Severity::warning, place, "В листе есть заголовки, но нет ни одной работы.", "", "", ""});
}

Issue not_recognised(const Import& import, const std::optional<Layout>& nearest, const SourceFile& file,
                     const Place& place) {
  Issue issue{.code = "form_unknown", .severity = file.walked ? Severity::warning : Severity::error, .place = place};
  issue.message = file.walked ? "Это не форма результатов: файл пропущен." : "Форма файла не распознана.";
  if (nearest && nearest->matched >= 2) {
    issue.found = "похоже на «" + nearest->form->form->title + "», но нет столбцов: " + joined(nearest->missing, ", ");
  }
  std::vector<std::string> titles;
  titles.reserve(import.forms.size());
  for (const CompiledForm& form : import.forms) titles.push_back(form.form->title);
  issue.expected = joined(titles, "; ");
  issue.fix = "Проверьте заголовки столбцов или задайте соответствие: --form ИМЯ (см. docs/howto/forms.md).";
  return issue;
}

void read_sheets(Import& import, const SourceFile& file, const std::string& shown) {
  const auto book = sheet::open_workbook(file.path);
  const Clues of_name = clues_of_name(import.catalog, file.name);
  const std::string school = import.hints.school.empty() ? school_in_name(file.name).value_or("") : import.hints.school;
  std::optional<Layout> nearest;
  std::string form;
  for (std::size_t number = 0; number < book->sheets().size(); ++number) {
    SheetRead read = read_sheet(import, *book, number, school, shown);
    if (read.found.layout) {
      form = read.found.layout->form->form->name;
      take_sheet(import, read, of_name, {shown, book->sheets()[number]});
    } else if (read.found.nearest && (!nearest || read.found.nearest->matched > nearest->matched)) {
      nearest = std::move(read.found.nearest);
    }
  }
  if (form.empty()) {
    import.problems.add(not_recognised(import, nearest, file, {.file = shown}));
    return;
  }
  import.draft.load.files.push_back({shown, sys::file_sha256(file.path), form});
}

}  // namespace

void read_file(Import& import, const SourceFile& file, const std::string& shown) {
  try {
    read_sheets(import, file, shown);
  } catch (const Error& error) {
    import.problems.add({"file_unreadable", Severity::error, {.file = shown}, error.message(), "", "", ""});
    for (Issue issue : error.issues()) {
      if (issue.place.file.empty()) issue.place.file = shown;
      import.problems.add(std::move(issue));
    }
  }
}

}  // namespace vekha::imports
