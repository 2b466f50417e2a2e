#include "domain/reports/parts.hpp"

#include "base/text.hpp"

namespace vekha::reports {

Pages::Pages(const Material& material, const Wording& wording, Words words)
    : material_(material), wording_(wording), words_(std::move(words)) {}

Words Pages::with(const Words& more) const {
  Words all = more;
  all.texts.insert(words_.texts.begin(), words_.texts.end());
  all.links.insert(words_.links.begin(), words_.links.end());
  return all;
}

void Pages::part(const Named& part) { add(doc::Heading{1, part.text}); }
void Pages::heading(std::string_view id) { add(doc::Heading{2, wording_.heading(id)}); }
void Pages::small_heading(std::string text) { add(doc::Heading{3, std::move(text)}); }

void Pages::say(std::string_view id, const Words& more) { add(doc::Paragraph{filled(wording_.text(id), with(more))}); }

void Pages::note(std::string_view id, const Words& more) {
  add(doc::Paragraph{filled(wording_.text(id), with(more)), doc::Paragraph::Kind::note});
}

void Pages::small_print(std::string text) {
  add(doc::Paragraph{doc::plain(std::move(text)), doc::Paragraph::Kind::note});
}

void Pages::bullets(std::vector<std::string> items) {
  doc::List list;
  for (std::string& item : items) list.items.push_back(doc::plain(std::move(item)));
  add(std::move(list));
}

doc::Cell number_cell(const Estimate& estimate, int decimals) { return doc::cell(cell_text(estimate, decimals)); }
doc::Cell count_cell(std::int64_t count) { return doc::cell(ru_number(static_cast<double>(count), 0)); }
doc::Cell strong_cell(std::string text) { return {.runs = doc::bold(std::move(text))}; }

doc::TableRow divider(std::string text, int columns) {
  return {{{.runs = doc::bold(std::move(text)), .columns = columns, .shade = doc::Cell::Shade::light}}};
}

doc::TableRow head_row(const std::vector<std::string>& titles) {
  doc::TableRow row;
  for (const std::string& title : titles) row.cells.push_back(doc::head_cell(title));
  return row;
}

bool has_marks(const ExamPicture& picture) { return picture.whole.marks[0].value.has_value(); }

std::vector<doc::TableRow> exam_rows(const Material& material, int columns,
                                     const std::function<std::optional<doc::TableRow>(const ExamPicture&)>& row) {
  std::vector<doc::TableRow> rows;
  std::string procedure;
  for (const ExamPicture& picture : material.exams) {
    auto written = row(picture);
    if (!written) continue;
    if (material.procedures.size() > 1 && picture.exam.procedure != procedure) {
      procedure = picture.exam.procedure;
      rows.push_back(divider(procedure, columns));
    }
    rows.push_back(std::move(*written));
  }
  return rows;
}

}  // namespace vekha::reports
