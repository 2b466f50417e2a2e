// Figures that forms give of schools and territories, as rows of formulas.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "domain/formulas/columns.hpp"

namespace vekha::formulas {

class FigureRows : public formula::Rows {
 public:
  FigureRows(std::vector<results::FigureRow> rows, const Places& places);
  std::size_t size() const override { return rows_.size(); }
  std::int64_t weight(std::size_t /*row*/) const override { return 1; }
  formula::Cell cell(std::size_t row, std::size_t field) const override;
  /// By their item.
  const std::vector<std::size_t>* with_text(std::size_t field, std::string_view text) const override;

 private:
  std::vector<results::FigureRow> rows_;
  std::vector<const KnownPlace*> places_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_item_;
  std::vector<std::size_t> none_;
};

}  // namespace vekha::formulas
