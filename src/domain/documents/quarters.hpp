// The plan over time as a table a printer can take: measures down, quarters across, cells shaded by what they are at.
#pragma once
#include <optional>

#include "domain/documents/figures.hpp"
#include "io/doc/blocks.hpp"

namespace vekha::documents {

/// Nothing when there are no windows or they reach over more quarters than a page can show.
std::optional<doc::Table> quarter_table(const Figures& figures);
/// What the signs in the cells mean.
doc::Paragraph quarter_legend();

}  // namespace vekha::documents
