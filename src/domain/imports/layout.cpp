#include "domain/imports/layout.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::imports {
namespace {

constexpr std::int64_t kMostPoints = 1000;    // for one task; a header that says more is not believed
constexpr std::size_t kLongestMatched = 400;  // bytes

std::optional<std::regex> compiled(const std::string& pattern) {
  if (pattern.empty()) return std::nullopt;
  return std::regex(pattern, std::regex::ECMAScript | std::regex::optimize);
}

bool among(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool matches(const CompiledForm::Rule& rule, const std::string& text) {
  return !text.empty() && (among(rule.rule->headers, text) ||
                           std::any_of(rule.patterns.begin(), rule.patterns.end(),
                                       [&](const std::regex& pattern) { return found_in(text, pattern); }));
}

bool names_commonly(const CompiledForm::Rule& rule, const HeaderCell& cell) {
  for (const std::string* text : {&cell.plain, &cell.last})
    if (!text->empty() && (among(rule.rule->common, *text) ||
                           std::any_of(rule.common.begin(), rule.common.end(),
                                       [&](const std::regex& pattern) { return found_in(*text, pattern); })))
      return true;
  return false;
}

bool names(const CompiledForm::Rule& rule, const HeaderCell& cell) {
  return matches(rule, cell.plain) ||
         (cell.path != cell.plain && (matches(rule, cell.path) || matches(rule, cell.last)));
}

/// «4к1» → «4К1»: criteria are written with a Cyrillic capital whichever alphabet the file used.
std::string task_name(const std::string& folded_name) {
  std::string name = squeezed(folded_name);
  for (const char* letter : {"к", "k"}) name = replaced(name, letter, "К");
  return replaced(name, ",", ".");
}

bool heads_task(const CompiledForm& form, const HeaderCell& cell, std::smatch& match) {
  return found_in(cell.plain, form.task, match) || (cell.last != cell.plain && found_in(cell.last, form.task, match));
}

void find_tasks(Layout& layout) {
  const CompiledForm& form = *layout.form;
  const std::vector<HeaderCell>& cells = layout.header->cells;
  layout.end_of_tasks = cells.size();
  if (!form.task) return;
  std::vector<bool> taken(cells.size());
  for (const auto& field : layout.fields)
    if (field) taken[field->column] = true;
  std::smatch match;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (found_in(cells[i].plain, form.until)) {
      layout.end_of_tasks = i;
      return;
    }
    if (taken[i] || cells[i].personal || !heads_task(form, cells[i], match)) continue;
    const auto points = match.size() > 2 && match[2].matched ? parse_integer(match[2].str()) : std::nullopt;
    const int maximum = points && *points <= kMostPoints ? static_cast<int>(*points) : 0;
    layout.tasks.push_back({i, task_name(match[1].str()), maximum});
  }
}

void find_field(Layout& layout, const CompiledForm::Rule& rule) {
  const std::vector<HeaderCell>& cells = layout.header->cells;
  const auto taken = [&](std::size_t column) {
    return std::any_of(layout.fields.begin(), layout.fields.end(),
                       [&](const auto& field) { return field && field->column == column; });
  };
  // Two fields may be cut out of one column, but each has a column of its own when there is one.
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < cells.size() && (!best || taken(*best)); ++i) {
    if (cells[i].personal || cells[i].plain.empty() || !names(rule, cells[i])) continue;
    if (!best || !taken(i)) best = i;
  }
  if (best) {
    layout.fields[static_cast<std::size_t>(rule.rule->field)] = FieldColumn{*best, &rule.extract};
    ++layout.matched;
    return;
  }
  if (rule.rule->required && rule.rule->common.empty())
    layout.missing.emplace_back(catalog::field_title(rule.rule->field));
}

/// What the form's own headings did not find, by the headings columns have elsewhere.
void find_by_synonyms(Layout& layout) {
  const std::vector<HeaderCell>& cells = layout.header->cells;
  std::vector<bool> taken(cells.size());
  for (const auto& field : layout.fields)
    if (field) taken[field->column] = true;
  for (const CompiledForm::Rule& rule : layout.form->rules) {
    auto& place = layout.fields[static_cast<std::size_t>(rule.rule->field)];
    if (place || rule.rule->common.empty()) continue;
    for (std::size_t i = 0; i < cells.size() && !place; ++i) {
      if (taken[i] || cells[i].personal || !names_commonly(rule, cells[i])) continue;
      place = FieldColumn{i, &rule.extract};
      taken[i] = true;
      ++layout.matched;
      ++layout.by_synonym;
    }
    if (!place && rule.rule->required) layout.missing.emplace_back(catalog::field_title(rule.rule->field));
  }
}

