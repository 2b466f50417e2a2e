#include "base/text.hpp"
#include "domain/documents/documents.hpp"

namespace vekha::documents {
namespace {

constexpr std::size_t kMostDifferences = 50;

std::string shown(const std::string& text) {
  const std::string line = squeezed(text);
  return line.empty() ? "пусто" : "«" + (length(line) > 80 ? prefix(line, 79) + "…" : line) + "»";
}

class Comparison {
 public:
  std::vector<std::string> run(const roadmap::Roadmap& stored, const roadmap::Compiled& read_back);

 private:
  void field(const std::string& what, const std::string& stored, const std::string& read_back) {
    if (stored != read_back) say(what + ": было " + shown(stored) + ", прочитано " + shown(read_back) + ".");
  }
  void say(std::string difference) {
    if (out_.size() < kMostDifferences) out_.push_back(std::move(difference));
  }
  void measure(const roadmap::Measure& stored, const roadmap::CompiledMeasure& read_back);
  void sections(const roadmap::Roadmap& stored, const roadmap::Compiled& read_back);
  void measures(const roadmap::Roadmap& stored, const roadmap::Compiled& read_back);

  std::vector<std::string> out_;
};

std::string days(const std::optional<calendar::Period>& period) {
  return period ? ru_date(period->from) + "–" + ru_date(period->to) : "";
}

void Comparison::measure(const roadmap::Measure& stored, const roadmap::CompiledMeasure& read_back) {
  const std::string which = "Мероприятие " + (stored.number.empty() ? shown(stored.text) : stored.number);
  field(which + ", номер", stored.number, read_back.number);
  field(which + ", раздел", stored.section, read_back.section);
  field(which + ", текст", stored.text, read_back.text);
  field(which + ", срок", stored.deadline.raw, read_back.deadline.raw);
  field(which + ", ответственные", joined(stored.responsible, "; "), joined(read_back.responsible, "; "));
  field(which + ", документы", joined(stored.documents, "; "), joined(read_back.documents, "; "));
  field(which + ", результат", stored.result, read_back.result);
}

void Comparison::sections(const roadmap::Roadmap& stored, const roadmap::Compiled& read_back) {
  if (stored.sections.size() != read_back.sections.size())
    say("Разделов было " + std::to_string(stored.sections.size()) + ", прочитано " +
        std::to_string(read_back.sections.size()) + ".");
  const std::size_t both = std::min(stored.sections.size(), read_back.sections.size());
  for (std::size_t i = 0; i < both; ++i) {
    const std::string which = "Раздел " + std::to_string(i + 1);
    field(which + ", место", stored.sections[i].path, read_back.sections[i].path);
    field(which + ", название", stored.sections[i].title, read_back.sections[i].title);
  }
}

void Comparison::measures(const roadmap::Roadmap& stored, const roadmap::Compiled& read_back) {
  if (stored.measures.size() != read_back.measures.size())
    say("Мероприятий было " + std::to_string(stored.measures.size()) + ", прочитано " +
        std::to_string(read_back.measures.size()) + ".");
  const std::size_t both = std::min(stored.measures.size(), read_back.measures.size());
  for (std::size_t i = 0; i < both; ++i) measure(stored.measures[i], read_back.measures[i]);
}

std::vector<std::string> Comparison::run(const roadmap::Roadmap& stored, const roadmap::Compiled& read_back) {
  const bool titled = stored.summary.title != stored.summary.source.file_name;
  field("Название", titled ? stored.summary.title : "", read_back.title);
  field("Период", days(stored.summary.period), days(read_back.period));
  sections(stored, read_back);
  measures(stored, read_back);
  return std::move(out_);
}

}  // namespace

std::vector<std::string> differences(const roadmap::Roadmap& stored, const roadmap::Compiled& read_back) {
  return Comparison().run(stored, read_back);
}

}  // namespace vekha::documents
