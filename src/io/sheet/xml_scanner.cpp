#include "io/sheet/xml_scanner.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

#include "base/text.hpp"
#include "io/sheet/refusal.hpp"

namespace vekha::sheet {
namespace {

constexpr std::size_t kPiece = 256 * 1024;       // bytes read at once
constexpr std::uint64_t kMaxToken = 8ULL << 20;  // bytes of one tag, comment or instruction
constexpr std::size_t kMaxAttributes = 1000;     // of one tag
constexpr std::size_t kMaxNames = 1ULL << 20;    // bytes of the names of open elements
constexpr std::size_t kMaxDepth = 256;
constexpr std::size_t kLongestEntity = 12;

enum Class : std::uint8_t { kName = 1, kNameStart = 2, kSpace = 4, kText = 8, kValue = 16, kWide = 32 };

/// What each byte may be part of.
constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> out{};
  for (std::size_t c = 0; c < out.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c >= 0x80;
    const bool digit = (c >= '0' && c <= '9') || c == '-' || c == '.';
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    const bool plain = c >= ' ' || c == '\t' || c == '\n';
    out[c] = static_cast<std::uint8_t>((letter || digit ? kName : 0) | (letter ? kNameStart : 0) |
                                       (space ? kSpace : 0) | (plain && c != '<' && c != '&' && c != ']' ? kText : 0) |
                                       (c >= ' ' && c != '<' && c != '&' && c != '"' && c != '\'' ? kValue : 0) |
                                       (c >= 0x80 ? kWide : 0));
  }
  return out;
}();

bool is(char c, Class kind) { return (kClasses[static_cast<unsigned char>(c)] & kind) != 0; }

std::string_view local(std::string_view name) {
  if (name.size() == 1) return name == ":" ? std::string_view() : name;
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Skips bytes of the kind; tells whether there were letters beyond ASCII among them.
bool skip(const char*& at, Class kind) {
  std::uint8_t seen = 0;
  for (; is(*at, kind); ++at) seen |= kClasses[static_cast<unsigned char>(*at)];
  return (seen & kWide) != 0;
}

/// The last character may be cut by the end of the buffer: where it begins.
const char* before_cut_character(const char* begin, const char* end) {
  while (end > begin && is(end[-1], kWide))
    if ((*--end & 0xC0) == 0xC0) break;
  return end;
}

/// Characters that may stand in a document.
bool is_clean(std::string_view text) {
  const auto barred = [](char c) { return static_cast<unsigned char>(c) < ' ' && !is(c, kSpace); };
  return is_utf8(text) && std::none_of(text.begin(), text.end(), barred);
}

std::uint64_t line_breaks(const char* begin, const char* end) {
  std::uint64_t count = 0;
  while (begin < end) {
    const auto* const next = static_cast<const char*>(std::memchr(begin, '\n', static_cast<std::size_t>(end - begin)));
    if (next == nullptr) break;
    ++count;
    begin = next + 1;
  }
  return count;
}

bool is_character(std::uint32_t code) {
  return code == '\t' || code == '\n' || code == '\r' || (code >= ' ' && code < 0xD800) ||
         (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code < 0x110000);
}

/// "&#…;", "&amp;" without the first sign and the last; nothing for any other.
std::optional<char32_t> meaning(std::string_view entity) {
  if (entity == "amp") return '&';
  if (entity == "lt") return '<';
  if (entity == "gt") return '>';
  if (entity == "quot") return '"';
  if (entity == "apos") return '\'';
  if (!entity.starts_with('#')) return std::nullopt;
  const bool hexadecimal = entity.size() > 1 && entity[1] == 'x';
  const std::string_view digits = entity.substr(hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  if (error != std::errc{} || end != digits.data() + digits.size() || !is_character(code)) return std::nullopt;
  return code;
}

}  // namespace

XmlScanner::XmlScanner(std::string head, ByteSource& source, XmlHandler& handler)
    : source_(source), handler_(handler), buffer_(std::move(head)) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  at_ = buffer_.data() + (buffer_.starts_with(kMark) ? kMark.size() : 0);
  end_ = buffer_.data() + buffer_.size();
}

void XmlScanner::fail() const {
  const std::uint64_t line = lines_ + line_breaks(buffer_.data(), at_) + 1;
  refuse(Code::bad_input, source_.file(),
         "часть «" + source_.part() + "» нарушает правила разметки (строка " + std::to_string(line) + ")", kSaveAgain);
}

void XmlScanner::fail_cut() const {
  refuse(Code::bad_input, source_.file(), "часть «" + source_.part() + "» пуста или обрывается", kSaveAgain);
}

/// The token goes on behind the buffer, or the byte may not stand here.
XmlScanner::Step XmlScanner::cut_or_bad(const char* at) const {
  if (at < end_) fail();
  return Step::cut;
}

void XmlScanner::refill() {
  if (ended_) fail_cut();
  const auto rest = static_cast<std::size_t>(end_ - at_);
  if (rest > kMaxToken)
    refuse(Code::too_large, source_.file(), "часть «" + source_.part() + "» содержит слишком длинный элемент",
           kSplitFile);
  lines_ += line_breaks(buffer_.data(), at_);
  std::memmove(buffer_.data(), at_, rest);
  if (buffer_.size() < rest + kPiece) buffer_.resize(std::max(rest + kPiece, rest * 2));
  const std::size_t got = source_.read({buffer_.data() + rest, buffer_.size() - rest});
  ended_ = got == 0;
  at_ = buffer_.data();
  end_ = at_ + rest + got;
  buffer_.data()[rest + got] = '\0';
}

void XmlScanner::run() {
  while (!handler_.finished()) {
    if (at_ < end_ && step() == Step::taken) {
      begun_ = true;
      continue;
    }
    if (at_ == end_ && ended_) break;
    refill();
  }
  if (!handler_.finished() && (!rooted_ || !starts_.empty())) fail_cut();
}

XmlScanner::Step XmlScanner::step() {
  if (*at_ == '<') {
    if (is(at_[1], kNameStart)) return tag();
    return at_[1] == '/' ? end_tag() : other();
  }
  if (!starts_.empty()) return *at_ == '&' ? entity() : text();
  if (!is(*at_, kSpace)) fail();  // only blanks stand outside the root
  skip(at_, kSpace);
  return Step::taken;
}

void XmlScanner::give_text(std::string_view characters) {
  if (!characters.empty()) handler_.text(characters);
}

XmlScanner::Step XmlScanner::text() {
  const char* const begin = at_;
  const char* at = at_;
  bool wide = skip(at, kText);
  while (*at == ']') {
    if (at[1] == ']' && at[2] == '>') fail();
    if (end_ - at < 3 && !ended_) break;
    wide = skip(++at, kText) || wide;
  }
  const bool whole = *at == '<' || *at == '&' || *at == '\r' || *at == ']';
  if (!whole && at < end_) fail();
  if (!whole && !ended_) at = before_cut_character(begin, at);
  if (wide && !is_utf8({begin, static_cast<std::size_t>(at - begin)})) fail();
  if (at > begin) {
    at_ = at;
    give_text({begin, static_cast<std::size_t>(at - begin)});
    return Step::taken;
  }
  if (*at != '\r' || (at + 1 == end_ && !ended_)) return Step::cut;
  at_ = at + (at[1] == '\n' ? 2 : 1);  // any line end is one line feed
  give_text("\n");
  return Step::taken;
}

XmlScanner::Step XmlScanner::entity() {
  const auto* const last =
      static_cast<const char*>(std::memchr(at_, ';', std::min(kLongestEntity, static_cast<std::size_t>(end_ - at_))));
  if (last == nullptr) {
    if (static_cast<std::size_t>(end_ - at_) >= kLongestEntity || ended_) fail();
    return Step::cut;
  }
  const auto code = meaning({at_ + 1, static_cast<std::size_t>(last - at_ - 1)});
  if (!code) fail();
  std::string character;
  append_utf8(character, *code);
  at_ = last + 1;
  give_text(character);
  return Step::taken;
}

/// The value from the quote on; leaves an attribute without a name.
XmlScanner::Step XmlScanner::value(const char*& at) {
  const char quote = *at;
  if (quote != '"' && quote != '\'') return cut_or_bad(at);
  const char* const begin = ++at;
  bool wide = skip(at, kValue);
  if (*at != quote) {
    std::string& own = unescaped_.emplace_back();
    const char* from = begin;
    while (*at != quote) {
      own.append(from, at);
      if (*at == '"' || *at == '\'') {
        own += *at++;
      } else if (is(*at, kSpace)) {
        if (at + 1 == end_) return Step::cut;
        at += *at == '\r' && at[1] == '\n' ? 2 : 1;
        own += ' ';
      } else if (*at == '&') {
        const auto* const last = static_cast<const char*>(std::memchr(at, ';', static_cast<std::size_t>(end_ - at)));
        if (last == nullptr) return Step::cut;
        const auto code = meaning({at + 1, static_cast<std::size_t>(last - at - 1)});
        if (!code) fail();
        append_utf8(own, *code);
        at = last + 1;
      } else {
        return cut_or_bad(at);
      }
      from = at;
      wide = skip(at, kValue) || wide;
    }
    own.append(from, at);
    attributes_.back().value = own;
  } else {
    attributes_.back().value = {begin, static_cast<std::size_t>(at - begin)};
  }
  if (wide && !is_utf8(attributes_.back().value)) fail();
  ++at;
  return Step::taken;
}

XmlScanner::Step XmlScanner::attributes(const char*& at) {
  attributes_.clear();
  written_.clear();
  if (!unescaped_.empty()) unescaped_.clear();
  while (true) {
    const char* const before = at;
    skip(at, kSpace);
    if (*at == '>' || *at == '/') return Step::taken;
    if (at == before || !is(*at, kNameStart)) return cut_or_bad(at);
    const char* const begin = at;
    const bool wide = skip(at, kName);
    const std::string_view name(begin, static_cast<std::size_t>(at - begin));
    if (wide && !is_utf8(name)) return cut_or_bad(at);
    const auto same = [&](std::string_view other) {
      return other.size() == name.size() && other.front() == name.front() && other == name;
    };
    if (std::any_of(written_.begin(), written_.end(), same) || written_.size() == kMaxAttributes) return cut_or_bad(at);
    skip(at, kSpace);
    if (*at != '=') return cut_or_bad(at);
    skip(++at, kSpace);
    written_.push_back(name);
    attributes_.push_back({local(name), {}});
    if (value(at) == Step::cut) return Step::cut;
  }
}

XmlScanner::Step XmlScanner::tag() {
  const char* at = at_ + 1;
  const bool wide = skip(at, kName);
  const std::string_view name(at_ + 1, static_cast<std::size_t>(at - at_ - 1));
  if (attributes(at) == Step::cut) return Step::cut;
  const bool empty = *at == '/';
  if (empty && *++at != '>') return cut_or_bad(at);
  if ((rooted_ && starts_.empty()) || (wide && !is_utf8(name))) fail();
  at_ = at + 1;
  open(name);
  if (empty && !handler_.finished()) close(name);
  return Step::taken;
}

XmlScanner::Step XmlScanner::end_tag() {
  const char* at = at_ + 2;
  skip(at, kName);
  const std::string_view name(at_ + 2, static_cast<std::size_t>(at - at_ - 2));
  skip(at, kSpace);
  if (*at != '>') return cut_or_bad(at);
  if (starts_.empty() || !is_open(name)) fail();
  at_ = at + 1;
  close(name);
  return Step::taken;
}

/// Whether the innermost open element has this name.
bool XmlScanner::is_open(std::string_view name) const {
  const std::string_view innermost = std::string_view(names_).substr(starts_.back());
  return innermost.size() == name.size() && innermost.front() == name.front() &&
         (name.size() == 1 || innermost == name);
}

void XmlScanner::open(std::string_view name) {
  rooted_ = true;
  if (starts_.size() >= kMaxDepth || names_.size() + name.size() > kMaxNames)
    refuse(Code::bad_input, source_.file(), "разметка вложена слишком глубоко", kSaveAgain);
  starts_.push_back(names_.size());
  names_.append(name);
  handler_.open(local(name), Attributes(attributes_));
}

void XmlScanner::close(std::string_view name) {
  names_.resize(starts_.back());
  starts_.pop_back();
  handler_.close(local(name));
}

/// Comments, instructions, character data, and what is refused.
XmlScanner::Step XmlScanner::other() {
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  constexpr std::string_view kDoctype = "<!DOCTYPE";
  constexpr std::string_view kData = "<![CDATA[";
  if (rest.starts_with("<!--")) return comment();
  if (rest.starts_with("<?")) return instruction();
  if (rest.starts_with(kData)) return character_data();
  if (rest.starts_with(kDoctype))
    refuse(Code::bad_input, source_.file(),
           "внутри файла есть объявление DOCTYPE или внешние сущности, это небезопасно", kSaveAgain);
  if (!ended_ && (kDoctype.starts_with(rest) || kData.starts_with(rest) || std::string_view("<!--").starts_with(rest)))
    return Step::cut;
  if (ended_ && rest == "<") fail_cut();
  fail();
}

XmlScanner::Step XmlScanner::comment() {
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  const std::size_t dashes = rest.find("--", 4);
  if (dashes == std::string_view::npos || dashes + 2 == rest.size()) return Step::cut;
  if (rest[dashes + 2] != '>' || !is_clean(rest.substr(0, dashes))) fail();
  at_ += dashes + 3;
  return Step::taken;
}

XmlScanner::Step XmlScanner::instruction() {
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  const std::size_t end = rest.find("?>", 2);
  if (end == std::string_view::npos) return Step::cut;
  const std::string_view inside = rest.substr(2, end - 2);
  const std::string_view target = inside.substr(0, inside.find_first_of(" \t\r\n"));
  if (target.empty() || !is(target.front(), kNameStart) || !is_clean(inside)) fail();
  if (lower(target) == "xml" && begun_) fail();  // the declaration stands first
  at_ += end + 2;
  return Step::taken;
}

XmlScanner::Step XmlScanner::character_data() {
  constexpr std::size_t kHead = 9;
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  const std::size_t end = rest.find("]]>", kHead);
  if (end == std::string_view::npos) return Step::cut;
  if (starts_.empty()) fail();
  const std::string text = replaced(replaced(rest.substr(kHead, end - kHead), "\r\n", "\n"), "\r", "\n");
  if (!is_clean(text)) fail();
  at_ += end + 3;
  give_text(text);
  return Step::taken;
}

}  // namespace vekha::sheet
