// An import written down byte by byte: every structure is its fields in order, texts and lists begin with their length.
#include <boost/pfr.hpp>
#include <cstring>
#include <type_traits>

#include "base/error.hpp"
#include "domain/imports/imports.hpp"

namespace vekha::imports {
namespace {

constexpr std::uint32_t kVersion = 0x56494D03;  // raised with every change of what is written

template <class T>
constexpr bool kPlain =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, results::Score> ||
    std::is_same_v<T, results::TaskValue> || std::is_same_v<T, Quality> || std::is_same_v<T, BatchId>;

class Writer {
 public:
  template <class T>
    requires kPlain<T>
  void operator()(const T& value) {
    raw(&value, sizeof value);
  }
  void operator()(const std::string& text) {
    size(text.size());
    out_ += text;
  }
  template <std::size_t N>
  void operator()(const ShortText<N>& text) {
    (*this)(text.text());
  }
  template <class T>
  void operator()(const std::vector<T>& list) {
    size(list.size());
    if constexpr (kPlain<T>)
      raw(list.data(), list.size() * sizeof(T));
    else
      for (const T& one : list) (*this)(one);
  }
  template <class T>
  void operator()(const std::optional<T>& maybe) {
    (*this)(maybe.has_value());
    if (maybe) (*this)(*maybe);
  }
  template <class A, class B>
  void operator()(const std::pair<A, B>& both) {
    (*this)(both.first);
    (*this)(both.second);
  }
  template <class A, class B>
  void operator()(const std::map<A, B>& map) {
    size(map.size());
    for (const auto& [key, value] : map) (*this)(key), (*this)(value);
  }
  template <class T, std::size_t N>
  void operator()(const std::array<T, N>& list) {
    for (const T& one : list) (*this)(one);
  }
  template <class T>
    requires std::is_aggregate_v<T> && (!kPlain<T>)
  void operator()(const T& all) {
    boost::pfr::for_each_field(all, [this](const auto& field) { (*this)(field); });
  }
  std::string take() { return std::move(out_); }

 private:
  void raw(const void* bytes, std::size_t count) { out_.append(static_cast<const char*>(bytes), count); }
  void size(std::size_t count) { (*this)(static_cast<std::uint64_t>(count)); }
  std::string out_;
};

class Reader {
 public:
  explicit Reader(const std::string& bytes) : rest_(bytes) {}

  template <class T>
    requires kPlain<T>
  void operator()(T& value) {
    raw(&value, sizeof value);
  }
  void operator()(std::string& text) {
    const std::size_t count = size(1);
    text.assign(rest_.substr(0, count));
    rest_.remove_prefix(count);
  }
  template <std::size_t N>
  void operator()(ShortText<N>& text) {
    std::string read;
    (*this)(read);
    if (read.size() > N) broken();
    text = read;
  }
  template <class T>
  void operator()(std::vector<T>& list) {
    list.resize(size(kPlain<T> ? sizeof(T) : 1));
    if constexpr (kPlain<T>)
      raw(list.data(), list.size() * sizeof(T));
    else
      for (T& one : list) (*this)(one);
  }
  template <class T>
  void operator()(std::optional<T>& maybe) {
    bool has = false;
    (*this)(has);
    if (has) (*this)(maybe.emplace());
  }
  template <class A, class B>
  void operator()(std::pair<A, B>& both) {
    (*this)(both.first);
    (*this)(both.second);
  }
  template <class A, class B>
  void operator()(std::map<A, B>& map) {
    for (std::size_t left = size(1); left > 0; --left) {
      A key{};
      (*this)(key);
      (*this)(map[key]);
    }
  }
  template <class T, std::size_t N>
  void operator()(std::array<T, N>& list) {
    for (T& one : list) (*this)(one);
  }
  template <class T>
    requires std::is_aggregate_v<T> && (!kPlain<T>)
  void operator()(T& all) {
    boost::pfr::for_each_field(all, [this](auto& field) { (*this)(field); });
  }

 private:
  [[noreturn]] static void broken() {
    throw Error(Code::bad_input, "Незаконченная загрузка записана другой версией программы или повреждена.");
  }
  void raw(void* to, std::size_t count) {
    if (count > rest_.size()) broken();
    if (count > 0) std::memcpy(to, rest_.data(), count);
    rest_.remove_prefix(count);
  }
  /// A count of things that take at least `least` bytes each.
  std::size_t size(std::size_t least) {
    std::uint64_t count = 0;
    (*this)(count);
    if (count > rest_.size() / least) broken();
    return count;
  }
  std::string_view rest_;
};

/// Rows of unknown tables may name persons: they are shown, never stored.
void forget_rows(Draft& draft) {
  for (FilePreview& file : draft.preview.files) file.table.clear();
}

}  // namespace

std::string packed(Unfinished import) {
  if (import.draft) forget_rows(*import.draft);
  Writer writer;
  writer(kVersion);
  writer(import);
  return writer.take();
}

Unfinished unpacked(const std::string& bytes) {
  Reader reader(bytes);
  std::uint32_t version = 0;
  reader(version);
  Unfinished out;
  if (version != kVersion) throw Error(Code::bad_input, "Незаконченная загрузка записана другой версией программы.");
  reader(out);
  return out;
}

}  // namespace vekha::imports
