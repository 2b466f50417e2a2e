// What the fuzzers feed: each takes any bytes and must end in a reading or a told Error. The fuzzers run them under
// sanitizers (target.cpp, `./do fuzz`); the ordinary tests run them over the kept corpora (corpus_test.cpp).
#pragma once
#include <string_view>

namespace vekha::fuzz {

void csv(std::string_view bytes);   ///< a file of text read as a table
void xlsx(std::string_view bytes);  ///< sheet, strings, styles and list of sheets of a workbook, divided by «%%» lines
void docx(std::string_view bytes);  ///< body, styles and numbering of a Word document, divided the same way
void archive(std::string_view bytes);  ///< the bytes of a file as they are, whatever it is
void masks(std::string_view bytes);    ///< answers of works in one cell, a line each: «total short long»
void headers(std::string_view bytes);  ///< lines of cells divided by tabs: recognised and read as results
void markup(std::string_view bytes);   ///< a part of an office file: our scanner against expat
void terms(std::string_view bytes);    ///< a term of a measure
void roadmap(std::string_view bytes);  ///< a plan: paragraphs, and lines with tabs as rows of tables

}  // namespace vekha::fuzz
