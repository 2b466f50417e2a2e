#include "io/sheet/shared_strings.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/xml.hpp"

namespace vekha::sheet {
namespace {

/// Reads <si>: plain or rich text; phonetic hints are left out.
class StringsHandler : public XmlHandler {
 public:
  StringsHandler(SharedStrings& strings, const std::string& file, const Limits& limits)
      : strings_(strings), file_(file), limits_(limits) {}

  void open(std::string_view name, const Attributes&) override {
    if (name == "si") string_.clear();
    if (name == "rPh") phonetic_ = true;
    in_text_ = name == "t" && !phonetic_;
  }
  void close(std::string_view name) override {
    in_text_ = false;
    if (name == "rPh") phonetic_ = false;
    if (name != "si") return;
    unescape_string(string_);
    strings_.add(string_);
    if (strings_.bytes() > limits_.max_strings)
      refuse(Code::too_large, file_, "в книге слишком много текста", kSplitFile);
  }
  void text(std::string_view characters) override {
    if (!in_text_) return;
    string_.append(characters);
    if (string_.size() > limits_.max_cell)
      refuse(Code::too_large, file_, "в одной ячейке слишком много текста", kSplitFile);
  }

 private:
  SharedStrings& strings_;
  const std::string& file_;
  const Limits& limits_;
  std::string string_;
  bool phonetic_ = false;
  bool in_text_ = false;
};

/// The character of "_xHHHH_" at `at`, if one stands there.
std::optional<char32_t> escape_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kSize = 7;
  if (text.size() - at < kSize || text[at + 1] != 'x' || text[at + kSize - 1] != '_') return std::nullopt;
  unsigned code = 0;
  const char* const digits = text.data() + at + 2;
  const auto [end, error] = std::from_chars(digits, digits + 4, code, 16);
  if (error != std::errc{} || end != digits + 4 || (code >= 0xD800 && code < 0xE000)) return std::nullopt;
  return static_cast<char32_t>(code);
}

}  // namespace

void unescape_string(std::string& text) {
  std::erase(text, '\r');
  if (text.find("_x") == std::string::npos) return;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto code = text[i] == '_' ? escape_at(text, i) : std::nullopt;
    if (!code) {
      out += text[i++];
      continue;
    }
    if (*code >= ' ' || *code == '\n' || *code == '\t') append_utf8(out, *code);
    i += 7;
  }
  text = std::move(out);
}

SharedStrings SharedStrings::load(const Archive& archive, std::string_view part, const Limits& limits) {
  SharedStrings strings;
  StringsHandler handler(strings, archive.file(), limits);
  parse_xml(*archive.open(part), handler);
  return strings;
}

std::optional<std::string_view> SharedStrings::at(std::size_t index) const {
  if (index >= ends_.size()) return std::nullopt;
  const std::size_t from = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(block_).substr(from, ends_[index] - from);
}

void SharedStrings::add(std::string_view text) {
  block_.append(text);
  ends_.push_back(static_cast<std::uint32_t>(block_.size()));
}

}  // namespace vekha::sheet