/// "$1" by the groups of the match, "$h" by the heading as written.
std::string filled(const std::string& pattern, const std::smatch& match, const std::string& shown) {
  std::string out = replaced(pattern, "$h", shown);
  for (std::size_t group = 1; group < 10 && out.find('$') != std::string::npos; ++group)
    out = replaced(out, "$" + std::to_string(group), group < match.size() ? match[group].str() : "");
  // «3к1» of a folded heading is «3К1».
  static const std::regex kCriterion("([0-9])(?:к|k)([0-9])");
  return std::regex_replace(squeezed(out), kCriterion, "$1К$2");
}

void find_value(Layout& layout, std::size_t column, const std::vector<CompiledForm::Value>& rules,
                std::vector<ValueColumn>& to) {
  const HeaderCell& cell = layout.header->cells[column];
  for (const CompiledForm::Value& value : rules) {
    std::smatch match;
    if (value.header && !found_in(cell.path, value.header, match)) continue;
    const auto part = [&](const std::string& pattern) { return filled(pattern, match, cell.shown); };
    const catalog::ValueRule& rule = *value.rule;
    const bool says_nothing = rule.item.empty() && rule.group.empty() && rule.who.empty() && rule.subject.empty();
    if (says_nothing) return;  // a column to be passed by
    to.push_back({column, part(rule.item), part(rule.group), capitalized(part(rule.who)), part(rule.subject),
                  part(rule.grade), part(rule.year)});
    return;
  }
}

void find_values(Layout& layout) {
  const std::vector<HeaderCell>& cells = layout.header->cells;
  std::vector<bool> taken(cells.size());
  // What only shows that the form is this one is a value too.
  constexpr std::array kSigns{Field::total, Field::text, Field::mark_2, Field::mark_3, Field::mark_4, Field::mark_5};
  for (std::size_t field = 0; field < layout.fields.size(); ++field)
    if (layout.fields[field] && std::find(kSigns.begin(), kSigns.end(), static_cast<Field>(field)) == kSigns.end())
      taken[layout.fields[field]->column] = true;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!taken[i] && !cells[i].personal && !cells[i].plain.empty())
      find_value(layout, i, layout.form->values, layout.values);
  if (layout.values.empty()) layout.missing.emplace_back("столбцы показателей");
}

/// Columns of an electronic journal: a mark of each subject or period.
void find_marks(Layout& layout) {
  const std::vector<HeaderCell>& cells = layout.header->cells;
  std::vector<bool> taken(cells.size());
  for (const auto& field : layout.fields)
    if (field) taken[field->column] = true;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!taken[i] && !cells[i].personal && !cells[i].plain.empty())
      find_value(layout, i, layout.form->marks, layout.marks);
  // «Год» and «Итог» are marks beside those of quarters; alone they are the year of a work and its total.
  const auto means_else = [&](const ValueColumn& mark) {
    const std::string& heading = cells[mark.column].plain;
    return heading == "год" || heading == "итог";
  };
  if (std::ranges::all_of(layout.marks, means_else)) layout.marks.clear();
  if (layout.marks.empty()) layout.missing.emplace_back("столбцы отметок");
}

std::optional<std::size_t> column_headed(const Header& header, const std::string& text) {
  for (std::size_t i = 0; i < header.cells.size(); ++i)
    if (header.cells[i].plain == text || header.cells[i].last == text) return i;
  return std::nullopt;
}

/// The best list of headings that all stand in the header; the last list may be found in part.
void find_identity(Layout& layout) {
  const auto& lists = layout.form->form->identity;
  for (std::size_t number = 0; number < lists.size(); ++number) {
    std::vector<std::size_t> columns;
    for (const std::string& heading : lists[number])
      if (const auto column = column_headed(*layout.header, heading)) columns.push_back(*column);
    const bool last = number + 1 == lists.size();
    if (columns.empty() || (columns.size() < lists[number].size() && !last)) continue;
    layout.identity = columns;
    layout.identity_links = !last;
    return;
  }
}

}  // namespace

