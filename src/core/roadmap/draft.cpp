#include "core/roadmap/draft.hpp"

#include <algorithm>
#include <utility>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/cell_text.hpp"
#include "core/roadmap/row_kind.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::size_t kLongestHeading = 220;  ///< letters of a paragraph that can head a section
constexpr std::size_t kNestedHeadings = 5;    ///< headings that may follow one another before the rows

constexpr std::array kContents{Role::text,     Role::term,   Role::responsible,
                               Role::document, Role::result, Role::indicator};

/// Joins the rest of a cell that a page break cut off.
std::string glued(const std::string& before, const std::string& after, Role role) {
  if (before.empty() || after.empty()) return before + after;
  const bool item = is_list_item(after);
  const bool sentence = before.ends_with('.') || before.ends_with(';') || before.ends_with(':');
  const bool entry = role == Role::responsible && starts_capital(after);
  const bool line = item || entry || (role != Role::term && sentence && starts_capital(after));
  return before + (line ? "\n" : " ") + after;
}

/// The text from its first letter on.
std::string letters_of(const std::string& text) {
  const auto first = std::ranges::find_if(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xD0 || byte == 0xD1 || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
  });
  return {first, text.end()};
}

class Drafter {
 public:
  explicit Drafter(const PlanItems& plan) : plan_(plan) {}
  Draft run();

 private:
  void paragraph(std::size_t index);
  void row(std::size_t index);
  void measure(const PlanItem& item);
  void share(const PlanItem& item);
  void rest(const PlanItem& item);
  void section(const PlanItem& item);
  void side_section(const PlanItem& item);
  bool heads_rows(std::size_t index) const;
  bool uses_numbers() const;
  void complain(const std::string& code, Severity severity, const Place& place, const std::string& message);
  void drop_empty();
  void keep_used_sections();

  const PlanItems& plan_;
  Draft draft_;
  SectionTree tree_;
  bool numbered_plan_ = false;
  bool in_plan_ = false;  ///< a row of the plan was seen
  int section_of_last_ = -1;
  std::string side_title_;
};

void Drafter::complain(const std::string& code, Severity severity, const Place& place, const std::string& message) {
  draft_.issues.push_back({.code = code, .severity = severity, .place = place, .message = message});
}

bool Drafter::uses_numbers() const {
  return std::any_of(plan_.items.begin(), plan_.items.end(), [](const PlanItem& item) {
    return item.kind == PlanItem::Kind::row && item.filled > 1 && is_row_number(item.at(Role::number));
  });
}

/// Only paragraphs stand between this one and a row of the plan, and none of them ends a sentence.
bool Drafter::heads_rows(std::size_t index) const {
  const PlanItem& item = plan_.items[index];
  if (length(item.text) > kLongestHeading) return false;
  const std::size_t end = std::min(plan_.items.size(), index + 1 + kNestedHeadings);
  for (std::size_t i = index + 1; i < end; ++i) {
    if (plan_.items[i].kind == PlanItem::Kind::row) return true;
    if (!split_heading(plan_.items[i].text)) return false;
  }
  return false;
}

void Drafter::paragraph(std::size_t index) {
  const PlanItem& item = plan_.items[index];
  if (!heads_rows(index)) return;
  const std::string small = folded(item.text);
  if (!starts_small(letters_of(item.text)) && !starts_capital(letters_of(item.text))) return;  // a page number
  for (const std::string_view word : {"приложение", "таблица", "примечание", "продолжение", "страница", "стр.", "*"})
    if (small.starts_with(word)) return;
  const auto numbered = split_heading(item.text);
  const bool heading = item.kind == PlanItem::Kind::heading || (in_plan_ && !item.text.ends_with('.'));
  if (is_row_number(item.text) || (!numbered && !(heading && in_plan_))) return;
  tree_.open(item.text);
}

void Drafter::side_section(const PlanItem& item) {
  const std::string& title = item.at(Role::section);
  if (title.empty() || title == side_title_) return;
  side_title_ = title;
  tree_.open_side(one_line(title));
}

void Drafter::measure(const PlanItem& item) {
  side_section(item);
  DraftMeasure fresh{.number = number_of(item),
                     .section = tree_.current(),
                     .section_path = tree_.path(),
                     .section_titles = tree_.titles(),
                     .place = item.place};
  for (const Role role : kContents) fresh.at(role) = item.at(role);
  const std::string& cell = item.at(Role::number);
  if (cell.empty() && !fresh.number.empty()) fresh.at(Role::text) = split_heading(fresh.at(Role::text))->words;
  if (!cell.empty() && fresh.number.empty()) fresh.number = one_line(cell);
  section_of_last_ = tree_.current();
  draft_.measures.push_back(std::move(fresh));
}

