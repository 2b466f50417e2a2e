#include "domain/documents/order.hpp"

#include "base/text.hpp"

namespace vekha::documents {
namespace {

using Kind = doc::Paragraph::Kind;

constexpr const char* kNoDay = "«___» ______________ 20___ г.";
constexpr const char* kNoNumber = "________";
constexpr const char* kBlank = "______________________________";

std::string upper_first_kind(const std::string& kind) {
  std::string out;
  const std::string word = kind.empty() ? "приказ" : kind;
  for (std::size_t at = 0; at < word.size();) {
    std::string letter;
    append_utf8(letter, next_code_point(word, at));
    out += capitalized(letter);
  }
  return out;
}

/// «приказом», «постановлением».
std::string instrumental(const std::string& kind) {
  if (kind.ends_with("ние")) return kind.substr(0, kind.size() - std::string_view("е").size()) + "ем";
  return kind == "приказ" || kind.empty() ? "приказом" : "актом (" + kind + ")";
}

void add_caption(Blocks& blocks, const std::string& text) {
  blocks.emplace_back(paragraph(Kind::caption_line, doc::plain("\t" + text)));
}

}  // namespace

doc::Paragraph paragraph(Kind kind, doc::Runs runs) { return {.runs = std::move(runs), .kind = kind}; }

doc::List bullets(const std::vector<std::string>& items) {
  doc::List list;
  for (std::size_t i = 0; i < items.size(); ++i)
    list.items.push_back(doc::verbatim(items[i] + (i + 1 < items.size() ? ";" : ".")));
  return list;
}

doc::Paragraph list_title(const std::string& text) {
  return {.runs = doc::bold(text), .kind = Kind::plain, .stay = doc::Paragraph::Stay::with_next};
}

void add_order_head(Blocks& blocks, const roadmap::Act& act) {
  blocks.emplace_back(paragraph(Kind::centered, doc::bold(act.issuer.empty() ? kBlank : act.issuer)));
  if (act.issuer.empty()) add_caption(blocks, "(наименование органа)");
  blocks.emplace_back(paragraph(Kind::centered, {}));
  blocks.emplace_back(paragraph(Kind::centered, doc::bold(upper_first_kind(act.kind))));
  const std::string day = act.date ? ru_date(*act.date) : kNoDay;
  blocks.emplace_back(
      paragraph(Kind::parted, doc::plain(day + "\t\t№ " + (act.number.empty() ? kNoNumber : act.number))));
  blocks.emplace_back(paragraph(Kind::centered, doc::plain(kBlank)));
  add_caption(blocks, "(место издания)");
}

void add_signature(Blocks& blocks, const std::string& signatory) {
  const std::string name = signatory.empty() ? "____________________" : signatory;
  blocks.emplace_back(doc::Paragraph{.runs = doc::plain("____________________\t______________\t" + name),
                                     .kind = Kind::parted,
                                     .stay = doc::Paragraph::Stay::usual});
  const std::string captions = "(должность)\t(подпись)" + std::string(signatory.empty() ? "\t(имя, фамилия)" : "");
  blocks.emplace_back(paragraph(Kind::caption_line, doc::plain(captions)));
}

void add_approval_stamp(Blocks& blocks, const roadmap::Act& act) {
  blocks.emplace_back(paragraph(Kind::stamp, doc::plain("УТВЕРЖДЕН")));
  const std::string day = act.date ? ru_date(*act.date) : kNoDay;
  const std::string number = act.number.empty() ? kNoNumber : act.number;
  blocks.emplace_back(paragraph(Kind::stamp, doc::plain(instrumental(act.kind) + " от " + day + " № " + number)));
}

}  // namespace vekha::documents
