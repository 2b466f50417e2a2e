#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "domain/imports/header.hpp"
#include "domain/imports/imports.hpp"
#include "domain/imports/source.hpp"
#include "io/sheet/marked_copy.hpp"

namespace vekha::imports {
namespace {

using Marks = std::map<int, std::vector<sheet::Mark>>;  // row → remarks

std::string remark(const Issue& issue) {
  Issue bare = issue;
  bare.place = {};
  return issue_text(bare);
}

Marks marks_of(const Issues& issues, const std::string& file, const std::string& sheet) {
  Marks out;
  for (const Issue& issue : issues) {
    if (issue.place.file != file || issue.place.sheet != sheet || issue.place.row == 0) continue;
    const auto look = issue.severity == Severity::error ? sheet::Mark::Look::error : sheet::Mark::Look::remark;
    out[issue.place.row].push_back({std::max(1, issue.place.column), remark(issue), look});
  }
  return out;
}

/// Columns whose heading tells of names or documents, in any row seen so far: a heading may stand anywhere.
void hide(std::vector<bool>& hidden, const sheet::Row& row, const catalog::PersonalColumns& personal) {
  const Header header = header_of({&row}, personal);
  if (hidden.size() < header.cells.size()) hidden.resize(header.cells.size());
  for (std::size_t i = 0; i < header.cells.size(); ++i) hidden[i] = hidden[i] || header.cells[i].personal;
}

void copy_table(sheet::MarkedCopy& out, Source& source, std::size_t number, const Marks& marks,
                const catalog::PersonalColumns& personal) {
  constexpr int kHeaderWithin = 45;
  std::vector<bool> hidden;
  static const std::vector<sheet::Mark> kNone;
  source.each_row(number, [&](const sheet::Row& row) {
    if (row.number <= kHeaderWithin) hide(hidden, row, personal);
    const auto found = marks.find(row.number);
    out.row(row, found == marks.end() ? kNone : found->second, hidden);
    return true;
  });
}

sheet::Row text_row(int number, const std::vector<std::string>& cells) {
  sheet::Row row;
  row.number = number;
  for (const std::string& cell : cells) row.cells.push_back({cell, std::nullopt, false});
  return row;
}

void list_issues(sheet::MarkedCopy& out, const Issues& issues) {
  constexpr std::size_t kMostListed = 1'000'000;
  out.sheet("Замечания");
  int number = 0;
  out.row(text_row(++number, {"Файл", "Место", "Важность", "Что не так", "Найдено", "Ожидалось", "Как исправить"}), {},
          {});
  for (const Issue& issue : issues) {
    if (static_cast<std::size_t>(number) > kMostListed) return;
    Place place = issue.place;
    place.file.clear();
    const char* weight = issue.severity == Severity::error     ? "ошибка"
                         : issue.severity == Severity::warning ? "замечание"
                                                               : "к сведению";
    out.row(text_row(++number,
                     {issue.place.file, place.text(), weight, issue.message, issue.found, issue.expected, issue.fix}),
            {}, {});
  }
}

}  // namespace

void write_corrected_copy(const std::string& out_path, const std::vector<SourceFile>& files, const Draft& draft,
                          const catalog::Catalog& catalog) {
  sheet::MarkedCopy out(out_path);
  for (const SourceFile& file : files) {
    const std::string shown = shown_name(file, files.size());
    try {
      Source source(file.path);
      for (std::size_t number = 0; number < source.tables(); ++number) {
        out.sheet(files.size() > 1 ? source.name(number) + " " + shown : source.name(number));
        copy_table(out, source, number, marks_of(draft.issues, shown, source.name(number)), catalog.personal);
      }
    } catch (const Error&) {
      continue;  // a file that cannot be opened stands in the list of remarks
    }
  }
  list_issues(out, draft.issues);
  out.close();
}

}  // namespace vekha::imports
