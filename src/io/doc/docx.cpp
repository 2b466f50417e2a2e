#include "io/doc/docx.hpp"

#include "io/doc/body.hpp"
#include "io/doc/chart.hpp"
#include "io/doc/package.hpp"
#include "io/doc/styles.hpp"
#include "io/doc/typography.hpp"

namespace vekha::doc {
namespace {

constexpr const char* kRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string kWordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string content_types(std::size_t charts) {
  XmlWriter xml;
  xml.open("Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
  const auto extension = [&](const char* name, const char* type) {
    xml.leaf("Default", {{"Extension", name}, {"ContentType", type}});
  };
  const auto part = [&](const std::string& path, const std::string& type) {
    xml.leaf("Override", {{"PartName", path}, {"ContentType", type}});
  };
  extension("rels", "application/vnd.openxmlformats-package.relationships+xml");
  extension("xml", "application/xml");
  extension("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  part("/word/document.xml", kWordType + "document.main+xml");
  part("/word/styles.xml", kWordType + "styles+xml");
  part("/word/settings.xml", kWordType + "settings+xml");
  part("/word/fontTable.xml", kWordType + "fontTable+xml");
  part("/word/numbering.xml", kWordType + "numbering+xml");
  part("/word/header1.xml", kWordType + "header+xml");
  part("/word/header2.xml", kWordType + "header+xml");
  part("/word/footer1.xml", kWordType + "footer+xml");
  part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  for (std::size_t i = 1; i <= charts; ++i)
    part("/word/charts/chart" + std::to_string(i) + ".xml",
         "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
  return xml.close().take();
}

struct Relationship {
  std::string id;
  std::string type;
  std::string target;
};

std::string relationships(const std::vector<Relationship>& list) {
  XmlWriter xml;
  xml.open("Relationships", {{"xmlns", kRelationships}});
  for (const Relationship& each : list)
    xml.leaf("Relationship", {{"Id", each.id}, {"Type", each.type}, {"Target", each.target}});
  return xml.close().take();
}

std::string package_relationships() {
  return relationships(
      {{"rId1", kOffice + "officeDocument", "word/document.xml"},
       {"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml"},
       {"rId3", kOffice + "extended-properties", "docProps/app.xml"}});
}

std::string document_relationships(std::size_t charts) {
  std::vector<Relationship> list{
      {"rIdStyles", kOffice + "styles", "styles.xml"},      {"rIdSettings", kOffice + "settings", "settings.xml"},
      {"rIdFonts", kOffice + "fontTable", "fontTable.xml"}, {"rIdNumbering", kOffice + "numbering", "numbering.xml"},
      {"rIdHeader", kOffice + "header", "header1.xml"},     {"rIdFirst", kOffice + "header", "header2.xml"},
      {"rIdFooter", kOffice + "footer", "footer1.xml"}};
  for (std::size_t i = 1; i <= charts; ++i)
    list.push_back({"rIdChart" + std::to_string(i), kOffice + "chart", "charts/chart" + std::to_string(i) + ".xml"});
  return relationships(list);
}

std::string core_properties(const Document& document) {
  XmlWriter xml;
  xml.open("cp:coreProperties",
           {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
            {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
            {"xmlns:dcterms", "http://purl.org/dc/terms/"},
            {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
  xml.leaf_text("dc:title", typeset(document.title)).leaf_text("dc:creator", typeset(document.organisation));
  xml.leaf_text("dc:language", "ru-RU");
  if (!document.created.empty())
    for (const char* when : {"dcterms:created", "dcterms:modified"})
      xml.leaf_text(when, document.created, {{"xsi:type", "dcterms:W3CDTF"}});
  return xml.close().take();
}

std::string app_properties() {
  XmlWriter xml;
  xml.open("Properties", {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}});
  return xml.leaf_text("Application", "Vekha").close().take();
}

/// The number of the page, centred in the top margin.
std::string page_number_header() {
  XmlWriter xml;
  xml.open("w:hdr", {{"xmlns:w", kWordNamespace}}).open("w:p");
  xml.open("w:pPr").leaf("w:pStyle", {{"w:val", "Header"}}).close();
  xml.open("w:fldSimple", {{"w:instr", " PAGE "}}).open("w:r").leaf_text("w:t", "2").close().close();
  return xml.close().close().take();
}

std::string empty_header() {
  XmlWriter xml;
  xml.open("w:hdr", {{"xmlns:w", kWordNamespace}}).open("w:p");
  return xml.open("w:pPr").leaf("w:pStyle", {{"w:val", "Header"}}).close().close().close().take();
}

std::string footer(const std::string& source) {
  XmlWriter xml;
  xml.open("w:ftr", {{"xmlns:w", kWordNamespace}}).open("w:p");
  xml.open("w:pPr").leaf("w:pStyle", {{"w:val", "Footer"}}).close();
  if (!source.empty()) xml.open("w:r").leaf_text("w:t", typeset(source)).close();
  return xml.close().close().take();
}

void add_chart(std::vector<Part>& parts, const Chart& chart, const std::string& number) {
  parts.push_back({"word/charts/chart" + number + ".xml", chart_part(chart)});
  parts.push_back({"word/charts/_rels/chart" + number + ".xml.rels",
                   relationships({{"rId1", kOffice + "package", "../embeddings/chart" + number + ".xlsx"}})});
  parts.push_back({"word/embeddings/chart" + number + ".xlsx", chart_workbook(chart)});
}

}  // namespace

std::string to_docx(const Document& document) {
  Body body = write_body(document);
  std::vector<Part> parts{{"[Content_Types].xml", content_types(body.charts.size())},
                          {"_rels/.rels", package_relationships()},
                          {"word/document.xml", std::move(body.xml)},
                          {"word/_rels/document.xml.rels", document_relationships(body.charts.size())},
                          {"word/styles.xml", styles_part()},
                          {"word/settings.xml", std::string(settings_part())},
                          {"word/fontTable.xml", std::string(fonts_part())},
                          {"word/numbering.xml", numbering_part(body.numbered_lists)},
                          {"word/header1.xml", page_number_header()},
                          {"word/header2.xml", empty_header()},
                          {"word/footer1.xml", footer(document.source)},
                          {"docProps/core.xml", core_properties(document)},
                          {"docProps/app.xml", app_properties()}};
  for (std::size_t i = 0; i < body.charts.size(); ++i) add_chart(parts, *body.charts[i], std::to_string(i + 1));
  return pack(parts);
}

}  // namespace vekha::doc
