// Turns the rows of a report into figures: of whom, in which group, what, how much.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/imports/row_reader.hpp"

namespace vekha::imports {

struct SheetFigures {
  std::map<RowExam, std::vector<results::Figure>> exams;
  std::int64_t rows = 0;
  std::vector<std::string> items;  ///< what is measured, in the order of the columns
  Layout layout;
};

class FigureReader {
 public:
  struct Context {
    Layout layout;
    std::string file;
    std::string sheet;
    std::string only_school;
    const catalog::Catalog& catalog;
  };
  FigureReader(Context context, SchoolList& schools, Problems& problems);
  void read(const sheet::Row& row);
  SheetFigures finish();

 private:
  /// Whom a row or a column is about.
  struct Who {
    bool known = false;
    std::optional<std::uint32_t> school;
    std::string territory;
  };
  std::string value(const sheet::Row& row, Field field) const;
  Who who_in(const std::string& text);
  Who who_of(const sheet::Row& row);
  bool sorts_row(const sheet::Row& row);
  RowExam exam_of(const sheet::Row& row) const;
  RowExam exam_of(const RowExam& row, const ValueColumn& column) const;
  bool read_value(const sheet::Cell& cell, results::Figure& figure);
  void complain(const sheet::Row& row, std::size_t column, const std::string& found);

  Context context_;
  const catalog::Form& form_;
  SchoolList& schools_;
  Problems& problems_;
  SheetFigures out_;
  Who last_who_;
  std::string last_municipality_;
  std::string row_item_;
  std::string row_group_;
};

}  // namespace vekha::imports
