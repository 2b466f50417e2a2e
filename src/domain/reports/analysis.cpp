#include "base/text.hpp"
#include "domain/reports/parts.hpp"

namespace vekha::reports {
namespace {

constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2100;

Words words_of(const Material& material, const AnalysisOrder& order) {
  Words words;
  words.texts = {{"year", std::to_string(order.year)},
                 {"previous", std::to_string(order.year - 1)},
                 {"as_of", ru_date(order.as_of)},
                 {"place", material.place}};
  return words;
}

void write_part(Pages& pages, const Named& part, const std::vector<Finding>& found) {
  pages.part(part);
  if (part.id == "introduction") return write_introduction(pages);
  if (part.id == "indicators") return write_indicators(pages);
  if (part.id == "analysis") return write_analysis(pages);
  if (part.id == "conclusions") return write_conclusions(pages, found);
  if (part.id == "recommendations") return write_recommendations(pages, found);
  throw Error(Code::bad_input, "Содержание отчёта: неизвестная часть «" + part.id + "».");
}

}  // namespace

doc::Document analysis(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                       const AnalysisOrder& order) {
  if (order.year < kFirstYear || order.year > kLastYear)
    throw Error(Code::bad_arguments, "Год отчёта должен быть от " + std::to_string(kFirstYear) + " до " +
                                         std::to_string(kLastYear) + ", указан " + std::to_string(order.year) + ".");
  const Wording wording = read_wording("analysis");
  const Material material = gather(records, facts, catalog, order);
  const std::vector<Finding> found = findings(material, wording);
  const Words words = words_of(material, order);
  Pages pages(material, wording, words);
  const std::string title = filled_text(wording.title, words);
  pages.add(doc::Title{title, {material.place, "По состоянию на " + ru_date(order.as_of)}});
  pages.add(doc::Contents{});
  for (const Named& part : wording.parts) write_part(pages, part, found);
  return {.title = title,
          .organisation = wording.organisation,
          .created = order.made,
          .source = filled_text(wording.source_line, words),
          .blocks = pages.take()};
}

std::string analysis_file_name(const AnalysisOrder& order) {
  return "Аналитический отчёт " + std::to_string(order.year) + ".docx";
}

}  // namespace vekha::reports
