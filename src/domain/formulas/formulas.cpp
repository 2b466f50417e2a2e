#include "domain/formulas/formulas.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"

namespace vekha::formulas {
namespace {

using formula::Cell;
using formula::Measure;
using formula::Presence;

enum class Column { procedure, year, grade, subject, municipality, school, class_name, score, maximum, mark };

/// The procedure that gives no marks; its one paper that does brings them in the file.
constexpr std::string_view kMarkless = "ЕГЭ";

bool has(const std::vector<std::string>& by, std::string_view name) { return std::ranges::find(by, name) != by.end(); }

/// Tallies as rows: equal works are one row with a weight.
class Works : public formula::Rows {
 public:
  Works(std::vector<results::Tally> tallies, const catalog::Catalog& catalog,
        const std::map<NodeId, org::Placed>& schools)
      : tallies_(std::move(tallies)), schools_(schools) {
    std::map<results::Exam, std::optional<catalog::Scale>> scales;
    for (const results::Tally& tally : tallies_) {
      auto scale = scales.find(tally.exam);
      if (scale == scales.end()) scale = scales.emplace(tally.exam, catalog.find_scale(tally.exam)).first;
      marks_.push_back(mark_of(tally, scale->second));
    }
  }
  std::size_t size() const override { return tallies_.size(); }
  std::int64_t weight(std::size_t row) const override { return tallies_[row].works; }
  Cell cell(std::size_t row, std::size_t field) const override {
    const results::Tally& tally = tallies_[row];
    const double unit = tally.unit;
    switch (static_cast<Column>(field)) {
      case Column::procedure: return {.text = tally.exam.procedure};
      case Column::year: return number(tally.exam.year);
      case Column::grade: return number(tally.exam.grade);
      case Column::subject: return {.text = tally.exam.subject};
      case Column::municipality:
        return placed(tally, [](const org::Placed& one) { return std::string_view(one.municipality_code); });
      case Column::school:
        return placed(tally, [](const org::Placed& one) { return std::string_view(one.school.code); });
      case Column::class_name: return {.text = tally.class_name};
      case Column::score: return {.number = tally.score / unit};
      case Column::maximum:
        return tally.maximum > 0 ? Cell{.number = tally.maximum / unit} : Cell{.presence = Presence::missing};
      case Column::mark: return marks_[row];
    }
    return {.presence = Presence::missing};
  }

 private:
  static Cell number(int value) { return {.number = static_cast<double>(value)}; }
  template <class Part>
  Cell placed(const results::Tally& tally, Part part) const {
    const auto found = schools_.find(tally.school);
    return found == schools_.end() ? Cell{.presence = Presence::missing} : Cell{.text = part(found->second)};
  }
  /// The mark of the file, else of the scale; a procedure that knows no marks has none to miss.
  static Cell mark_of(const results::Tally& tally, const std::optional<catalog::Scale>& scale) {
    const bool in_file = tally.mark_in_file >= 2 && tally.mark_in_file <= 5;
    const int mark = in_file ? tally.mark_in_file : scale ? scale->mark(tally.score) : 0;
    if (mark >= 2 && mark <= 5) return number(mark);
    return {.presence = tally.exam.procedure == kMarkless ? Presence::not_applicable : Presence::missing};
  }

