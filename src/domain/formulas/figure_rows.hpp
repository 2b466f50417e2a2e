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
  const results::FigureRow& figure_at(std::size_t row) const { return rows_[row]; }
  formula::Cell column(std::size_t row, Column column) const;

 private:
  std::vector<results::FigureRow> rows_;
  std::vector<const KnownPlace*> places_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_item_;
  std::vector<std::size_t> none_;
};

/// The same figures put together: what one form tells of one organisation (year, grade, subject) is a row.
class ReportRows : public formula::Rows {
 public:
  explicit ReportRows(const FigureRows& figures);
  std::size_t size() const override { return reports_.size(); }
  std::int64_t weight(std::size_t /*row*/) const override { return 1; }
  formula::Cell cell(std::size_t row, std::size_t field) const override;
  /// The figure stored last; missing when sections of the form tell it differently.
  formula::Cell figure(std::size_t row, std::string_view item) const override;

 private:
  struct Told {
    std::size_t figure = 0;
    bool differs = false;  ///< sections tell it differently
  };
  struct Report {
    std::size_t first = 0;  ///< of its figures
    std::map<std::string, Told, std::less<>> items;
  };
  const FigureRows& figures_;
  std::vector<Report> reports_;
};

}  // namespace vekha::formulas
