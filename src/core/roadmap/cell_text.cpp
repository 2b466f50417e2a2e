#include "core/roadmap/cell_text.hpp"

#include <array>

#include "base/numbering.hpp"
#include "base/text.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::string_view kBullet = "•";

/// Every `open` … `close` taken out.
std::string without(std::string_view text, std::string_view open, std::string_view close) {
  std::string out;
  for (std::size_t at = 0;;) {
    const auto start = text.find(open, at);
    const auto end = start == std::string_view::npos ? start : text.find(close, start);
    if (end == std::string_view::npos) return out.append(text.substr(at));
    out.append(text.substr(at, start - at));
    at = end + close.size();
  }
}

struct Tag {
  std::string name;     ///< lower case, "/ul" for a closing one; empty: not a tag of ours
  std::size_t end = 0;  ///< behind '>'
};

/// The tag that begins at `at`, when it is one of those documents are converted with.
Tag tag_at(std::string_view text, std::size_t at) {
  const auto end = text.find('>', at);
  if (end == std::string_view::npos || end - at > 300) return {};
  std::string name = lower(text.substr(at + 1, end - at - 1));
  name = name.substr(0, name.find_first_of(" \t\n"));
  if (name.size() > 1 && name.back() == '/') name.pop_back();
  static constexpr std::array<std::string_view, 18> kTags{"ul", "ol", "li", "p",  "br", "div", "span", "b",    "strong",
                                                          "i",  "em", "u",  "td", "tr", "sup", "sub",  "font", "a"};
  const std::string_view bare = std::string_view(name).substr(name.starts_with('/') ? 1 : 0);
  for (const std::string_view known : kTags)
    if (bare == known) return {name, end + 1};
  return {};
}

/// Tags that end a line; the others only dress words.
bool breaks_line(std::string_view name) {
  if (name.starts_with('/')) name.remove_prefix(1);
  for (const std::string_view block : {"ul", "ol", "li", "p", "br", "div", "td", "tr"})
    if (name == block) return true;
  return false;
}

/// Rewrites HTML as lines; inside lists « - » and « *» begin an item.
class HtmlToLines {
 public:
  explicit HtmlToLines(std::string_view text) : text_(text) {}
  std::string run();

 private:
  void tag(const std::string& name);
  bool inner_item();
  bool item_may_begin() const;

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  bool list_ = false;
};

void HtmlToLines::tag(const std::string& name) {
  if (name == "ul" || name == "ol") list_ = true;
  if (name == "/ul" || name == "/ol" || name == "p" || name == "/p") list_ = false;
  if (name == "li")
    out_ += "\n• ";
  else if (breaks_line(name))
    out_ += '\n';
}

bool HtmlToLines::item_may_begin() const {
  const auto last = out_.find_last_not_of(' ');
  if (last == std::string::npos || out_[last] == '\n') return true;
  return out_[last] == ';' || out_[last] == ':' || out_[last] == '.' || out_[last] == ',';
}

/// «; - второе» within a list.
bool HtmlToLines::inner_item() {
  if (!list_ || !text_.substr(at_).starts_with("- ") || !item_may_begin()) return false;
  out_ += "\n• ";
  at_ += 2;
  return true;
}

std::string HtmlToLines::run() {
  while (at_ < text_.size()) {
    if (text_[at_] == '<') {
      const Tag found = tag_at(text_, at_);
      if (!found.name.empty()) {
        tag(found.name);
        at_ = found.end;
        continue;
      }
    }
    if (inner_item()) continue;
    out_ += text_[at_++];
  }
  return out_;
}

/// «•», «·» and a star before a letter begin an item on a line of its own.
std::string bullets_on_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::size_t size = 0;
    for (const std::string_view mark : {"•", "·", "\uF0B7", "\uF0A7", "▪"})
      if (rest.starts_with(mark)) size = mark.size();
    const bool free = out.empty() || out.back() == ' ' || out.back() == '\n' || out.back() == '\t';
    if (size == 0 && free && rest.size() > 1 && rest[0] == '*' && static_cast<unsigned char>(rest[1]) >= 0x80) size = 1;
    if (size == 0) {
      out += text[at++];
      continue;
    }
    out += "\n• ";
    at += size;
  }
  return out;
}

