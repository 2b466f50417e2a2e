#include "io/doc/chart.hpp"

#include "base/error.hpp"
#include "base/issue.hpp"
#include "io/doc/typography.hpp"
#include "io/doc/xml.hpp"

namespace vekha::doc {
namespace {

constexpr int kCategoryAxis = 111111111;
constexpr int kValueAxis = 222222222;
constexpr int kUpright = -5400000;  // a quarter turn in 60,000ths of a degree
constexpr const char* kFont = R"(<a:latin typeface="PT Serif"/><a:cs typeface="PT Serif"/>)";

/// Colours of the look of Vekha; the pattern keeps neighbouring marks apart on paper.
struct FillRow {
  Fill fill;
  const char* colour;
  const char* pattern;  ///< DrawingML preset, or empty for solid
};
constexpr FillRow kFills[] = {
    {Fill::plain, "2B6CB0", ""},      {Fill::grey, "8C8C8C", ""},        {Fill::mark2, "B3382C", "dkUpDiag"},
    {Fill::mark3, "D98A1F", "pct50"}, {Fill::mark4, "3B8A57", "dkHorz"}, {Fill::mark5, "2B6CB0", ""},
};

const FillRow& row_of(Fill fill) {
  for (const FillRow& row : kFills)
    if (row.fill == fill) return row;
  return kFills[0];
}

void write_solid(XmlWriter& xml, const char* colour) {
  xml.open("a:solidFill").leaf("a:srgbClr", {{"val", colour}}).close();
}

void write_line(XmlWriter& xml, const char* colour, int width) {
  xml.open("a:ln", {{"w", width}});
  write_solid(xml, colour);
  xml.close();
}

void write_no_line(XmlWriter& xml) { xml.open("a:ln").leaf("a:noFill").close(); }

void write_bar_look(XmlWriter& xml, Fill fill) {
  const FillRow& row = row_of(fill);
  xml.open("c:spPr");
  if (*row.pattern == '\0') {
    write_solid(xml, row.colour);
  } else {
    xml.open("a:pattFill", {{"prst", row.pattern}});
    xml.open("a:fgClr").leaf("a:srgbClr", {{"val", row.colour}}).close();
    xml.open("a:bgClr").leaf("a:srgbClr", {{"val", "FFFFFF"}}).close().close();
  }
  write_line(xml, row.colour, 6350);
  xml.close();
}

void write_dot_look(XmlWriter& xml, const Series& series) {
  const char* colour = row_of(series.fill).colour;
  xml.open("c:spPr");
  if (series.look == Series::Look::line) {
    write_line(xml, colour, 15875);
    xml.close().open("c:marker").leaf("c:symbol", {{"val", "none"}}).close();
    return;
  }
  write_no_line(xml);
  xml.close().open("c:marker");
  xml.leaf("c:symbol", {{"val", series.fill == Fill::grey ? "diamond" : "circle"}}).leaf("c:size", {{"val", 7}});
  xml.open("c:spPr");
  write_solid(xml, colour);
  write_line(xml, colour, 6350);
  xml.close().close();
}

/// 'Данные'!$B$2:$B$9, or the one cell of the heading.
std::string reference(std::size_t column, std::size_t rows) {
  const std::string letters = column_letters(static_cast<int>(column) + 1);
  const std::string sheet = std::string("'") + kSheetName + "'!$" + letters + "$";
  return rows == 0 ? sheet + "1" : sheet + "2:$" + letters + "$" + std::to_string(rows + 1);
}

void write_numbers(XmlWriter& xml, const Chart& chart, std::size_t at) {
  const SheetColumn column = sheet_columns(chart)[at];
  const std::size_t rows = chart.categories.size();
  xml.open("c:numRef").leaf_text("c:f", reference(at + 1, rows)).open("c:numCache");
  xml.leaf_text("c:formatCode", "General").leaf("c:ptCount", {{"val", static_cast<int>(rows)}});
  for (std::size_t row = 0; row < rows; ++row)
    if (const auto value = sheet_value(chart, column, row))
      xml.open("c:pt", {{"idx", static_cast<int>(row)}}).leaf_text("c:v", xml_number(*value)).close();
  xml.close().close();
}

void write_strings(XmlWriter& xml, const std::string& formula, const std::vector<std::string>& texts) {
  xml.open("c:strRef").leaf_text("c:f", formula).open("c:strCache");
  xml.leaf("c:ptCount", {{"val", static_cast<int>(texts.size())}});
  for (std::size_t i = 0; i < texts.size(); ++i)
    xml.open("c:pt", {{"idx", static_cast<int>(i)}}).leaf_text("c:v", typeset(texts[i])).close();
  xml.close().close();
}

/// column: of the series' value; its whiskers stand right of it. Bars take no direction, lines need one.
void write_whiskers(XmlWriter& xml, const Chart& chart, std::size_t column) {
  xml.open("c:errBars");
  if (chart.kind == Chart::Kind::dots) xml.leaf("c:errDir", {{"val", "y"}});
  xml.leaf("c:errBarType", {{"val", "both"}}).leaf("c:errValType", {{"val", "cust"}}).leaf("c:noEndCap", {{"val", 0}});
  xml.open("c:plus");
  write_numbers(xml, chart, column + 2);
  xml.close().open("c:minus");
  write_numbers(xml, chart, column + 1);
  xml.close().open("c:spPr");
  write_line(xml, "333333", 9525);
  xml.close().close();
}

bool drawn_as_line(const Chart& chart, const Series& series) {
  return chart.kind == Chart::Kind::dots || series.look == Series::Look::line;
}

void write_series(XmlWriter& xml, const Chart& chart, std::size_t column) {
  const std::size_t index = sheet_columns(chart)[column].series;
  const Series& series = chart.series[index];
  const bool line = drawn_as_line(chart, series);
  xml.open("c:ser")
      .leaf("c:idx", {{"val", static_cast<int>(index)}})
      .leaf("c:order", {{"val", static_cast<int>(index)}});
  xml.open("c:tx");
  write_strings(xml, reference(column + 1, 0), {series.name});
  xml.close();
  if (line) {
    write_dot_look(xml, series);
  } else {
    write_bar_look(xml, series.fill);
    xml.leaf("c:invertIfNegative", {{"val", 0}});
  }
  if (has_whiskers(series)) write_whiskers(xml, chart, column);
  xml.open("c:cat");
  write_strings(xml, reference(0, chart.categories.size()), chart.categories);
  xml.close().open("c:val");
  write_numbers(xml, chart, column);
  xml.close();
  if (line) xml.leaf("c:smooth", {{"val", 0}});
  xml.close();
}

/// The series of one look; returns how many there were.
int write_all_series(XmlWriter& xml, const Chart& chart, Series::Look look) {
  int written = 0;
  const auto columns = sheet_columns(chart);
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (columns[at].what != SheetColumn::What::value) continue;
    const Series& series = chart.series[columns[at].series];
    if (chart.kind != Chart::Kind::dots && series.look != look) continue;
    write_series(xml, chart, at);
    ++written;
  }
  return written;
}

void write_axis_ids(XmlWriter& xml) {
  xml.leaf("c:axId", {{"val", kCategoryAxis}}).leaf("c:axId", {{"val", kValueAxis}});
}

void write_lines(XmlWriter& xml, const Chart& chart) {
  xml.open("c:lineChart").leaf("c:grouping", {{"val", "standard"}}).leaf("c:varyColors", {{"val", 0}});
  write_all_series(xml, chart, Series::Look::line);
  xml.leaf("c:marker", {{"val", 1}});
  write_axis_ids(xml);
  xml.close();
}

bool is_lying(const Chart& chart) { return chart.kind == Chart::Kind::bars; }

void write_bars(XmlWriter& xml, const Chart& chart) {
  const bool stacked = chart.kind != Chart::Kind::columns;
  xml.open("c:barChart").leaf("c:barDir", {{"val", is_lying(chart) ? "bar" : "col"}});
  xml.leaf("c:grouping", {{"val", stacked ? "stacked" : "clustered"}}).leaf("c:varyColors", {{"val", 0}});
  write_all_series(xml, chart, Series::Look::usual);
  xml.leaf("c:gapWidth", {{"val", chart.categories.size() > 15 ? 20 : 60}});
  if (stacked) xml.leaf("c:overlap", {{"val", 100}});
  write_axis_ids(xml);
  xml.close();
  for (const Series& series : chart.series)
    if (series.look == Series::Look::line) return write_lines(xml, chart);
}

void write_text_look(XmlWriter& xml, int rotation) {
  xml.open("c:txPr");
  if (rotation != 0) {
    xml.leaf("a:bodyPr", {{"rot", rotation}, {"vert", "horz"}});
  } else {
    xml.leaf("a:bodyPr");
  }
  xml.leaf("a:lstStyle").open("a:p").open("a:pPr").open("a:defRPr", {{"sz", 900}});
  write_solid(xml, "262626");
  xml.raw(kFont).close().close().leaf("a:endParaRPr", {{"lang", "ru-RU"}}).close().close();
}

void write_axis_title(XmlWriter& xml, const std::string& title, int rotation) {
  if (title.empty()) return;
  xml.open("c:title").open("c:tx").open("c:rich");
  if (rotation != 0) {
    xml.leaf("a:bodyPr", {{"rot", rotation}, {"vert", "horz"}});
  } else {
    xml.leaf("a:bodyPr");
  }
  xml.leaf("a:lstStyle").open("a:p").open("a:pPr").open("a:defRPr", {{"sz", 900}, {"b", 0}}).close().close();
  xml.open("a:r").open("a:rPr", {{"lang", "ru-RU"}, {"sz", 900}, {"b", 0}}).raw(kFont).close();
  xml.leaf_text("a:t", typeset(title)).close().close().close().close().leaf("c:overlay", {{"val", 0}}).close();
}

void write_axis_tail(XmlWriter& xml, int rotation) {
  xml.leaf("c:majorTickMark", {{"val", "out"}}).leaf("c:minorTickMark", {{"val", "none"}});
  xml.leaf("c:tickLblPos", {{"val", "low"}}).open("c:spPr");
  write_line(xml, "7F7F7F", 6350);
  xml.close();
  write_text_look(xml, rotation);
}

/// Long or many names stand upright, so that none is dropped; beside lying bars there is room for all.
int category_rotation(const Chart& chart) {
  if (is_lying(chart)) return 0;
  std::size_t longest = 0;
  for (const std::string& name : chart.categories) longest = std::max(longest, name.size() / 2);
  return longest * chart.categories.size() > 110 ? kUpright : 0;
}

void write_category_axis(XmlWriter& xml, const Chart& chart) {
  xml.open("c:catAx").leaf("c:axId", {{"val", kCategoryAxis}});
  xml.open("c:scaling").leaf("c:orientation", {{"val", is_lying(chart) ? "maxMin" : "minMax"}}).close();
  xml.leaf("c:delete", {{"val", 0}}).leaf("c:axPos", {{"val", is_lying(chart) ? "l" : "b"}});
  write_axis_title(xml, chart.category_title, 0);
  xml.leaf("c:numFmt", {{"formatCode", "General"}, {"sourceLinked", 0}});
  write_axis_tail(xml, category_rotation(chart));
  xml.leaf("c:crossAx", {{"val", kValueAxis}}).leaf("c:crosses", {{"val", "autoZero"}}).leaf("c:auto", {{"val", 0}});
  xml.leaf("c:lblAlgn", {{"val", "ctr"}}).leaf("c:lblOffset", {{"val", 100}});
  if (category_rotation(chart) != 0 || is_lying(chart)) xml.leaf("c:tickLblSkip", {{"val", 1}});
  xml.leaf("c:noMultiLvlLbl", {{"val", 1}});
  xml.close();
}

void write_value_axis(XmlWriter& xml, const Chart& chart) {
  xml.open("c:valAx")
      .leaf("c:axId", {{"val", kValueAxis}})
      .open("c:scaling")
      .leaf("c:orientation", {{"val", "minMax"}});
  if (chart.maximum) xml.leaf("c:max", {{"val", xml_number(*chart.maximum)}});
  if (chart.minimum) xml.leaf("c:min", {{"val", xml_number(*chart.minimum)}});
  xml.close().leaf("c:delete", {{"val", 0}}).leaf("c:axPos", {{"val", is_lying(chart) ? "b" : "l"}});
  xml.open("c:majorGridlines").open("c:spPr");
  write_line(xml, "D9D9D9", 6350);
  xml.close().close();
  write_axis_title(xml, chart.value_title, is_lying(chart) ? 0 : kUpright);
  const std::string format = chart.decimals == 0 ? "#,##0" : "#,##0." + std::string(chart.decimals, '0');
  xml.leaf("c:numFmt", {{"formatCode", format}, {"sourceLinked", 0}});
  write_axis_tail(xml, 0);
  xml.leaf("c:crossAx", {{"val", kCategoryAxis}}).leaf("c:crosses", {{"val", is_lying(chart) ? "max" : "autoZero"}});
  xml.leaf("c:crossBetween", {{"val", "between"}}).close();
}

void write_legend(XmlWriter& xml, const Chart& chart) {
  if (chart.series.size() < 2) return;
  xml.open("c:legend").leaf("c:legendPos", {{"val", "b"}}).leaf("c:overlay", {{"val", 0}});
  write_text_look(xml, 0);
  xml.close();
}

void check(const Chart& chart) {
  VEKHA_CHECK(!chart.categories.empty() && !chart.series.empty());
  for (const Series& series : chart.series) VEKHA_CHECK(series.points.size() == chart.categories.size());
}

}  // namespace

std::string chart_part(const Chart& chart) {
  check(chart);
  XmlWriter xml;
  xml.open("c:chartSpace", {{"xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart"},
                            {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
                            {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}});
  xml.leaf("c:date1904", {{"val", 0}}).leaf("c:lang", {{"val", "ru-RU"}}).leaf("c:roundedCorners", {{"val", 0}});
  xml.open("c:chart").leaf("c:autoTitleDeleted", {{"val", 1}}).open("c:plotArea").leaf("c:layout");
  if (chart.kind == Chart::Kind::dots) {
    write_lines(xml, chart);
  } else {
    write_bars(xml, chart);
  }
  write_category_axis(xml, chart);
  write_value_axis(xml, chart);
  xml.close();
  write_legend(xml, chart);
  xml.leaf("c:plotVisOnly", {{"val", 1}}).leaf("c:dispBlanksAs", {{"val", "gap"}}).close();
  xml.open("c:spPr");
  write_solid(xml, "FFFFFF");
  write_no_line(xml);
  xml.close().open("c:externalData", {{"r:id", "rId1"}}).leaf("c:autoUpdate", {{"val", 0}}).close();
  return xml.close().take();
}

}  // namespace vekha::doc
