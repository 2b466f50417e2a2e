// «{field}» of a template replaced by what was filled in.
#pragma once
#include <string>

#include "domain/papers/papers.hpp"

namespace vekha::papers {

/// Days in Russian spelling; `blank` where nothing was filled in.
std::string filled(const std::string& pattern, const Known& fields, const std::string& blank);

}  // namespace vekha::papers
