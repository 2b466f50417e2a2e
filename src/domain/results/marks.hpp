// Marks of works by the scales of their exams, as expressions of the facts store.
#pragma once
#include <string>
#include <vector>

#include "domain/results/results.hpp"

namespace vekha::results {

/// The mark the scale of its exam gives a work: 2..5, 0 above the scale's maximum, −1 without a scale.
std::string mark_by_scale(const std::vector<Paper>& papers, const catalog::Catalog& catalog);

}  // namespace vekha::results
