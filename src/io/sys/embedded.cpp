#include "io/sys/embedded.hpp"

#include <cstddef>
#include <span>

namespace vekha::sys {

/// One row of the table that tools/embed.py generates.
struct EmbeddedRow {
  const char* path;
  const char* begin;
  const char* end;
};
extern const EmbeddedRow kEmbeddedRows[];
extern const std::size_t kEmbeddedCount;

namespace {

EmbeddedFile file_of(const EmbeddedRow& row) {
  return {row.path, {row.begin, static_cast<std::size_t>(row.end - row.begin)}};
}

}  // namespace

std::vector<EmbeddedFile> embedded_under(std::string_view folder) {
  std::vector<EmbeddedFile> files;
  for (const EmbeddedRow& row : std::span(kEmbeddedRows, kEmbeddedCount))
    if (std::string_view(row.path).starts_with(folder)) files.push_back(file_of(row));
  return files;
}

std::optional<std::string_view> embedded(std::string_view path) {
  for (const EmbeddedRow& row : std::span(kEmbeddedRows, kEmbeddedCount))
    if (path == row.path) return file_of(row).content;
  return std::nullopt;
}

}  // namespace vekha::sys
