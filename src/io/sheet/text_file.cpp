#include "io/sheet/text_file.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <future>
#include <utility>

#include "base/text.hpp"
#include "io/sheet/refusal.hpp"

namespace vekha::sheet {
namespace {

constexpr std::size_t kPiece = 256 * 1024;

std::string read_piece(std::ifstream& file) {
  std::string piece(kPiece, '\0');
  file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
  piece.resize(static_cast<std::size_t>(file.gcount()));
  return piece;
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1A) || c == 0x7F ||
         c == 0xFFFE || c == 0xFFFF;
}

[[noreturn]] void refuse_binary(const std::string& path) {
  refuse(Code::unsupported, file_name(path),
         "это не текст и не таблица, содержимое похоже на случайные или двоичные данные",
         "Нужен файл .xlsx, .csv, .docx или .txt");
}

/// Whether one of eight bytes is below a blank or is the last of ASCII; bytes of letters outside ASCII are neither.
bool may_hold_control(std::uint64_t eight) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  const std::uint64_t below_blank = (eight - 0x20 * kOnes) & ~eight & kHigh;
  const std::uint64_t last = ((eight ^ 0x7F * kOnes) - kOnes) & ~(eight ^ 0x7F * kOnes) & kHigh;
  return (below_blank | last) != 0;
}

std::uint64_t controls_in(std::string_view text) {
  static const auto kTable = [] {
    std::array<bool, 256> out{};
    for (std::size_t c = 0; c < out.size(); ++c) out.at(c) = is_control(static_cast<char32_t>(c));
    return out;
  }();
  std::uint64_t count = 0;
  const auto add = [&](std::string_view part) {
    for (const char c : part) count += kTable[static_cast<unsigned char>(c)] ? 1 : 0;
  };
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if (may_hold_control(eight)) add(text.substr(at, sizeof eight));
  }
  add(text.substr(at));
  return count;
}

/// The length of the prefix of whole UTF-8 characters: up to three last bytes may begin an unfinished one.
std::size_t whole_utf8(std::string_view bytes) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
    const auto c = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if ((c & 0xC0) == 0x80) continue;
    const std::size_t needs = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
    return needs > back ? bytes.size() - back : bytes.size();
  }
  return bytes.size();
}

/// The length of the prefix of whole UTF-16 characters.
std::size_t whole_utf16(std::string_view bytes, bool big) {
  std::size_t size = bytes.size() & ~std::size_t{1};
  if (size < 2) return 0;
  const auto high = static_cast<unsigned char>(bytes[big ? size - 2 : size - 1]);
  return high >= 0xD8 && high < 0xDC ? size - 2 : size;
}

bool has_lone_surrogate(std::string_view bytes, bool big) {
  bool open = false;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto high = static_cast<unsigned char>(bytes[big ? i : i + 1]);
    const bool low_half = high >= 0xDC && high < 0xE0;
    if (open != low_half) return true;
    open = high >= 0xD8 && high < 0xDC;
  }
  return open;
}

/// What the bytes of a part of a file may be.
struct Looked {
  bool utf8 = true;
  bool text = true;
};

/// One stray control character in a thousand is dirt, more is not text.
bool is_text(std::uint64_t controls, std::uint64_t total) { return controls <= 3 + total / 1000; }

/// The part begins and ends between characters when the file is UTF-8.
Looked look_through(const std::string& path, std::uint64_t from, std::uint64_t to) {
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(from));
  Looked out;
  std::uint64_t controls = 0;
  std::uint64_t total = 0;
  std::string rest;
  while (out.text && from + total < to) {
    std::string piece = read_piece(file);
    if (piece.empty()) break;
    if (to - from - total < piece.size()) piece.resize(to - from - total);
    controls += controls_in(piece);
    total += piece.size();
    out.text = piece.find('\0') == std::string::npos && is_text(controls, total);
    piece.insert(0, rest);
    const std::size_t whole = whole_utf8(piece);
    out.utf8 = out.utf8 && is_utf8(std::string_view(piece).substr(0, whole));
    rest = piece.substr(whole);
  }
  out.utf8 = out.utf8 && rest.empty();
  return out;
}

