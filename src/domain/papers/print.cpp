#include "base/text.hpp"
#include "domain/papers/fill.hpp"
#include "domain/papers/papers.hpp"
#include "io/doc/order.hpp"

namespace vekha::papers {
namespace {

using doc::Blocks;
using doc::paragraph;
using Kind = doc::Paragraph::Kind;

constexpr const char* kBlank = "______________________";
constexpr int kLeastLines = 15;

std::string field_of(const Paper& paper, const std::string& id) {
  const auto found = paper.fields.find(id);
  return found == paper.fields.end() ? "" : found->second;
}

doc::Requisites requisites(const Paper& paper) {
  return {.issuer = paper.card.issuer,
          .kind = paper.card.kind,
          .date = paper.card.dated,
          .number = paper.card.number,
          .place = field_of(paper, "place"),
          .post = field_of(paper, "post"),
          .signatory = field_of(paper, "signatory")};
}

void add_text(Blocks& blocks, const Paper& paper) {
  const Template& pattern = template_of(paper.template_id);
  blocks.emplace_back(paragraph(Kind::body, doc::plain(filled(pattern.grounds, paper.fields, kBlank))));
  doc::add_order_verb(blocks, paper.card.kind);
  doc::List orders{.kind = doc::List::Kind::numbers};
  for (const std::string& order : pattern.orders)
    orders.items.push_back(doc::plain(filled(order, paper.fields, kBlank)));
  blocks.emplace_back(std::move(orders));
}

void add_annex(Blocks& blocks, const Paper& paper) {
  const Template& pattern = template_of(paper.template_id);
  if (pattern.annex.empty()) return;
  blocks.emplace_back(doc::PageBreak{});
  doc::add_approval_stamp(blocks, requisites(paper));
  blocks.emplace_back(paragraph(Kind::centered, {}));
  blocks.emplace_back(paragraph(Kind::centered, doc::bold(pattern.annex_title)));
  doc::List list{.kind = doc::List::Kind::numbers};
  for (const std::string& line : split(field_of(paper, pattern.annex), '\n'))
    if (!squeezed(line).empty()) list.items.push_back(doc::plain(squeezed(line)));
  blocks.emplace_back(std::move(list));
}

std::string act_words(const Card& card) {
  std::string out = capitalized(card.kind);
  if (card.dated) out += " от " + ru_date(*card.dated);
  if (!card.number.empty()) out += " № " + card.number;
  return out + (card.title.empty() ? "" : " «" + card.title + "»");
}

/// With room for people written in by hand.
doc::Table people_table(const std::vector<Person>& people) {
  doc::Table table{.columns = {{0.5, doc::Align::center}, {3}, {2.6}, {1.4, doc::Align::center}, {1.6}}};
  table.head.push_back({{doc::head_cell("№"), doc::head_cell("Фамилия, имя, отчество"), doc::head_cell("Должность"),
                         doc::head_cell("Дата"), doc::head_cell("Подпись")}});
  int number = 0;
  for (const Person& person : people) {
    const bool marked = person.acquainted_on.has_value();
    const std::string sign = marked && person.account ? "отмечено в программе" : "";
    table.rows.push_back({{doc::cell(std::to_string(++number)), doc::cell(person.name), doc::cell(person.position),
                           doc::cell(marked ? ru_date(*person.acquainted_on) : ""), doc::cell(sign)}});
  }
  while (number < kLeastLines)
    table.rows.push_back(
        {{doc::cell(std::to_string(++number)), doc::cell(" "), doc::cell(" "), doc::cell(" "), doc::cell(" ")}});
  return table;
}

}  // namespace

doc::Document paper_document(const Paper& paper, const std::string& made) {
  doc::Document out{.title = paper.card.title, .organisation = paper.card.issuer, .created = made};
  doc::add_order_head(out.blocks, requisites(paper));
  out.blocks.emplace_back(paragraph(Kind::subject, doc::plain(paper.card.title)));
  if (paper.template_id.empty())
    out.blocks.emplace_back(paragraph(Kind::body, doc::plain(std::string(kBlank) + kBlank + kBlank)));
  else
    add_text(out.blocks, paper);
  doc::add_signature(out.blocks, requisites(paper));
  if (!paper.template_id.empty()) add_annex(out.blocks, paper);
  return out;
}

doc::Document familiarisation_document(const Paper& paper, const std::vector<Person>& people, const std::string& made) {
  doc::Document out{.title = "Лист ознакомления", .organisation = paper.card.issuer, .created = made};
  out.blocks.emplace_back(doc::Title{.text = "Лист ознакомления", .lines = {act_words(paper.card)}});
  out.blocks.emplace_back(people_table(people));
  return out;
}

}  // namespace vekha::papers
