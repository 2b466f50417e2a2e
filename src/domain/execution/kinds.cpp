// Kinds of papers as data: recognised by the beginnings of words.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/execution/words.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::execution {
namespace {

constexpr std::string_view kFile = "catalog/papers/kinds.yaml";

std::vector<PaperKind> read_kinds() {
  const sys::YamlMap file = sys::read_yaml(kFile, sys::embedded(kFile).value_or(""));
  file.only({"kinds"});
  std::vector<PaperKind> out;
  for (const sys::YamlMap& row : file.maps("kinds")) {
    row.only({"id", "title", "stems"});
    out.push_back({row.text("id"), row.text("title"), row.texts("stems")});
  }
  return out;
}

}  // namespace

const std::vector<PaperKind>& paper_kinds() {
  static const std::vector<PaperKind> kKinds = read_kinds();
  return kKinds;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const std::string line = folded(text) + " ";
  std::size_t position = 0;
  while (position < line.size()) {
    const char32_t c = next_code_point(line, position);
    const bool letter = (c >= U'а' && c <= U'я') || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'-';
    if (letter) append_utf8(word, c);
    if (letter || word.empty()) continue;
    words.push_back(std::exchange(word, {}));
  }
  return words;
}

std::size_t find_phrase(const std::vector<std::string>& words, std::string_view stems) {
  const std::vector<std::string> parts = split(stems, ' ');
  const auto fits = [](const std::string& word, std::string_view part) {
    return part.ends_with('.') ? word == part.substr(0, part.size() - 1) : word.starts_with(part);
  };
  for (std::size_t at = 0; at + parts.size() <= words.size(); ++at)
    if (std::equal(parts.begin(), parts.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                   [&](const std::string& part, const std::string& word) { return fits(word, part); }))
      return at;
  return std::string::npos;
}

std::vector<std::string> kinds_in(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const PaperKind& kind : paper_kinds()) {
    std::size_t first = std::string::npos;
    for (const std::string& stem : kind.stems) first = std::min(first, find_phrase(words, stem));
    if (first != std::string::npos) found.emplace_back(first, kind.id);
  }
  std::ranges::stable_sort(found, {}, &std::pair<std::size_t, std::string>::first);
  std::vector<std::string> kinds;
  for (auto& [at, id] : found) kinds.push_back(std::move(id));
  return kinds;
}

std::vector<std::string> wanted_kinds(const std::vector<std::string>& documents, const std::string& result) {
  std::vector<std::string> wanted;
  for (const std::string& document : documents)
    for (std::string& kind : kinds_in(document))
      if (std::ranges::find(wanted, kind) == wanted.end()) wanted.push_back(std::move(kind));
  return documents.empty() ? kinds_in(result) : wanted;
}

}  // namespace vekha::execution