CompiledForm::CompiledForm(const catalog::Form& from)
    : form(&from),
      sheet(compiled(from.sheet)),
      task(compiled(from.tasks.header)),
      until(compiled(from.tasks.until)),
      separator(compiled(from.separator)),
      exam_row(compiled(from.exam_row)),
      row_item(compiled(from.row_item)),
      row_group(compiled(from.row_group)),
      exam_line(compiled(from.preamble.exam)),
      report_line(compiled(from.preamble.report)),
      subject_label(compiled(from.preamble.subject)),
      maximum_label(compiled(from.preamble.maximum)),
      who{compiled(from.who.school), compiled(from.who.municipality), compiled(from.who.region),
          compiled(from.who.country)} {
  for (const catalog::FieldRule& rule : from.fields) {
    Rule one{&rule, {}, compiled(rule.extract), {}};
    for (const std::string& pattern : rule.patterns) one.patterns.push_back(*compiled(pattern));
    for (const std::string& pattern : rule.common_patterns) one.common.push_back(*compiled(pattern));
    rules.push_back(std::move(one));
  }
  for (const catalog::ValueRule& rule : from.values) values.push_back({&rule, compiled(rule.header)});
  for (const catalog::ValueRule& rule : from.marks) marks.push_back({&rule, compiled(rule.header)});
}

int Layout::score() const {
  constexpr int kField = 1000;
  constexpr int kCommon = 600;         // a heading many tables have says less of what this one is
  constexpr int kLastResort = 100000;  // under everything else
  constexpr std::size_t kMost = 90;
  int required = 0;
  for (const catalog::FieldRule& rule : form->form->fields) required += rule.required ? 1 : 0;
  const int parts = matched + (tasks.empty() ? 0 : 1) + (values.empty() ? 0 : 1) + (marks.empty() ? 0 : 1) +
                    (form->report_line ? 2 : 0);
  const auto named =
      std::count_if(values.begin(), values.end(), [](const ValueColumn& one) { return !one.who.empty(); });
  const auto columns =
      static_cast<int>(std::min(kMost, tasks.size() + values.size() + marks.size() + static_cast<std::size_t>(named)));
  return parts * kField - by_synonym * kCommon + required * (kField / 10) + columns -
         (form->form->last_resort ? kLastResort : 0);
}

Layout lay(const CompiledForm& form, const std::shared_ptr<const Header>& header) {
  Layout layout;
  layout.form = &form;
  layout.header = header;
  for (const HeaderCell& cell : header->cells)
    if (cell.personal) layout.personal.push_back(cell.shown);
  for (const CompiledForm::Rule& rule : form.rules) {
    find_field(layout, rule);
    if (header->depth > 1 && !layout.missing.empty()) return layout;
  }
  find_by_synonyms(layout);
  if (!layout.missing.empty()) return layout;
  find_identity(layout);
  if (form.form->kind == catalog::FormKind::works) {
    find_tasks(layout);
    if (!form.marks.empty()) find_marks(layout);
    const bool scored = !layout.tasks.empty() || layout.of(Field::total) || layout.of(Field::credit) ||
                        layout.of(Field::mark) || !layout.marks.empty() || layout.of(Field::test_score) ||
                        layout.of(Field::journal_mark);
    if (!scored) layout.missing.emplace_back("баллы за задания или за работу");
    if (!layout.of(Field::pupil) && layout.identity.empty()) layout.missing.emplace_back("код участника");
  }
  if (form.form->kind == catalog::FormKind::figures) find_values(layout);
  return layout;
}

std::vector<std::string> unread(const Layout& layout) {
  std::vector<bool> known(layout.header->cells.size());
  const auto mark = [&](std::size_t column) {
    if (column < known.size()) known[column] = true;
  };
  for (const auto& field : layout.fields)
    if (field) mark(field->column);
  for (const TaskColumn& task : layout.tasks) mark(task.column);
  for (const std::vector<ValueColumn>* columns : {&layout.values, &layout.marks})
    for (const ValueColumn& one : *columns) mark(one.column);
  for (const std::size_t column : layout.identity) mark(column);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < known.size(); ++i) {
    const HeaderCell& cell = layout.header->cells[i];
    const bool counting = cell.last.starts_with("№") && length(cell.last) < 7;
    const auto named = [&](const std::vector<CompiledForm::Value>& rules) {
      return std::any_of(rules.begin(), rules.end(),
                         [&](const auto& rule) { return rule.header && found_in(cell.path, rule.header); });
    };
    const bool passed = counting || cell.personal || cell.plain.empty() ||
                        among(layout.form->form->ignored, cell.last) || named(layout.form->values) ||
                        named(layout.form->marks);
    if (!known[i] && !passed) out.push_back(cell.shown);
  }
  return out;
}

bool found_in(const std::string& text, const std::optional<std::regex>& pattern, std::smatch& match) {
  return pattern && text.size() <= kLongestMatched && std::regex_search(text, match, *pattern);
}

bool found_in(const std::string& text, const std::optional<std::regex>& pattern) {
  std::smatch match;
  return found_in(text, pattern, match);
}

}  // namespace vekha::imports
