#include "io/doc/blocks.hpp"

namespace vekha::doc {

Runs plain(std::string text) { return {Run{.text = std::move(text)}}; }
Runs verbatim(std::string text) { return {Run{.text = std::move(text), .verbatim = true}}; }
Runs bold(std::string text) { return {Run{.text = std::move(text), .bold = true}}; }
Cell cell(std::string text) { return {.runs = plain(std::move(text))}; }
Cell head_cell(std::string text) { return {.runs = plain(std::move(text)), .shade = Cell::Shade::light}; }

}  // namespace vekha::doc
