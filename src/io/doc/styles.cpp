#include "io/doc/styles.hpp"

#include <array>

#include "io/doc/package.hpp"
#include "io/doc/xml.hpp"

namespace vekha::doc {
namespace {

/// A paragraph style: the inner XML stands in the order of the schema.
struct ParagraphStyle {
  const char* id;
  const char* name;  ///< English built-in names: Word shows them translated
  const char* based_on;
  const char* next;
  const char* paragraph;
  const char* run;
};

constexpr std::array kStyles{
    ParagraphStyle{
        "BodyText", "Body Text", "Normal", "BodyText",
        R"(<w:widowControl/><w:spacing w:after="80" w:line="276" w:lineRule="auto"/><w:ind w:firstLine="709"/><w:jc w:val="both"/>)",
        ""},
    ParagraphStyle{"PlainText", "Plain Text", "Normal", "PlainText",
                   R"(<w:widowControl/><w:spacing w:after="60" w:line="264" w:lineRule="auto"/>)", ""},
    ParagraphStyle{"Centered", "Centered Text", "Normal", "BodyText",
                   R"(<w:suppressAutoHyphens/><w:spacing w:after="60"/><w:jc w:val="center"/>)", ""},
    ParagraphStyle{"Parted", "Parted Line", "Normal", "BodyText",
                   R"(<w:suppressAutoHyphens/><w:spacing w:before="240" w:after="120"/>)", ""},
    ParagraphStyle{"CaptionLine", "Caption Line", "Normal", "BodyText", R"(<w:suppressAutoHyphens/>)",
                   R"(<w:sz w:val="16"/><w:szCs w:val="16"/>)"},
    ParagraphStyle{"Stamp", "Stamp", "Normal", "BodyText", R"(<w:suppressAutoHyphens/><w:spacing w:after="40"/>)", ""},
    ParagraphStyle{"Subject", "Subject", "Normal", "BodyText",
                   R"(<w:suppressAutoHyphens/><w:spacing w:before="240" w:after="240"/>)", ""},
    ParagraphStyle{
        "Title", "Title", "Normal", "Subtitle",
        R"(<w:keepNext/><w:suppressAutoHyphens/><w:spacing w:before="240" w:after="160"/><w:jc w:val="center"/>)",
        R"(<w:b/><w:sz w:val="32"/><w:szCs w:val="32"/>)"},
    ParagraphStyle{"Subtitle", "Subtitle", "Normal", "BodyText",
                   R"(<w:suppressAutoHyphens/><w:spacing w:after="60"/><w:jc w:val="center"/>)", ""},
    ParagraphStyle{
        "Heading1", "heading 1", "Normal", "BodyText",
        R"(<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="360" w:after="160"/><w:outlineLvl w:val="0"/>)",
        R"(<w:b/><w:sz w:val="30"/><w:szCs w:val="30"/>)"},
    ParagraphStyle{
        "Heading2", "heading 2", "Normal", "BodyText",
        R"(<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="280" w:after="120"/><w:outlineLvl w:val="1"/>)",
        R"(<w:b/><w:sz w:val="26"/><w:szCs w:val="26"/>)"},
    ParagraphStyle{
        "Heading3", "heading 3", "Normal", "BodyText",
        R"(<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="2"/>)",
        R"(<w:b/><w:i/>)"},
    ParagraphStyle{"Caption", "caption", "Normal", "BodyText",
                   R"(<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="200" w:after="80"/>)",
                   R"(<w:sz w:val="22"/><w:szCs w:val="22"/>)"},
    ParagraphStyle{
        "FigureCaption", "Figure Caption", "Normal", "BodyText",
        R"(<w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="40" w:after="200"/><w:jc w:val="center"/>)",
        R"(<w:sz w:val="22"/><w:szCs w:val="22"/>)"},
    ParagraphStyle{"Figure", "Figure", "Normal", "FigureCaption",
                   R"(<w:keepNext/><w:spacing w:before="160"/><w:jc w:val="center"/>)", ""},
    ParagraphStyle{"TableText", "Table Text", "Normal", "TableText", R"(<w:suppressAutoHyphens/>)",
                   R"(<w:sz w:val="20"/><w:szCs w:val="20"/>)"},
    ParagraphStyle{"TableItem", "Table Item", "TableText", "TableItem", R"(<w:ind w:left="170" w:hanging="170"/>)", ""},
    ParagraphStyle{"TableHead", "Table Head", "TableText", "TableText", R"(<w:keepNext/><w:jc w:val="center"/>)",
                   R"(<w:b/><w:sz w:val="18"/><w:szCs w:val="18"/>)"},
    ParagraphStyle{"Note", "Note", "Normal", "BodyText", R"(<w:keepLines/><w:spacing w:before="60" w:after="120"/>)",
                   R"(<w:sz w:val="20"/><w:szCs w:val="20"/>)"},
    ParagraphStyle{
        "ListBullet", "List Bullet", "BodyText", "ListBullet",
        R"(<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/><w:ind w:left="709" w:hanging="352"/>)", ""},
    ParagraphStyle{"ListNumber", "List Number", "BodyText", "ListNumber",
                   R"(<w:spacing w:after="60"/><w:ind w:left="709" w:hanging="352"/>)", ""},
    ParagraphStyle{"TOCHeading", "TOC Heading", "Normal", "BodyText",
                   R"(<w:keepNext/><w:spacing w:before="360" w:after="120"/>)",
                   R"(<w:b/><w:sz w:val="26"/><w:szCs w:val="26"/>)"},
    ParagraphStyle{"TOC1", "toc 1", "Normal", "Normal", R"(<w:spacing w:before="60" w:after="20"/>)", ""},
    ParagraphStyle{"TOC2", "toc 2", "Normal", "Normal", R"(<w:spacing w:after="20"/><w:ind w:left="352"/>)",
                   R"(<w:sz w:val="22"/><w:szCs w:val="22"/>)"},
    ParagraphStyle{"Header", "header", "Normal", "Header", R"(<w:jc w:val="center"/>)", ""},
    ParagraphStyle{"Footer", "footer", "Normal", "Footer", "",
                   R"(<w:color w:val="404040"/><w:sz w:val="18"/><w:szCs w:val="18"/>)"},
};

constexpr std::string_view kDefaults =
    R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="PT Serif" w:hAnsi="PT Serif" w:eastAsia="PT Serif" w:cs="PT Serif"/>)"
    R"(<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>)"
    R"(<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>)"
    R"(<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>)"
    R"(<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>)"
    R"(<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>)"
    R"(<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>)"
    R"(<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>)"
    R"(<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>)"
    R"(<w:semiHidden/><w:unhideWhenUsed/></w:style>)";

constexpr std::string_view kTableGrid =
    R"(<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>)"
    R"(<w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>)"
    R"(<w:top w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/><w:left w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>)"
    R"(<w:bottom w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/><w:right w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>)"
    R"(<w:insideH w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>)"
    R"(</w:tblBorders></w:tblPr></w:style>)";

void write_style(XmlWriter& xml, const ParagraphStyle& style) {
  xml.open("w:style", {{"w:type", "paragraph"}, {"w:styleId", style.id}});
  xml.leaf("w:name", {{"w:val", style.name}}).leaf("w:basedOn", {{"w:val", style.based_on}});
  xml.leaf("w:next", {{"w:val", style.next}}).leaf("w:qFormat");
  if (*style.paragraph != '\0') xml.open("w:pPr").raw(style.paragraph).close();
  if (*style.run != '\0') xml.open("w:rPr").raw(style.run).close();
  xml.close();
}

void write_level(XmlWriter& xml, const char* format, const char* mark) {
  xml.open("w:lvl", {{"w:ilvl", 0}}).leaf("w:start", {{"w:val", 1}}).leaf("w:numFmt", {{"w:val", format}});
  xml.leaf("w:lvlText", {{"w:val", mark}}).leaf("w:lvlJc", {{"w:val", "left"}});
  xml.open("w:pPr").leaf("w:ind", {{"w:left", 709}, {"w:hanging", 352}}).close().close();
}

}  // namespace

