// The answer of a family of statistics: figures, tables and notes, told as JSON or as a page of text.
#pragma once
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::cli {

/// A probability that is shown as one.
struct PValue {
  std::optional<double> p;
};
using ReportValue = std::variant<std::monostate, double, std::int64_t, Interval, std::string, bool, PValue>;

template <class T>
ReportValue value_of(const std::optional<T>& maybe) {
  return maybe ? ReportValue(*maybe) : ReportValue();
}

struct ReportHead {
  std::string key;    ///< in JSON; empty: only in the text
  std::string title;  ///< in the text; empty: only in JSON
};

/// Rows by name: in JSON {"key": {row: {head: value}}}.
struct ReportTable {
  std::string key;
  std::string title;  ///< of the column of names
  std::vector<ReportHead> heads;
  std::vector<std::pair<std::string, std::vector<ReportValue>>> rows;
};

class StatsReport {
 public:
  void tell(const std::string& key, const std::string& title, ReportValue value);
  void absent(Absence why);
  void table(ReportTable table) { tables_.push_back(std::move(table)); }
  void note(const std::string& text) { notes_.push_back(text); }
  void dropped(std::size_t rows);  ///< said when any

  void print(std::ostream& out, bool json) const;

 private:
  std::string json() const;
  std::string text() const;

  struct Figure {
    ReportHead head;
    ReportValue value;
  };
  std::vector<Figure> figures_;
  std::vector<ReportTable> tables_;
  std::vector<std::string> notes_;
  std::optional<Absence> absence_;
};

}  // namespace vekha::cli
