#include "domain/imports/file_reader.hpp"

#include <algorithm>
#include <future>
#include <variant>

#include "base/text.hpp"
#include "domain/imports/cells.hpp"
#include "domain/imports/scan.hpp"
#include "domain/imports/source.hpp"
#include "domain/imports/taking.hpp"
#include "domain/imports/unknown_table.hpp"
#include "io/sys/digest.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kWidestAbove = 60;     // columns looked at above the table
constexpr std::size_t kLongestAbove = 180;   // letters of a cell above the table
constexpr std::int64_t kMostPoints = 1000;   // no primary score reaches it
constexpr std::int64_t kReportEvery = 2000;  // rows

using Reader =
    std::variant<std::unique_ptr<RowReader>, std::unique_ptr<FigureReader>, std::unique_ptr<KnowledgeReader>>;

/// The reader when it is of this kind, or nothing.
template <class One>
One* as(Reader& reader) {
  auto* held = std::get_if<std::unique_ptr<One>>(&reader);
  return held == nullptr ? nullptr : held->get();
}

/// What stands above the table: lines with the exam, labels with values beside them.
struct Above {
  Clues clues;
  int maximum = 0;
  std::map<std::size_t, std::string> levels;  ///< «Б», «П» over the columns of tasks
};

/// The number beside a label, or inside it: «Максимальный первичный балл: 38».
int number_beside(const sheet::Row& row, std::size_t label, const std::string& text) {
  for (const std::size_t beside : {label + 1, label + 2})
    if (const auto number = whole(row.at(beside))) return *number;
  const auto digits = text.find_first_of("0123456789");
  const auto number = digits == std::string::npos ? std::nullopt : parse_integer(text.substr(digits));
  return number && *number <= kMostPoints ? static_cast<int>(*number) : 0;
}

void note_levels(Above& above, const sheet::Row& row, std::size_t from) {
  for (std::size_t i = from; i < row.cells.size(); ++i) {
    const std::string word = folded(row.cells[i].text);
    if (word == "б" || word == "п" || word == "в") above.levels[i] = capitalized(word);
  }
}

void look_above(Above& above, const Import& import, const Layout& layout, const sheet::Row& row) {
  const CompiledForm& form = *layout.form;
  const std::size_t width = std::min(row.cells.size(), kWidestAbove);
  for (std::size_t i = 0; i < width; ++i) {
    const std::string text = folded(prefix(row.cells[i].text, kLongestAbove));
    if (text.empty()) continue;
    add_line(above.clues, import.catalog, form, text);
    if (form.form->kind == catalog::FormKind::figures || (!form.exam_line && !form.exam_row))
      add_words(above.clues, import.catalog, form.form->procedure == "Журнал" ? with_ended_years(text) : text);
    if (text.find("уровень сложности") != std::string::npos) note_levels(above, row, i + 1);
    if (found_in(text, form.subject_label))
      if (const auto subject = import.catalog.find_subject(text + " " + prefix(row.at(i + 1).text, kLongestAbove)))
        above.clues.subject.push_back({*subject, "заголовок листа"});
    if (above.maximum == 0 && found_in(text, form.maximum_label)) above.maximum = number_beside(row, i, text);
  }
}

/// One table being read.
struct Table {
  const SourceFile& file;
  std::string shown;
  std::string name;
  std::string school;  ///< the one school of the file, or empty
  int unit = 1;
};

Reader reader_of(Import& import, const Layout& layout, const Table& table) {
  SchoolList& schools = import.schools;
  Problems& problems = import.problems;
  switch (layout.form->form->kind) {
    case catalog::FormKind::works:
      return std::make_unique<RowReader>(
          RowReader::Context{layout, table.shown, table.name, table.school, import.rules, import.catalog.personal,
                             import.pupils, import.catalog, table.unit},
          schools, problems);
    case catalog::FormKind::figures:
      return std::make_unique<FigureReader>(
          FigureReader::Context{layout, table.shown, table.name, table.school, import.catalog}, schools, problems);
    default:
      return std::make_unique<KnowledgeReader>(KnowledgeReader::Context{layout, table.shown, table.name}, schools,
                                               problems);
  }
}

void read_row(Reader& reader, const sheet::Row& row) {
  std::visit([&](auto& held) { held->read(row); }, reader);
}

/// Everything read of one table.
struct TableRead {
  Recognition found;
  Above above;
  Reader reader;
  std::int64_t rows = 0;
};