std::string styles_part() {
  XmlWriter xml;
  xml.open("w:styles", {{"xmlns:w", kWordNamespace}}).raw(kDefaults);
  for (const ParagraphStyle& style : kStyles) write_style(xml, style);
  return xml.raw(kTableGrid).close().take();
}

std::string_view settings_part() {
  return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="ru-RU"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>)";
}

std::string_view fonts_part() {
  return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="PT Serif"><w:altName w:val="Times New Roman"/><w:panose1 w:val="020A0603040505020204"/><w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font><w:font w:name="Symbol"><w:panose1 w:val="05050102010706020507"/><w:charset w:val="02"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>)";
}

std::string numbering_part(int numbered) {
  XmlWriter xml;
  xml.open("w:numbering", {{"xmlns:w", kWordNamespace}});
  xml.open("w:abstractNum", {{"w:abstractNumId", 0}}).leaf("w:multiLevelType", {{"w:val", "singleLevel"}});
  write_level(xml, "bullet", "–");
  xml.close();
  xml.open("w:abstractNum", {{"w:abstractNumId", 1}}).leaf("w:multiLevelType", {{"w:val", "singleLevel"}});
  write_level(xml, "decimal", "%1.");
  xml.close();
  xml.open("w:num", {{"w:numId", 1}}).leaf("w:abstractNumId", {{"w:val", 0}}).close();
  for (int list = 0; list < numbered; ++list) {
    xml.open("w:num", {{"w:numId", 2 + list}}).leaf("w:abstractNumId", {{"w:val", 1}});
    xml.open("w:lvlOverride", {{"w:ilvl", 0}}).leaf("w:startOverride", {{"w:val", 1}}).close().close();
  }
  return xml.close().take();
}

}  // namespace vekha::doc