void Drafter::share(const PlanItem& item) {
  const DraftMeasure above = draft_.measures.back();
  measure(item);
  DraftMeasure& fresh = draft_.measures.back();
  fresh.at(Role::term) = above.at(Role::term);
  fresh.at(Role::responsible) = above.at(Role::responsible);
  complain("merged_cells", Severity::note, item.place,
           "Срок и ответственный не указаны: взяты из строки выше (мероприятие " + above.number +
               "), ячейки, видимо, были объединены.");
}

void Drafter::rest(const PlanItem& item) {
  if (draft_.measures.empty()) return;
  DraftMeasure& last = draft_.measures.back();
  const bool same_text = item.field(Role::text).inherited;
  const auto own = [&](Role role) { return !item.at(role).empty() && !item.field(role).inherited; };
  if (same_text && own(Role::term) && !last.at(Role::term).empty())
    complain("merged_cells", Severity::note, item.place,
             "Мероприятие " + last.number +
                 " занимает несколько строк таблицы со своими сроками: сроки, исполнители и результаты сведены вместе. "
                 "Проверьте, не нужно ли его разделить.");
  for (const Role role : kContents) {
    const Field& field = item.field(role);
    if (field.inherited || field.text.empty()) continue;
    last.at(role) = same_text && !last.at(role).empty() ? last.at(role) + "\n" + field.text
                                                        : glued(last.at(role), field.text, role);
  }
}

void Drafter::section(const PlanItem& item) {
  const std::string small = folded(item.text);
  if (small.starts_with("всего") || small.starts_with("итого")) return;
  side_title_.clear();
  const std::string& number = item.at(Role::number);
  if (!number.empty() && item.filled > 1)
    tree_.open(number, one_line(item.at(Role::text)));
  else
    tree_.open(one_line(item.text));
}

void Drafter::row(std::size_t index) {
  in_plan_ = true;
  const PlanItem& item = plan_.items[index];
  const bool above = !draft_.measures.empty() && section_of_last_ == tree_.current();
  const RowContext context{.items = &plan_.items,
                           .index = index,
                           .numbered_plan = numbered_plan_,
                           .has_measure = above,
                           .text_above = above ? draft_.measures.back().at(Role::text) : ""};
  switch (row_kind(context)) {
    case RowKind::measure: return measure(item);
    case RowKind::shares: return share(item);
    case RowKind::rest: return rest(item);
    case RowKind::section: return section(item);
    case RowKind::only_number:
      return complain("empty_row", Severity::warning, item.place,
                      "В строке есть только номер «" + one_line(item.text) + "»: мероприятия в ней нет.");
  }
}

/// A row that never got a text is told about, not kept.
void Drafter::drop_empty() {
  auto& measures = draft_.measures;
  for (const DraftMeasure& measure : measures)
    if (measure.at(Role::text).empty())
      complain("row_without_text", Severity::warning, measure.place, "В строке нет текста мероприятия: она пропущена.");
  measures.erase(std::remove_if(measures.begin(), measures.end(),
                                [](const DraftMeasure& measure) { return measure.at(Role::text).empty(); }),
                 measures.end());
}

/// Headings that hold no measure at any depth (of the text around the plan, most likely) are dropped.
void Drafter::keep_used_sections() {
  const auto& all = tree_.all();
  std::vector<bool> used(all.size(), false);
  for (const DraftMeasure& measure : draft_.measures) {
    if (measure.section < 0) continue;
    auto at = static_cast<std::size_t>(measure.section);
    used[at] = true;
    for (int depth = all[at].depth; depth > 0 && at > 0;)
      if (all[--at].depth < depth) {
        used[at] = true;
        depth = all[at].depth;
      }
  }
  std::vector<int> place(all.size(), -1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!used[i]) continue;
    place[i] = static_cast<int>(draft_.sections.size());
    draft_.sections.push_back(all[i]);
  }
  for (DraftMeasure& measure : draft_.measures)
    if (measure.section >= 0) measure.section = place[static_cast<std::size_t>(measure.section)];
}

Draft Drafter::run() {
  numbered_plan_ = uses_numbers();
  for (std::size_t i = 0; i < plan_.items.size(); ++i) {
    if (plan_.items[i].kind == PlanItem::Kind::row)
      row(i);
    else
      paragraph(i);
  }
  drop_empty();
  keep_used_sections();
  return std::move(draft_);
}

}  // namespace

Draft draft_measures(const PlanItems& plan) { return Drafter(plan).run(); }

}  // namespace vekha::roadmap