TableRead read_table(Import& import, Source& source, std::size_t number, const Table& table) {
  TableRead out;
  const auto found = [&](const Recognition& recognition) {
    out.found = recognition;
    for (const sheet::Row& row : recognition.above) look_above(out.above, import, *recognition.layout, row);
    out.reader = reader_of(import, *out.found.layout, table);
    if (auto* works = as<RowReader>(out.reader))
      for (const sheet::Row& row : recognition.above) works->note_above(row);
  };
  const auto take = [&](const sheet::Row& row) {
    read_row(out.reader, row);
    if (++out.rows % kReportEvery == 0 && import.progress) import.progress(out.rows);
  };
  SheetScan scan({import.forms, import.catalog.personal, table.name, folded(table.file.name)}, found, take);
  const std::int64_t wanted = import.hints.first_rows;
  source.each_row(number, [&](const sheet::Row& row) { return scan.push(row) && (wanted == 0 || out.rows < wanted); });
  scan.finish();
  if (!out.found.layout) out.found = scan.recognition();
  return out;
}

Taking taking_of(Import& import, const TableRead& read, const Table& table, const std::string& format) {
  Taking taking{import,
                *read.found.layout->form->form,
                {table.shown, table.name},
                clues_of_name(import.catalog, read.found.layout->form->form->procedure == "Журнал"
                                                  ? with_ended_years(table.file.name)
                                                  : table.file.name),
                format};
  const bool report = taking.form.kind == catalog::FormKind::figures;
  Clues of_table = read.above.clues;
  if (report) {
    add_sheet_name(of_table, import.catalog, table.name);
    if (const int year = year_or_none(squeezed(table.name)); year > 0)
      of_table.year.push_back({std::to_string(year), "имя листа"});
  }
  // A report tells in its table what it is about; the name of its file may span several years.
  const auto append = [&](std::vector<Clue>& to, const std::vector<Clue>& from) {
    if (report && !from.empty()) to.clear();
    to.insert(to.end(), from.begin(), from.end());
  };
  append(taking.clues.subject, of_table.subject);
  append(taking.clues.grade, of_table.grade);
  append(taking.clues.year, of_table.year);
  append(taking.clues.stage, of_table.stage);
  taking.maximum_above = read.above.maximum;
  for (const TaskColumn& task : read.found.layout->tasks)
    if (const auto level = read.above.levels.find(task.column); level != read.above.levels.end())
      taking.levels[task.name] = level->second;
  return taking;
}

Issue not_recognised(const Import& import, const std::optional<Layout>& nearest, const SourceFile& file,
                     const Place& place) {
  Issue issue{.code = "form_unknown", .severity = file.walked ? Severity::warning : Severity::error, .place = place};
  issue.message = file.walked ? "Это не форма результатов: файл пропущен." : "Форма файла не распознана.";
  if (nearest && nearest->matched >= 2) {
    issue.found = "похоже на «" + nearest->form->form->title + "», но нет столбцов: " + joined(nearest->missing, ", ");
    if (!nearest->personal.empty())
      issue.found += "; столбцы «" + joined(nearest->personal, "», «") + "» закрыты как личные данные";
  }
  issue.expected = "столбцы одной из известных форм (" + std::to_string(import.forms.size()) + ")";
  issue.fix =
      "Выберите форму или укажите на странице загрузки, что стоит в столбцах; в командной строке --form ИМЯ или "
      "--map поле=столбец (см. docs/howto/forms.md).";
  return issue;
}

/// Works with halves of a point are read again, counting in halves.
TableRead read_in_its_unit(Import& import, Source& source, std::size_t number, Table table,
                           std::optional<SheetWorks>& works) {
  while (true) {
    const Problems before = import.problems;
    TableRead read = read_table(import, source, number, table);
    auto* reader = as<RowReader>(read.reader);
    if (reader == nullptr) return read;
    works = reader->finish();
    if (works->finer_unit <= table.unit) return read;
    import.problems = before;
    table.unit = works->finer_unit;
  }
}

void add_document_words(Clues& clues, const Import& import, const Source& source) {
  constexpr std::size_t kTitle = 12;  // paragraphs of a title
  for (std::size_t i = 0; i < std::min(kTitle, source.words().size()); ++i)
    add_words(clues, import.catalog, folded(prefix(source.words()[i], kLongestAbove)));
}

/// A table torn by a page may come out with a cell more: it was cut out of the third one, the widest text.
sheet::Row of_width(const sheet::Row& row, std::size_t width) {
  constexpr std::size_t kWidest = 2;
  sheet::Row out = row;
  while (out.cells.size() > width && out.cells.size() > kWidest + 1) {
    out.cells[kWidest].text += " " + out.cells[kWidest + 1].text;
    out.cells[kWidest].number.reset();
    out.cells.erase(out.cells.begin() + kWidest + 1);
  }
  return out;
}

