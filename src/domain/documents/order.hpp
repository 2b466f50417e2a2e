// Parts of an order laid out by ГОСТ Р 7.0.97-2016: requisites with blanks where something is not known.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/roadmap/roadmap.hpp"
#include "io/doc/blocks.hpp"

namespace vekha::documents {

using Blocks = std::vector<doc::Block>;

/// The body, the kind of the act, its day, number and place.
void add_order_head(Blocks& blocks, const roadmap::Act& act);
/// Post, signature, name.
void add_signature(Blocks& blocks, const std::string& signatory);
/// «УТВЕРЖДЕН приказом от … № …» at the right of an annex.
void add_approval_stamp(Blocks& blocks, const roadmap::Act& act);

doc::Paragraph paragraph(doc::Paragraph::Kind kind, doc::Runs runs);
/// Items end with «;», the last one with a full stop.
doc::List bullets(const std::vector<std::string>& items);
/// A small bold line over a list, on one page with it.
doc::Paragraph list_title(const std::string& text);

}  // namespace vekha::documents
