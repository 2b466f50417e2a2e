// Figures that forms give of schools and territories, as rows of formulas.
#pragma once
#include <vector>

#include "domain/formulas/columns.hpp"

namespace vekha::formulas {

class FigureRows : public formula::Rows {
 public:
  FigureRows(std::vector<results::FigureRow> rows, const Places& places);
  std::size_t size() const override { return rows_.size(); }
  std::int64_t weight(std::size_t /*row*/) const override { return 1; }
  formula::Cell cell(std::size_t row, std::size_t field) const override;

 private:
  std::vector<results::FigureRow> rows_;
  const Places& places_;
};

}  // namespace vekha::formulas
