#include "io/doc/xml.hpp"

#include <charconv>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::doc {
namespace {

bool allowed(char32_t c) { return c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF); }

void append_escaped(std::string& out, std::string_view content) {
  for (std::size_t i = 0; i < content.size();) {
    const char32_t c = next_code_point(content, i);
    if (!allowed(c)) continue;
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      append_utf8(out, c);
    }
  }
}

}  // namespace

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n") {}

void XmlWriter::start(std::string_view name, XmlAttributes attributes) {
  out_ += '<';
  out_ += name;
  for (const auto& [key, value] : attributes) {
    out_ += ' ';
    out_ += key;
    out_ += "=\"";
    append_escaped(out_, value.text);
    out_ += '"';
  }
}

XmlWriter& XmlWriter::open(std::string_view name, XmlAttributes attributes) {
  start(name, attributes);
  out_ += '>';
  open_.emplace_back(name);
  return *this;
}

XmlWriter& XmlWriter::close() {
  VEKHA_CHECK(!open_.empty());
  out_ += "</" + open_.back() + ">";
  open_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::leaf(std::string_view name, XmlAttributes attributes) {
  start(name, attributes);
  out_ += "/>";
  return *this;
}

XmlWriter& XmlWriter::leaf_text(std::string_view name, std::string_view content, XmlAttributes attributes) {
  return open(name, attributes).text(content).close();
}

XmlWriter& XmlWriter::text(std::string_view content) {
  append_escaped(out_, content);
  return *this;
}

XmlWriter& XmlWriter::raw(std::string_view xml) {
  out_ += xml;
  return *this;
}

std::string XmlWriter::take() {
  VEKHA_CHECK(open_.empty());
  return std::move(out_);
}

std::string xml_number(double value) {
  char buffer[64];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

}  // namespace vekha::doc
