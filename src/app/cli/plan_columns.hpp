// How the columns of a plan were taken, told on the command line, and how to tell them otherwise: --columns.
#pragma once
#include <ostream>

#include "core/roadmap/compiled.hpp"

namespace vekha::cli {

/// A few lines for every table whose columns are in doubt; nothing when none is.
void tell_columns(std::ostream& out, const roadmap::Compiled& compiled);
/// Throws bad_input with the columns and an example of --columns when they were guessed and nobody confirmed them.
void refuse_guessed(const roadmap::Compiled& compiled);

}  // namespace vekha::cli
