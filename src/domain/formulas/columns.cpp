#include "domain/formulas/columns.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"

namespace vekha::formulas {
namespace {

using formula::Cell;
using formula::Presence;

constexpr Cell kMissing{.presence = Presence::missing};

Cell text_or_missing(const std::string& text) { return text.empty() ? kMissing : Cell{.text = text}; }

double maximum_of(const results::Paper& paper) { return static_cast<double>(paper.maximum); }

const catalog::Minimum* minimum_of(const catalog::Catalog& catalog, const results::Exam& exam) {
  for (const catalog::Minimum& one : catalog.minima)
    if (one.exam == exam && one.purpose == "аттестат") return &one;
  return nullptr;
}

const std::vector<int>* to_hundred_of(const catalog::Catalog& catalog, const results::Paper& paper) {
  for (const std::string_view kind : {std::string_view(paper.variants), std::string_view()})
    for (const catalog::Scale& scale : catalog.scales)
      if (scale.exam == paper.exam && scale.kind == kind && !scale.to_hundred.empty()) return &scale.to_hundred;
  return nullptr;
}

KnownTask task_of(const results::Task& task, const catalog::Kim* kim) {
  KnownTask out{task.name, static_cast<double>(task.maximum), task.level, {}, {}};
  if (kim == nullptr) return out;
  const auto told = std::ranges::find(kim->tasks, task.name, &catalog::KimTask::name);
  if (told == kim->tasks.end()) return out;
  out.practice = told->practice;
  out.skill = told->skill;
  if (out.level.empty()) out.level = told->level;
  if (task.maximum == 0) out.maximum = told->maximum;
  return out;
}

KnownPaper known_of(const results::Paper& paper, const catalog::Catalog& catalog) {
  KnownPaper out{.paper = &paper,
                 .maximum = maximum_of(paper),
                 .scale = catalog.find_scale(paper.exam, paper.variants),
                 .to_hundred = to_hundred_of(catalog, paper),
                 .markless = paper.kind == "ege",
                 .minimum = minimum_of(catalog, paper.exam),
                 .tasks = {}};
  const catalog::Kim* kim = catalog.find_kim(paper.exam);
  for (const results::Task& task : paper.tasks) out.tasks.push_back(task_of(task, kim));
  return out;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

const std::vector<Column>& columns_of(SourceId source) {
  using enum Column;
  static const std::array<std::vector<Column>, 5> kColumns{
      {{procedure, year, grade, subject, part, municipality, region, settlement, school, class_name, score, maximum,
        mark, test, passed, journal, level, attempt, sex},
       {procedure, year, grade, subject, part, municipality, region, settlement, school, class_name, task, score,
        maximum, level, practice, skill},
       {procedure, year, grade, municipality, region, settlement, school, class_name},
       {form, procedure, year, grade, subject, municipality, region, settlement, school, part, item, value},
       {form, procedure, year, grade, subject, municipality, region, settlement, school}}};
  return kColumns.at(static_cast<std::size_t>(source));
}

std::vector<KnownPaper> known_papers(const std::vector<results::Paper>& papers, const catalog::Catalog& catalog) {
  std::vector<KnownPaper> out;
  std::map<results::Exam, double> highest;
  for (const results::Paper& paper : papers) {
    out.push_back(known_of(paper, catalog));
    double& top = highest[paper.exam];
    top = std::max(top, maximum_of(paper));
  }
  for (KnownPaper& one : out) {
    one.maximum = highest.at(one.paper->exam);
    if (one.maximum <= 0 && one.scale) one.maximum = one.scale->maximum;
  }
  return out;
}

Places::Places(const db::Read& records) {
  const org::Scope everything;
  std::string region;
  for (const org::Node& one : org::list(records, everything, org::Kind::region)) {
    if (region.empty()) region = one.code;
    names_["region:" + one.code] = one.name;
  }
  const auto region_of = [&](const std::string& code) {
    return code.size() >= 2 && digit(code[0]) && digit(code[1]) ? code.substr(0, 2) : region;
  };
  for (const org::Node& one : org::list(records, everything, org::Kind::municipality)) {
    municipalities_[one.id] = {{}, one.code, region_of(one.code), {}};
    names_["municipality:" + one.code] = one.name;
  }
  for (const auto& [id, one] : org::placed_schools(records, everything)) {
    const std::string settlement = one.school.settlement == "town"      ? "город"
                                   : one.school.settlement == "village" ? "село"
                                                                        : "";
    schools_[id] = {one.school.code, one.municipality_code, region_of(one.municipality_code), settlement};
    names_["school:" + one.school.code] = one.school.code + " " + one.school.name;
  }
}

const KnownPlace* Places::school(NodeId id) const {
  const auto found = schools_.find(id);
  return found == schools_.end() ? nullptr : &found->second;
}
const KnownPlace* Places::any(NodeId id) const {
  if (const KnownPlace* one = school(id)) return one;
  const auto found = municipalities_.find(id);
  return found == municipalities_.end() ? nullptr : &found->second;
}

std::string Places::label(const std::string& dimension, const std::string& value) const {
  const auto name = names_.find(dimension + ":" + value);
  if (name != names_.end()) return name->second;
  if (dimension == "grade") return value + " кл.";
  return dimension == "class" ? "«" + value + "»" : value;
}

Cell place_cell(const KnownPlace* place, Column column) {
  if (place == nullptr) return kMissing;
  switch (column) {
    case Column::municipality: return text_or_missing(place->municipality);
    case Column::region: return text_or_missing(place->region);
    case Column::settlement: return text_or_missing(place->settlement);
    case Column::school: return text_or_missing(place->school);
    default: break;
  }
  throw Error(Code::internal, "Не место: столбец формулы.");
}

std::optional<Cell> exam_cell(const KnownPaper& known, Column column) {
  const results::Exam& exam = known.paper->exam;
  switch (column) {
    case Column::procedure: return Cell{.text = exam.procedure};
    case Column::year: return Cell{.number = static_cast<double>(exam.year)};
    case Column::grade: return Cell{.number = static_cast<double>(exam.grade)};
    case Column::subject: return Cell{.text = exam.subject};
    case Column::part: return Cell{.text = known.paper->part};
    case Column::maximum: return known.maximum > 0 ? Cell{.number = known.maximum} : kMissing;
    default: return std::nullopt;
  }
}

std::optional<Cell> task_cell(const KnownTask& task, Column column) {
  switch (column) {
    case Column::task: return Cell{.text = task.name};
    case Column::maximum: return task.maximum > 0 ? Cell{.number = task.maximum} : kMissing;
    case Column::level: return text_or_missing(task.level);
    case Column::practice: return task.practice ? Cell{.number = *task.practice ? 1.0 : 0.0} : kMissing;
    case Column::skill: return text_or_missing(task.skill);
    default: return std::nullopt;
  }
}

}  // namespace vekha::formulas