/// The first byte at or after this place that does not go on a character of UTF-8.
std::uint64_t between_characters(const std::string& path, std::uint64_t at) {
  constexpr int kMost = 3;
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(at));
  for (int i = 0; i < kMost && (file.peek() & 0xC0) == 0x80; ++i, ++at) file.get();
  return at;
}

/// Every byte of a candidate for UTF-8 or Windows-1251 is looked at: a stray letter may stand at the very end. Two
/// halves of a large file are looked at together.
Encoding utf8_or_windows(const std::string& path) {
  constexpr std::uint64_t kLarge = 4 * 1024 * 1024;
  std::error_code unknown;
  const std::uint64_t size = std::filesystem::file_size(path, unknown);  // the largest number where there is no size
  const std::uint64_t middle = !unknown && size > kLarge ? between_characters(path, size / 2) : size;
  std::future<Looked> second;
  if (middle < size) second = std::async(std::launch::async, look_through, path, middle, size);
  const Looked first = look_through(path, 0, middle);
  const Looked last = second.valid() ? second.get() : Looked{};
  if (!first.text || !last.text) refuse_binary(path);
  return first.utf8 && last.utf8 ? Encoding::utf8 : Encoding::windows1251;
}

}  // namespace

std::string encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16_little: return "UTF-16LE";
    case Encoding::utf16_big: return "UTF-16BE";
    case Encoding::windows1251: return "windows-1251";
  }
  return {};
}

Encoding detect_encoding(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head = read_piece(file);
  constexpr std::size_t kSample = 65536;
  head.resize(std::min(head.size(), kSample));
  const std::string name = decode(head).encoding;
  if (name == "UTF-16LE") return Encoding::utf16_little;
  if (name == "UTF-16BE") return Encoding::utf16_big;
  return utf8_or_windows(path);
}

TextFile::TextFile(const std::string& path, Encoding encoding)
    : path_(path), encoding_(encoding), file_(path, std::ios::binary) {}

std::string TextFile::next() {
  while (!ended_) {
    std::string text = decoded_piece();
    if (!text.empty()) return text;
  }
  return {};
}

std::string TextFile::decoded_piece() {
  std::string bytes = read_piece(file_);
  ended_ = bytes.empty();
  bytes.insert(0, rest_);
  rest_.clear();
  const bool big = encoding_ == Encoding::utf16_big;
  const bool wide = big || encoding_ == Encoding::utf16_little;
  if (!ended_ && encoding_ != Encoding::windows1251) {
    const std::size_t whole = wide ? whole_utf16(bytes, big) : whole_utf8(bytes);
    rest_ = bytes.substr(whole);
    bytes.resize(whole);
  }
  if (wide && (bytes.size() % 2 != 0 || has_lone_surrogate(bytes, big)))
    refuse(Code::bad_input, file_name(path_),
           "текст в кодировке UTF-16 повреждён: в нём есть неполные или непарные знаки",
           "Сохраните файл заново как «CSV UTF-8» или .xlsx");
  const bool first = !std::exchange(started_, true);
  if (encoding_ == Encoding::windows1251) return from_cp1251(bytes);
  if (!wide) return first && bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
  std::string text = from_utf16(bytes, big ? ByteOrder::big : ByteOrder::little);
  if (!is_text(controls_in(text), text.size())) refuse_binary(path_);
  return text;
}

std::string read_text(const std::string& path, std::uint64_t limit) {
  TextFile file(path, detect_encoding(path));
  std::string text;
  for (std::string piece = file.next(); !piece.empty(); piece = file.next()) {
    text += piece;
    if (text.size() > limit)
      refuse(Code::too_large, file_name(path), "текст больше " + std::to_string(limit >> 20) + " МиБ", kSplitFile);
  }
  return text;
}

}  // namespace vekha::sheet
