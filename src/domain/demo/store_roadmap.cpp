// Reads the demonstration roadmap as any other file and reports on what is behind: most is done, something is overdue.
#include "domain/roadmap/roadmap.hpp"

#include "base/text.hpp"
#include "domain/demo/parts.hpp"
#include "domain/demo/random.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::demo {
namespace {

const char* const kPlanFile = "Дорожная карта.docx";
constexpr int kLately = 75;  ///< days; what fell due before is all reported on

std::string evidence(const roadmap::Measure& measure, Date done, Random& random) {
  const std::string document = measure.documents.empty() ? "Справка" : capitalized(measure.documents.front());
  return document + " от " + ru_date(done) + " № " + std::to_string(1 + random.below(320));
}

/// What is reported on an occurrence, or nothing when it stays as planned.
std::optional<roadmap::StatusChange> report_on(const roadmap::Measure& measure, const roadmap::Occurrence& task,
                                               Date today) {
  Random random(mixed({21, static_cast<std::uint64_t>(task.id.value)}));
  const bool past = task.due < today;
  const bool begun = task.from <= today;
  const double draw = random.unit();
  if (past && draw < 0.03)
    return roadmap::StatusChange{task.id, roadmap::Status::cancelled, "Отменено: процедура в этом году не проводилась"};
  if (past) {
    const Date done = task.due.plus_days(-static_cast<int>(random.below(9)));
    return roadmap::StatusChange{task.id, roadmap::Status::done, evidence(measure, done, random)};
  }
  if (begun && draw < 0.2)
    return roadmap::StatusChange{task.id, roadmap::Status::done, evidence(measure, today.plus_days(-1), random)};
  if (begun && draw < 0.7) return roadmap::StatusChange{task.id, roadmap::Status::in_work, ""};
  return {};
}

bool fell_due_lately(const roadmap::Occurrence& task, Date today) {
  return task.due < today && today <= task.due.plus_days(kLately);
}

/// Every fourth task that fell due lately is left unreported: whatever the day, something is overdue.
void report(const db::Write& write, RoadmapId id, Date today) {
  const roadmap::Roadmap plan = roadmap::get(write, {}, id, today);
  int late = 0;
  for (const roadmap::Measure& measure : plan.measures)
    for (const roadmap::Occurrence& task : measure.occurrences) {
      if (fell_due_lately(task, today) && late++ % 4 == 0) continue;
      if (const auto change = report_on(measure, task, today)) roadmap::set_status(write, {}, *change);
    }
}

}  // namespace

std::size_t store_roadmap(const Setting& setting, const World& world) {
  const std::string path = setting.folder + "/samples/" + kPlanFile;
  write_file(path, plan_docx(plan_text(setting.today), setting));
  const roadmap::Compiled compiled = roadmap::compile(sheet::read_document(path));
  setting.shelves.records.write(maker(), "дорожная карта «" + world.municipalities.front() + "»",
                                [&](const db::Write& write) {
                                  roadmap::Import import{.source = {.file_name = kPlanFile}};
                                  const RoadmapId id = roadmap::import(write, compiled, import);
                                  report(write, id, setting.today);
                                });
  return compiled.measures.size();
}

}  // namespace vekha::demo
