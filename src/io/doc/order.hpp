// Parts of an order laid out by ГОСТ Р 7.0.97-2016: requisites with blanks where something is not known.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "io/doc/blocks.hpp"

namespace vekha::doc {

using Blocks = std::vector<Block>;

/// What an order carries besides its text; empty: not known, a blank is left.
struct Requisites {
  std::string issuer;
  std::string kind = "приказ";
  std::optional<Date> date;
  std::string number;
  std::string place;
  std::string post;  ///< of who signs
  std::string signatory;
};

/// The body, the kind of the act, its day, number and place.
void add_order_head(Blocks& blocks, const Requisites& order);
/// «ПРИКАЗЫВАЮ:»; nothing for kinds without a usual verb.
void add_order_verb(Blocks& blocks, const std::string& kind);
/// Post, signature, name.
void add_signature(Blocks& blocks, const Requisites& order);
/// «УТВЕРЖДЕН приказом от … № …» at the right of an annex.
void add_approval_stamp(Blocks& blocks, const Requisites& order);

Paragraph paragraph(Paragraph::Kind kind, Runs runs);
/// Items end with «;», the last one with a full stop.
List bullets(const std::vector<std::string>& items);
/// A small bold line over a list, on one page with it.
Paragraph list_title(const std::string& text);

}  // namespace vekha::doc
