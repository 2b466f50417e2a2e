// The target of markup: the quick scanner must tell the events expat tells, and may refuse only what expat refuses.
#include <algorithm>

#include "base/error.hpp"
#include "io/sheet/xml.hpp"
#include "io/sheet/xml_scanner.hpp"
#include "targets.hpp"

namespace vekha::fuzz {
namespace {

/// Gives the bytes in pieces of a few, so that tokens are cut anywhere.
class Pieces : public sheet::ByteSource {
 public:
  Pieces(std::string_view bytes, std::size_t piece) : bytes_(bytes), piece_(piece) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t got = std::min({piece_, buffer.size(), bytes_.size()});
    bytes_.copy(buffer.data(), got);
    bytes_.remove_prefix(got);
    return got;
  }
  const std::string& file() const override { return name_; }
  const std::string& part() const override { return name_; }

 private:
  std::string_view bytes_;
  std::size_t piece_;
  std::string name_ = "f";
};

/// Writes the events down, joining neighbouring texts.
class Events : public sheet::XmlHandler {
 public:
  void open(std::string_view name, const sheet::Attributes& attributes) override {
    told.append("\n<").append(name);
    attributes.each(
        [&](std::string_view key, std::string_view value) { told.append("\n").append(key).append("=").append(value); });
    in_text_ = false;
  }
  void close(std::string_view name) override {
    told.append("\n/").append(name);
    in_text_ = false;
  }
  void text(std::string_view characters) override {
    told.append(in_text_ ? "" : "\n:").append(characters);
    in_text_ = true;
  }
  std::string told;

 private:
  bool in_text_ = false;
};

struct Outcome {
  std::string told;
  bool refused = false;
};

template <class Read>
Outcome outcome_of(Read read) {
  Events events;
  try {
    read(events);
  } catch (const Error& error) {
    VEKHA_CHECK(code_row(error.code()).exit == 2);
    return {"", true};
  }
  return {events.told, false};
}

}  // namespace

void markup(std::string_view bytes) {
  // Other encodings are left to expat; the declaration and letters of names are looked at less strictly.
  if (bytes.size() < 4 || bytes.substr(0, 4).find('\0') != std::string_view::npos || bytes.starts_with("\xFE\xFF") ||
      bytes.starts_with("\xFF\xFE") || bytes.find("<?") != std::string_view::npos)
    return;
  const std::size_t piece = 1 + static_cast<unsigned char>(bytes.back()) % 40;
  const Outcome quick = outcome_of([&](Events& events) {
    Pieces source(bytes, piece);
    sheet::XmlScanner("", source, events).run();
  });
  const Outcome known = outcome_of([&](Events& events) {
    Pieces source(bytes, bytes.size());
    sheet::parse_with_expat({}, source, events);
  });
  if (!known.refused) VEKHA_CHECK(!quick.refused && quick.told == known.told);
}

}  // namespace vekha::fuzz
