// A program in the words its readers speak: canonical programs are English, people read «доля», not «share».
#pragma once
#include <string>
#include <string_view>

#include "core/formula/program.hpp"

namespace vekha::formula {

/// The canonical text of a program with Russian words and names; compiled, it is the same program.
std::string in_russian(std::string_view canonical, const Schema& schema);

}  // namespace vekha::formula
