#include "core/roadmap/row_kind.hpp"

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/cell_text.hpp"

namespace vekha::roadmap {
namespace {

bool own(const PlanItem& item, Role role) { return !item.at(role).empty() && !item.field(role).inherited; }

bool has_duty(const PlanItem& item) {
  for (const Role role : {Role::term, Role::responsible, Role::document, Role::result, Role::indicator})
    if (!item.at(role).empty()) return true;
  return false;
}

bool is_roman(const std::string& number) {
  return !number.empty() && number.find_first_not_of("IVX") == std::string::npos;
}

/// The next row below that has a number; nullptr at the end of the plan.
const PlanItem* next_numbered(const RowContext& context) {
  for (std::size_t i = context.index + 1; i < context.items->size(); ++i) {
    const PlanItem& item = (*context.items)[i];
    if (item.kind == PlanItem::Kind::row && is_row_number(item.at(Role::number))) return &item;
  }
  return nullptr;
}

bool is_child(const std::string& number, const std::string& parent) {
  return number.size() > parent.size() + 1 && number.starts_with(parent) && number[parent.size()] == '.';
}

/// «1»: numbering begins anew below a heading.
bool begins_anew(const std::string& number) { return number == "1" || number == "1.1"; }

/// «Провести проверки, в том числе:» above rows «- в школе № 1» that have terms of their own.
bool introduces_items(const RowContext& context, const PlanItem& item) {
  if (!squeezed(item.at(Role::text)).ends_with(':') || context.index + 1 >= context.items->size()) return false;
  const PlanItem& below = (*context.items)[context.index + 1];
  const bool item_below = is_list_item(below.at(Role::text)) || starts_small(below.at(Role::text));
  return below.kind == PlanItem::Kind::row && below.at(Role::number).empty() && item_below && own(below, Role::term);
}

/// A numbered row with a text and nothing else: a heading, or a measure whose cells were merged with those above.
RowKind bare_row(const RowContext& context, const PlanItem& item) {
  const std::string number = bare_number(item.at(Role::number));
  if (item.wide || is_roman(number)) return RowKind::section;
  const PlanItem* next = next_numbered(context);
  if (next != nullptr) {
    const std::string below = bare_number(next->at(Role::number));
    if (is_child(below, number)) return RowKind::section;
    if (begins_anew(below) && number_depth(number) == 1) return RowKind::section;
  }
  if (introduces_items(context, item)) return RowKind::section;
  if (item.table_opens || item.merges_known || !context.has_measure) return RowKind::measure;
  return RowKind::shares;
}

bool ends_sentence(const std::string& text) {
  const std::string plain = squeezed(text);
  return plain.ends_with('.') || plain.ends_with(';') || plain.ends_with(':') || plain.ends_with("»");
}

/// A row whose one filled cell is that of the text, or the first.
RowKind single_cell(const RowContext& context, const PlanItem& item) {
  const bool in_number = own(item, Role::number);
  if (in_number && is_row_number(item.at(Role::number))) return RowKind::only_number;
  if (in_number || item.wide || split_heading(item.text)) return RowKind::section;
  if (!own(item, Role::text) && !own(item, Role::section)) return RowKind::rest;
  const bool rest_of_text = starts_small(item.text) || is_list_item(item.text);
  if (context.has_measure && rest_of_text) return RowKind::rest;
  const bool open_above = item.after_break && context.has_measure && !ends_sentence(context.text_above);
  return open_above && context.numbered_plan ? RowKind::rest : RowKind::section;
}

/// A row without a number that has a text and more.
RowKind unnumbered(const RowContext& context, const PlanItem& item) {
  if (!context.has_measure) return RowKind::measure;
  const bool rest_of_text =
      starts_small(item.text.empty() ? item.at(Role::text) : item.text) || is_list_item(item.at(Role::text));
  const bool complete = own(item, Role::term) && own(item, Role::responsible);
  if (context.numbered_plan && rest_of_text && (item.after_break || !complete)) return RowKind::rest;
  return rest_of_text && item.after_break && !complete ? RowKind::rest : RowKind::measure;
}

}  // namespace

std::string number_of(const PlanItem& item) {
  const std::string& cell = item.at(Role::number);
  if (!cell.empty()) return is_row_number(cell) ? bare_number(cell) : "";
  const auto found = split_heading(item.at(Role::text));
  return found && !found->by_word ? found->number : "";
}

RowKind row_kind(const RowContext& context) {
  const PlanItem& item = (*context.items)[context.index];
  if (item.filled == 1) return single_cell(context, item);
  const bool text = own(item, Role::text);
  if (!text) return context.has_measure && !own(item, Role::number) ? RowKind::rest : RowKind::measure;
  if (!own(item, Role::number)) return unnumbered(context, item);
  if (!is_row_number(item.at(Role::number)) && !has_duty(item)) return RowKind::section;
  return has_duty(item) ? RowKind::measure : bare_row(context, item);
}

}  // namespace vekha::roadmap