  std::vector<results::Tally> tallies_;
  std::vector<Cell> marks_;
  const std::map<NodeId, org::Placed>& schools_;
};

results::Detail detail_for(const std::vector<std::string>& dimensions) {
  return has(dimensions, "class") ? results::Detail::school_class : results::Detail::school;
}

/// A school lies in one municipality and a class in one school and grade: the coarser parts join, so that a formula may
/// look at the whole.
std::vector<std::string> with_wholes(std::vector<std::string> by) {
  const auto join = [&](std::string_view finer, std::string_view coarser) {
    if (has(by, finer) && !has(by, coarser)) by.emplace_back(coarser);
  };
  join("class", "grade");
  join("class", "school");
  join("school", "municipality");
  return by;
}

/// Codes of schools and municipalities with their names.
std::map<std::string, std::string> names_of(const std::map<NodeId, org::Placed>& schools) {
  std::map<std::string, std::string> out;
  for (const auto& [_, one] : schools) {
    out["school:" + one.school.code] = one.school.code + " " + one.school.name;
    out["municipality:" + one.municipality_code] = one.municipality_name;
  }
  return out;
}

FormulaRow row_of(const formula::Key& key, const formula::Value& value, const std::vector<std::string>& by,
                  const std::map<std::string, std::string>& names) {
  FormulaRow out{
      .key = {key.begin(), key.begin() + static_cast<std::ptrdiff_t>(by.size())}, .labels = {}, .value = value};
  for (std::size_t i = 0; i < by.size(); ++i) {
    const auto name = names.find(by[i] + ":" + key[i]);
    std::string plain = by[i] == "grade" ? key[i] + " кл." : by[i] == "class" ? "«" + key[i] + "»" : key[i];
    out.labels.push_back(name == names.end() ? std::move(plain) : name->second);
  }
  return out;
}

int decimals_of(Measure measure) {
  if (measure == Measure::persons || measure == Measure::works || measure == Measure::year) return 0;
  return measure == Measure::percent || measure == Measure::percentage_points || measure == Measure::index ? 1 : 2;
}

}  // namespace

const formula::Schema& language() {
  // The order of the fields is that of Column.
  static const formula::Schema made{.sources = {{.name = "works",
                                                 .russian = "работы",
                                                 .counted = {Measure::works},
                                                 .fields = {{"procedure", "процедура", {Measure::text}},
                                                            {"year", "год", {Measure::year}},
                                                            {"grade", "параллель", {}},
                                                            {"subject", "предмет", {Measure::text}},
                                                            {"municipality", "муниципалитет", {Measure::text}},
                                                            {"school", "школа", {Measure::text}},
                                                            {"class", "класс", {Measure::text}},
                                                            {"score", "балл", {Measure::points}},
                                                            {"maximum", "максимум", {Measure::points}},
                                                            {"mark", "отметка", {Measure::mark}}},
                                                 .instrument = {"procedure", "subject", "grade"}}}};
  return made;
}

std::vector<std::string> parse_dimensions(std::string_view text) {
  std::vector<std::string> out;
  if (trimmed(text).empty()) return out;
  for (const std::string& part : split(text, ',')) {
    const std::string name = lower(trimmed(part));
    const auto& fields = language().sources[0].fields;
    const auto field = std::ranges::find_if(
        fields, [&](const formula::Field& one) { return one.name == name || one.russian == name; });
    if (field == fields.end() || field - fields.begin() > static_cast<std::ptrdiff_t>(Column::class_name))
      throw Error(Code::bad_arguments,
                  "Делить по «" + part +
                      "» нельзя. Можно через запятую: procedure, year, grade, subject, municipality, school, class.");
    if (!has(out, field->name)) out.push_back(field->name);
  }
  return out;
}

FormulaAnswer evaluate(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                       std::string_view formula, const FormulaQuery& query) {
  FormulaAnswer out{.program = formula::compiled(formula, language()), .rows = {}};
  const std::vector<std::string> dimensions = with_wholes(query.by);
  const auto schools = org::placed_schools(records, query.filter.scope);
  const Works works(results::tallies(records, facts, query.filter, detail_for(dimensions)), catalog, schools);
  const auto values = formula::evaluated(
      out.program, {.schema = language(), .sources = {&works}, .norms = {}, .minimum = query.minimum}, dimensions);
  const auto names = names_of(schools);
  for (const auto& [key, value] : values) out.rows.push_back(row_of(key, value, query.by, names));
  std::ranges::stable_sort(out.rows, {}, &FormulaRow::labels);
  return out;
}

std::string value_text(const formula::Value& value, const formula::Unit& unit) {
  const Estimate& estimate = value.estimate;
  if (!estimate.value) return std::string(absence_text(estimate.absence));
  const int decimals = decimals_of(unit.measure);
  std::string out = ru_number(*estimate.value, decimals);
  if (unit.measure == Measure::percent) out += " %";
  if (unit.measure == Measure::percentage_points) out += " п.п.";
  if (estimate.interval)
    out += " (" + ru_number(estimate.interval->lo, decimals) + "–" + ru_number(estimate.interval->hi, decimals) + ")";
  return out;
}

}  // namespace vekha::formulas