class FileReading {
 public:
  FileReading(Import& import, const SourceFile& file, std::string shown)
      : import_(import), file_(file), shown_(std::move(shown)), source_(file.path, told(import, file)) {
    entry().format = source_.format();
    entry().csv = source_.csv();
  }

  void read() {
    // Told while the rows are read: both take time on a large file.
    std::future<std::string> digest = std::async(std::launch::async, [&] { return sys::file_sha256(file_.path); });
    const std::string school =
        import_.hints.school.empty() ? school_in_name(file_.name).value_or("") : import_.hints.school;
    for (std::size_t number = 0; number < source_.tables(); ++number)
      read_one(number, {file_, shown_, source_.name(number), school});
    finish_document();
    if (forms_.empty()) {
      entry().state = FilePreview::State::unknown;
      if (nearest_ && nearest_->matched >= 2) entry().nearest = nearest_->form->form->title;
      show_unknown(entry(), unknown_.above, import_.catalog.personal);
      import_.problems.add(not_recognised(import_, nearest_, file_, {.file = shown_}));
      return;
    }
    import_.draft.load.files.push_back({shown_, digest.get(), forms_});
  }

 private:
  FilePreview& entry() { return import_.draft.preview.files.back(); }

  static sheet::CsvLook told(const Import& import, const SourceFile& file) {
    const auto it = import.hints.files.find(file.name);
    return it == import.hints.files.end() ? sheet::CsvLook{} : it->second.csv;
  }

  void read_one(std::size_t number, const Table& table) {
    std::optional<SheetWorks> works;
    TableRead read = read_in_its_unit(import_, source_, number, table, works);
    if (!read.found.layout) return pass_over(number, std::move(read));
    const catalog::Form& form = *read.found.layout->form->form;
    if (forms_.find(form.name) == std::string::npos) forms_ += (forms_.empty() ? "" : ", ") + form.name;
    Taking taking = taking_of(import_, read, table, source_.format());
    if (source_.is_document()) add_document_words(taking.clues, import_, source_);
    if (works) return take(taking, std::move(*works));
    if (auto* figures = as<FigureReader>(read.reader)) return take(taking, figures->finish());
    auto& knowledge = std::get<std::unique_ptr<KnowledgeReader>>(read.reader);
    const bool tasks = form.kind == catalog::FormKind::tasks;
    if (!source_.is_document() || !tasks) return take(taking, knowledge->finish());
    if (!document_reader_) {
      document_reader_ = std::move(knowledge);
      document_taking_.emplace(std::move(taking));
      document_layout_ = read.found.layout;
      return;
    }
    source_.each_row(number, [&](const sheet::Row& row) { return document_reader_->read(row), true; });
  }

  /// A table of a document without a header goes on where the table of tasks was torn by a page.
  void pass_over(std::size_t number, TableRead read) {
    if (document_reader_ && goes_on(number)) {
      const std::size_t width = document_layout_->header->cells.size();
      source_.each_row(number,
                       [&](const sheet::Row& row) { return document_reader_->read(of_width(row, width)), true; });
      return;
    }
    if (read.found.nearest && (!nearest_ || read.found.nearest->matched > nearest_->matched))
      nearest_ = std::move(read.found.nearest);
    if (unknown_.above.empty()) unknown_.above = std::move(read.found.above);
  }

  bool goes_on(std::size_t number) {
    bool same = false;
    source_.each_row(number, [&](const sheet::Row& row) {
      same = row.cells.size() + 1 >= document_layout_->header->cells.size() &&
             row.cells.size() <= document_layout_->header->cells.size() + 1;
      return false;
    });
    return same;
  }

  void finish_document() {
    if (!document_reader_) return;
    SheetKnowledge knowledge = document_reader_->finish();
    take(*document_taking_, std::move(knowledge));
  }

  Import& import_;
  const SourceFile& file_;
  std::string shown_;
  Source source_;
  std::string forms_;
  std::optional<Layout> nearest_;
  Recognition unknown_;
  std::unique_ptr<KnowledgeReader> document_reader_;  ///< of the table of tasks, torn over pages
  std::optional<Taking> document_taking_;
  std::optional<Layout> document_layout_;
};

}  // namespace

void read_file(Import& import, const SourceFile& file, const std::string& shown) {
  try {
    FileReading(import, file, shown).read();
  } catch (const Error& error) {
    import.draft.preview.files.back().state = FilePreview::State::unreadable;
    import.problems.add({"file_unreadable", Severity::error, {.file = shown}, error.message(), "", "", ""});
    for (Issue issue : error.issues()) {
      if (issue.place.file.empty()) issue.place.file = shown;
      import.problems.add(std::move(issue));
    }
  }
}

}  // namespace vekha::imports