std::string plain_entities(std::string text) {
  struct Entity {
    std::string_view name;
    std::string_view text;
  };
  for (const Entity& entity :
       {Entity{"&nbsp;", " "}, Entity{"&laquo;", "«"}, Entity{"&raquo;", "»"}, Entity{"&quot;", "\""},
        Entity{"&ndash;", "–"}, Entity{"&mdash;", "—"}, Entity{"&lt;", "<"}, Entity{"&gt;", ">"}, Entity{"&amp;", "&"}})
    if (text.find(entity.name) != std::string::npos) text = replaced(text, entity.name, entity.text);
  return text;
}

bool ends_sentence(std::string_view line) {
  return line.ends_with('.') || line.ends_with(';') || line.ends_with(':') || line.ends_with('!');
}

}  // namespace

std::string clean_cell(std::string_view raw) {
  std::string text = without(raw, "[bookmark:", "]");
  text = replaced(replaced(text, "\u00A0", " "), "\u2011", "-");  // the unbreakable blank and hyphen
  if (text.find("**") != std::string::npos) text = replaced(text, "**", "");
  if (text.find('<') != std::string::npos) text = HtmlToLines(text).run();
  text = bullets_on_lines(plain_entities(std::move(text)));
  std::string out;
  for (const std::string& line : split(text, '\n')) {
    const std::string plain = squeezed(line);
    if (plain.empty() || plain == kBullet) continue;
    out += (out.empty() ? "" : "\n") + plain;
  }
  return out;
}

bool is_list_item(std::string_view line) {
  const std::string plain = squeezed(line);
  for (const std::string_view mark : {"• ", "- ", "– ", "— ", "* "})
    if (plain.starts_with(mark)) return true;
  const auto dash = plain.starts_with('-') && plain.size() > 1 && static_cast<unsigned char>(plain[1]) >= 0x80;
  std::size_t digits = 0;
  while (digits < plain.size() && plain[digits] >= '0' && plain[digits] <= '9') ++digits;
  const bool numbered =
      digits > 0 && digits <= 2 && digits < plain.size() && (plain[digits] == ')' || plain.substr(digits, 2) == ". ");
  return dash || numbered;
}

std::string flowing(std::string_view clean) {
  std::string out;
  bool in_list = false;
  for (const std::string& line : split(clean, '\n')) {
    const bool item = is_list_item(line);
    const bool fresh =
        item || (ends_sentence(out) && !starts_small(line)) || (in_list && starts_capital(line) && !item);
    const bool hyphen = out.ends_with('-') && !out.ends_with(" -") && starts_small(line) && !fresh;
    if (!out.empty() && !hyphen) out += fresh ? '\n' : ' ';
    out += line;
    in_list = item || (in_list && !fresh);
  }
  return out;
}

std::string one_line(std::string_view clean) { return squeezed(clean); }

std::vector<std::string> split_outside(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  std::string part;
  int brackets = 0;
  int quotes = 0;
  const auto close = [&] {
    if (const auto plain = trimmed(part); !plain.empty()) parts.emplace_back(plain);
    part.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (c == U'(') ++brackets;
    if (c == U')') brackets = std::max(0, brackets - 1);
    if (c == U'«') ++quotes;
    if (c == U'»') quotes = std::max(0, quotes - 1);
    const bool cut = c < 0x80 && separators.find(static_cast<char>(c)) != std::string_view::npos;
    if (c == U'\n') quotes = brackets = 0;
    if (cut && brackets == 0 && quotes == 0)
      close();
    else
      part.append(text.substr(start, at - start));
  }
  close();
  return parts;
}

}  // namespace vekha::roadmap
