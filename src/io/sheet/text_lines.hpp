// Lines of a plain text and what can be told of one line alone.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vekha::sheet {

struct TextLine {
  std::string text;
  int number = 0;         ///< 1-based
  bool new_page = false;  ///< a form feed stands in it
};

/// The lines without their ends; the last empty one is dropped.
std::vector<TextLine> lines_of(std::string_view utf8);

bool is_blank(std::string_view text);
/// How many of the words that head the columns of plans stand in the cells (number, measure, term, executor, result).
int header_words(const std::vector<std::string>& cells);

}  // namespace vekha::sheet
