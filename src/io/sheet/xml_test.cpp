#include "io/sheet/xml.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"

namespace vekha::sheet {
namespace {

/// Gives a few bytes at a time, so that tokens are cut anywhere.
class Drops : public ByteSource {
 public:
  Drops(std::string_view bytes, std::size_t drop) : bytes_(bytes), drop_(drop) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t got = std::min({drop_, buffer.size(), bytes_.size()});
    bytes_.copy(buffer.data(), got);
    bytes_.remove_prefix(got);
    return got;
  }
  const std::string& file() const override { return file_; }
  const std::string& part() const override { return part_; }

 private:
  std::string_view bytes_;
  std::size_t drop_;
  std::string file_ = "книга.xlsx";
  std::string part_ = "лист";
};

/// «a[x=1](b[])текст»: names, attributes in square brackets, what is inside in round ones.
class Written : public XmlHandler {
 public:
  void open(std::string_view name, const Attributes& attributes) override {
    told.append(name).append("[");
    attributes.each(
        [&](std::string_view key, std::string_view value) { told.append(key).append("=").append(value).append(";"); });
    told.append("](");
  }
  void close(std::string_view) override { told.append(")"); }
  void text(std::string_view characters) override { told.append(characters); }
  std::string told;
};

std::string read(std::string_view bytes, std::size_t drop = 1 << 20) {
  Drops source(bytes, drop);
  Written out;
  try {
    parse_xml(source, out);
  } catch (const Error& error) {
    return error.message();
  }
  return out.told;
}

/// The same by expat.
std::string known(std::string_view bytes) {
  Drops source(bytes, 1 << 20);
  Written out;
  parse_with_expat({}, source, out);
  return out.told;
}

std::string long_markup() {
  std::string out = "<?xml version='1.0' encoding='UTF-8'?>\r\n<!-- опись --><x:r xmlns:x='u'>";
  for (int i = 0; i < 400; ++i)
    out += "<c r='A" + std::to_string(i) +
           "' n=\"&lt;&#x44F;'\n&#10;\"><v>№ &amp;&#1078; ]] ы</v>\r\n<![CDATA[<я>\r\n]]><e /></c >";
  return out + "</x:r>\n<!-- конец -->";
}

TEST(Xml, TellsTheSameAsExpatWhereverThePiecesAreCut) {
  const std::string bytes = long_markup();
  const std::string expected = known(bytes);
  for (const std::size_t drop : {1UL, 2UL, 3UL, 7UL, 1000UL, 1UL << 20}) EXPECT_EQ(read(bytes, drop), expected) << drop;
}

TEST(Xml, TakesLocalNamesAndTheMeaningOfEntities) {
  EXPECT_EQ(read("<a:b c:d='1 &gt; &quot;&apos;'>x&#65;</a:b>"), "b[d=1 > \"';](xA)");
}

TEST(Xml, ReadsOtherEncodingsThatAreDeclared) {
  EXPECT_EQ(read("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>"), "a[](é)");
}

TEST(Xml, RefusesWhatBreaksTheRules) {
  for (const char* bytes : {"<a>",
                            "",
                            "  ",
                            "<a></b>",
                            "<a/><b/>",
                            "<a/>x",
                            "x<a/>",
                            "<a x='1' x='2'/>",
                            "<a x=1/>",
                            "<a x='<'/>",
                            "<a x='1'y='2'/>",
                            "<a>&unknown;</a>",
                            "<a>&#0;</a>",
                            "<a>&#xD800;</a>",
                            "<a>]]></a>",
                            "<a>\x01</a>",
                            "<a>\xFF</a>",
                            "<a><!-- -- --></a>",
                            "<1/>",
                            "< a/>",
                            "<a",
                            "<a x='",
                            "<a/ >",
                            "<![CDATA[x]]><a/>",
                            " <?xml version='1.0'?><a/>",
                            "<a><![CDATA[x</a>",
                            "<a>&amp</a>",
                            "<a><!x></a>"})
    EXPECT_NE(read(bytes).find("книга.xlsx"), std::string::npos) << bytes;
}

TEST(Xml, TellsTheLineOfAMistake) {
  EXPECT_NE(read("<a>\n<b/>\n</c></a>", 3).find("строка 3"), std::string::npos);
  EXPECT_NE(read("<a>\n<b/>\n</c></a>").find("лист"), std::string::npos);
}

TEST(Xml, RefusesADoctypeEvenBrokenByThePiece) {
  EXPECT_NE(read("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", 4).find("DOCTYPE"), std::string::npos);
}

TEST(Xml, BoundsWhatExpatKeepsForOtherEncodings) {
  std::string bytes = "<?xml version='1.0' encoding='ISO-8859-1'?><a>";
  for (int i = 0; i < 1'500'000; ++i) bytes += "<n" + std::to_string(i) + "/>";
  EXPECT_NE(read(bytes + "</a>").find("слишком сложно"), std::string::npos);
}

}  // namespace
}  // namespace vekha::sheet
