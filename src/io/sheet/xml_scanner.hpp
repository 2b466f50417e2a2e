// The quick road of parse_xml: UTF-8 markup read in place, several times faster than expat and by the same rules: no
// DTD, no entities of its own, whole tags, bounded depth and tokens. Fuzzers compare its events with expat's.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "io/sheet/byte_source.hpp"
#include "io/sheet/xml_events.hpp"

namespace vekha::sheet {

class XmlScanner {
 public:
  /// head: the bytes of the source that were already read.
  XmlScanner(std::string head, ByteSource& source, XmlHandler& handler);
  /// Feeds the handler to the end. Throws bad_input, too_large, and what the handler throws.
  void run();

 private:
  /// Whether a token stood whole in the buffer and was taken.
  enum class Step { taken, cut };
  Step step();
  Step text();
  Step entity();
  Step tag();
  Step end_tag();
  Step other();
  Step comment();
  Step instruction();
  Step character_data();
  Step attributes(const char*& at);
  Step value(const char*& at);
  void give_text(std::string_view characters);
  bool is_open(std::string_view name) const;
  void open(std::string_view name);
  void close(std::string_view name);
  Step cut_or_bad(const char* at) const;
  void refill();
  [[noreturn]] void fail() const;
  [[noreturn]] void fail_cut() const;

  ByteSource& source_;
  XmlHandler& handler_;
  std::string buffer_;  // with a zero behind the last byte, which no token may hold
  const char* at_;      // the first byte not taken
  const char* end_;
  bool ended_ = false;       // the source gives no more
  bool begun_ = false;       // something was taken
  bool rooted_ = false;      // the root element was opened
  std::uint64_t lines_ = 0;  // line breaks before the buffer
  std::string names_;        // of open elements, one after another
  std::vector<std::size_t> starts_;
  std::vector<Attribute> attributes_;
  std::vector<std::string_view> written_;  // names of the attributes with their prefixes
  std::deque<std::string> unescaped_;      // values that were not as written
};

}  // namespace vekha::sheet
