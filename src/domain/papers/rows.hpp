// A row of the register as a paper.
#pragma once
#include "domain/papers/papers.hpp"

namespace vekha::papers {

/// Columns in the order of every statement that gives whole papers.
Paper paper_of(const db::Row& row);
/// {"title":"…"}: texts by field.
std::string fields_json(const std::map<std::string, std::string>& fields);

}  // namespace vekha::papers
