#include "io/doc/order.hpp"

#include "base/text.hpp"

namespace vekha::doc {
namespace {

using Kind = Paragraph::Kind;

constexpr const char* kNoDay = "«___» ______________ 20___ г.";
constexpr const char* kNoNumber = "________";
constexpr const char* kBlank = "______________________________";

std::string capitals(const std::string& word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    std::string letter;
    append_utf8(letter, next_code_point(word, at));
    out += capitalized(letter);
  }
  return out;
}

std::string day_of(const Requisites& order) { return order.date ? ru_date(*order.date) : kNoDay; }
std::string number_of(const Requisites& order) { return order.number.empty() ? kNoNumber : order.number; }

/// «приказом», «постановлением».
std::string instrumental(const std::string& kind) {
  if (kind.ends_with("ние")) return kind.substr(0, kind.size() - std::string_view("е").size()) + "ем";
  return kind == "приказ" || kind.empty() ? "приказом" : "актом (" + kind + ")";
}

void add_caption(Blocks& blocks, const std::string& text) {
  blocks.emplace_back(paragraph(Kind::caption_line, plain("\t" + text)));
}

}  // namespace

Paragraph paragraph(Paragraph::Kind kind, Runs runs) { return {.runs = std::move(runs), .kind = kind}; }

List bullets(const std::vector<std::string>& items) {
  List list;
  for (std::size_t i = 0; i < items.size(); ++i)
    list.items.push_back(verbatim(items[i] + (i + 1 < items.size() ? ";" : ".")));
  return list;
}

Paragraph list_title(const std::string& text) {
  return {.runs = bold(text), .kind = Kind::plain, .stay = Paragraph::Stay::with_next};
}

void add_order_head(Blocks& blocks, const Requisites& order) {
  blocks.emplace_back(paragraph(Kind::centered, bold(order.issuer.empty() ? kBlank : order.issuer)));
  if (order.issuer.empty()) add_caption(blocks, "(наименование органа)");
  blocks.emplace_back(paragraph(Kind::centered, {}));
  blocks.emplace_back(paragraph(Kind::centered, bold(capitals(order.kind.empty() ? "приказ" : order.kind))));
  blocks.emplace_back(paragraph(Kind::parted, plain(day_of(order) + "\t\t№ " + number_of(order))));
  blocks.emplace_back(paragraph(Kind::centered, plain(order.place.empty() ? kBlank : order.place)));
  if (order.place.empty()) add_caption(blocks, "(место издания)");
}

void add_order_verb(Blocks& blocks, const std::string& kind) {
  const bool usual = kind.empty() || kind == "приказ";
  if (!usual && kind != "постановление") return;
  blocks.emplace_back(paragraph(Kind::body, plain(usual ? "ПРИКАЗЫВАЮ:" : "ПОСТАНОВЛЯЮ:")));
}

void add_signature(Blocks& blocks, const Requisites& order) {
  const std::string blank = "____________________";
  const std::string line = (order.post.empty() ? blank : order.post) + "\t______________\t" +
                           (order.signatory.empty() ? blank : order.signatory);
  blocks.emplace_back(Paragraph{.runs = plain(line), .kind = Kind::parted, .stay = Paragraph::Stay::with_next});
  const std::string captions = std::string(order.post.empty() ? "(должность)" : "") + "\t(подпись)" +
                               (order.signatory.empty() ? "\t(имя, фамилия)" : "");
  blocks.emplace_back(paragraph(Kind::caption_line, plain(captions)));
}

void add_approval_stamp(Blocks& blocks, const Requisites& order) {
  blocks.emplace_back(paragraph(Kind::stamp, plain("УТВЕРЖДЕН")));
  const std::string act = instrumental(order.kind) + " от " + day_of(order) + " № " + number_of(order);
  blocks.emplace_back(paragraph(Kind::stamp, plain(act)));
}

}  // namespace vekha::doc
