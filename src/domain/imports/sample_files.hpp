// Own-made samples of forms, written as text: tests/data/forms/*.table become the workbooks and texts people send.
#pragma once
#include <xlsxwriter.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace vekha::imports {

struct SampleSheet {
  std::string name;
  std::vector<std::string> lines;
};
struct Sample {
  std::string file;  ///< as the person knows it
  std::vector<SampleSheet> sheets;
};

/// «file: NAME», then sheets «--- NAME» with rows of cells between « | »; «¦» stands for a bar inside a cell.
inline Sample read_sample(const std::filesystem::path& path) {
  Sample out;
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  out.file = squeezed(line.substr(5));
  while (std::getline(in, line)) {
    if (line.starts_with("--- "))
      out.sheets.push_back({line.substr(4), {}});
    else
      out.sheets.back().lines.push_back(line);
  }
  return out;
}

inline std::string to_cp1251(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    for (int byte = 0; byte < 256; ++byte) {
      std::string one;
      append_utf8(one, c);
      if (from_cp1251(std::string(1, static_cast<char>(byte))) == one) {
        out += static_cast<char>(byte);
        break;
      }
    }
  }
  return out;
}

inline void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text) {
  const bool digits = !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string::npos &&
                      (text == "0" || text[0] != '0');
  if (text.starts_with("="))
    worksheet_write_formula_num(sheet, row, column, "=SUM(C2)", nullptr, std::stod(text.substr(1)));
  else if (digits)
    worksheet_write_number(sheet, row, column, std::stod(text), nullptr);
  else if (!text.empty())
    worksheet_write_string(sheet, row, column, replaced(text, "¦", "|").c_str(), nullptr);
}

/// Writes the sample under the folder by its own name; returns where.
inline std::filesystem::path write_sample(const Sample& sample, const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / sample.file;
  std::filesystem::create_directories(path.parent_path());
  if (sample.sheets.front().name.starts_with("csv")) {
    std::string text;
    for (const std::string& line : sample.sheets.front().lines) text += line + "\r\n";
    std::ofstream(path, std::ios::binary) << (sample.sheets.front().name == "csv cp1251" ? to_cp1251(text) : text);
    return path;
  }
  lxw_workbook* book = workbook_new(path.c_str());
  for (const SampleSheet& one : sample.sheets) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, prefix(one.name, 31).c_str());
    for (std::size_t row = 0; row < one.lines.size(); ++row) {
      const std::vector<std::string> cells = split(one.lines[row], '|');
      for (std::size_t column = 0; column < cells.size(); ++column)
        write_cell(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), squeezed(cells[column]));
    }
  }
  workbook_close(book);
  return path;
}

}  // namespace vekha::imports
