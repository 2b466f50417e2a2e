// A table of a person's own for `vekha stats`: the named columns of a text file or a workbook, read once.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vekha::cli {

/// A column of names: a school, a factor. `values` stand in the order of R's factor levels: as numbers when all of them
/// are, else by bytes.
struct Labels {
  static constexpr std::uint32_t kMissing = 0xFFFFFFFF;
  std::vector<std::uint32_t> codes;  ///< of each row, an index of `values` or kMissing
  std::vector<std::string> values;
};

/// Which columns are wanted and as what. A name may stand in both.
struct WantedColumns {
  std::vector<std::string> numbers;
  std::vector<std::string> labels;
};

struct StatsTable {
  std::string file;  ///< without folders
  std::size_t rows = 0;
  std::size_t dropped = 0;                             ///< rows left out by `complete`
  std::map<std::string, std::vector<double>> numbers;  ///< NaN where missing
  std::map<std::string, Labels> labels;

  const std::vector<double>& number(const std::string& column) const;
  const Labels& label(const std::string& column) const;
};

/// Throws bad_arguments when an option names a column twice.
void refuse_repeated(std::vector<std::string> names, const std::string& option);

/// Reads a text table with any of the usual delimiters, XLSX or ODS; the first row names the columns. Empty, NA, NaN
/// and «нет данных» are missing. Throws bad_input with every problem at once: columns that are not there, texts in
/// columns of numbers with their rows.
StatsTable read_table(const std::string& path, const WantedColumns& wanted);
/// The names of its columns. Throws bad_input.
std::vector<std::string> table_columns(const std::string& path);
/// The values of a column that are there.
std::vector<double> known(const std::vector<double>& values);
/// Only the rows where no read column is missing; labels nobody has any more are forgotten.
StatsTable complete(StatsTable table);

}  // namespace vekha::cli
