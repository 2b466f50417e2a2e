// Forms that tell of the same works compared with one another: individual results, statistics of marks, comparison with
// the journal, head counts of schools.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <regex>

#include "base/text.hpp"
#include "domain/imports/imports.hpp"
#include "domain/imports/problems.hpp"
#include "domain/imports/rules.hpp"

namespace vekha::imports {
namespace {

using results::Exam;

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();
/// What the works themselves tell; further names are those of Catalog::cross_values.
constexpr std::array<std::string_view, 11> kOfWorks{"works",   "participants", "mean", "share_2", "share_3", "share_4",
                                                    "share_5", "lower",        "same", "higher",  "grade"};
enum Of : std::size_t { works, participants, mean, share_2, share_3, share_4, share_5, lower, same, higher, grade };

/// A value, where it was read, and whether it comes with the draft.
struct Told {
  double value = kAbsent;
  std::string where;  ///< «файл «x.xlsx», лист «y», строка 9», «загрузка № 3»
  Place place;
  bool fresh = false;
};
using Values = std::vector<Told>;
/// School by its code.
using Key = std::pair<Exam, std::string>;

/// Counts of the works of one school in one exam.
struct Sum {
  std::int64_t works = 0;
  std::int64_t participants = 0;
  std::int64_t with_total = 0;
  double points = 0;
  std::array<std::int64_t, 4> marks{};
  std::int64_t marked = 0;
  std::array<std::int64_t, 3> journal{};  ///< lower, same, higher
  Told told;

  void add(const results::Score& total, int unit, int mark, int journal_mark) {
    ++participants;
    if (total) points += static_cast<double>(*total) / unit, ++with_total;
    if (mark < 2 || mark > 5) return;
    ++marked;
    ++marks.at(static_cast<std::size_t>(mark - 2));
    if (journal_mark >= 2) ++journal.at(mark < journal_mark ? 0 : mark == journal_mark ? 1 : 2);
  }
};

double percent(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : kAbsent;
}

int mark_of(const std::optional<catalog::Scale>& scale, const results::Score& mark, const results::Score& total,
            int unit) {
  if (mark) return *mark;
  return scale && total ? scale->mark(*total / unit) : 0;
}

class Comparison {
 public:
  Comparison(const db::Read& read, facts::Store* facts, const catalog::Catalog& catalog, Draft& draft)
      : read_(read), facts_(facts), catalog_(catalog), draft_(draft), names_(across_names(catalog)) {}

  void run() {
    // Works alone have nothing to be compared with.
    if (facts_ == nullptr && draft_.load.figures.empty()) return;
    take_draft_works();
    take_draft_figures();
    if (values_.empty() && schools_.empty()) return;
    if (facts_ != nullptr) take_stored();
    spread_head_counts();
    judge();
  }

 private:
  Values& of(const Key& key) {
    Values& out = values_[key];
    if (out.empty()) {
      out.resize(names_.size());
      out[grade].value = key.first.grade;
    }
    return out;
  }

  void keep(const Key& key, const Sum& sum) {
    Values& out = of(key);
    const auto put = [&](std::size_t at, double value) {
      if (!std::isnan(out[at].value)) return;
      out[at] = sum.told;
      out[at].value = value;
    };
    put(works, static_cast<double>(sum.works));
    put(participants, static_cast<double>(sum.participants));
    put(mean, sum.with_total > 0 ? sum.points / static_cast<double>(sum.with_total) : kAbsent);
    const bool all = sum.marked == sum.participants;
    for (std::size_t i = 0; i < 4; ++i) put(share_2 + i, all ? percent(sum.marks.at(i), sum.marked) : kAbsent);
    const std::int64_t compared = sum.journal[0] + sum.journal[1] + sum.journal[2];
    for (std::size_t i = 0; i < 3; ++i) put(lower + i, percent(sum.journal.at(i), compared));
  }

  void take_draft_works() {
    std::map<Key, Sum> sums;
    for (std::size_t i = 0; i < draft_.load.sittings.size(); ++i) {
      const results::Sitting& sitting = draft_.load.sittings[i];
      if (sitting.part == results::kReview) continue;
      const auto scale = catalog_.find_scale(sitting.exam, sitting.variants);
      std::vector<Sum*> by_school(draft_.load.schools.size());
      for (const results::Work& work : sitting.works) {
        Sum*& cached = by_school.at(work.school);
        if (cached == nullptr) cached = &sums[{sitting.exam, draft_.load.schools[work.school].code}];
        Sum& sum = *cached;
        if (sum.works++ == 0) sum.told = fresh(draft_.sitting_places.at(i));
        if (work.participated && !work.absent && !work.annulled)
          sum.add(work.total, sitting.unit, mark_of(scale, work.mark, work.total, sitting.unit),
                  work.journal_mark.value_or(0));
      }
    }
    for (const auto& [key, sum] : sums) keep(key, sum);
  }

  static Told fresh(const Place& place) { return {kAbsent, place.text(), place, true}; }

  void take_draft_figures() {
    for (std::size_t i = 0; i < draft_.load.figures.size(); ++i) {
      const results::Figure& figure = draft_.load.figures[i];
      if (!figure.school || figure.status != results::Status::present || std::isnan(figure.value)) continue;
      Told told = i < draft_.figure_places.size() ? fresh(draft_.figure_places[i]) : Told{};
      told.value = figure.value;
      take_figure(figure, draft_.load.schools.at(*figure.school).code, told);
    }
  }

  template <class Figure>
  void take_figure(const Figure& figure, const std::string& school, const Told& told) {
    const std::string item = folded(figure.item);
    if (item.size() > 300) return;
    for (std::size_t i = 0; i < catalog_.cross_values.size(); ++i) {
      const catalog::CrossValue& value = catalog_.cross_values[i];
      if (std::find(value.forms.begin(), value.forms.end(), figure.form) == value.forms.end()) continue;
      if (!value.part.empty() && !std::regex_search(folded(figure.part), pattern(value.part))) continue;
      if (value.any_exam) {
        head_counts_.push_back({school, i, item, figure.exam.year, told});
        schools_[school] = schools_[school] || told.fresh;
      } else if (std::regex_search(item, pattern(value.item))) {
        Told& place = of({figure.exam, school})[kOfWorks.size() + i];
        if (std::isnan(place.value)) place = told;
      }
    }
  }

  const std::regex& pattern(const std::string& text) {
    const auto [it, fresh_one] = patterns_.try_emplace(text);
    if (fresh_one) it->second = std::regex(text);
    return it->second;
  }

  /// What is stored of the exams and schools the draft tells of.
  void take_stored() {
    std::map<Exam, std::map<std::string, NodeId>> wanted;
    std::map<std::string, NodeId> nodes;
    const auto node_of = [&](const std::string& code) {
      const auto [it, fresh_one] = nodes.try_emplace(code);
      if (fresh_one)
        if (const auto found = org::find(read_, org::Kind::school, code)) it->second = found->id;
      return it->second;
    };
    add_stored_exams(node_of);
    std::vector<Key> keys;
    for (const auto& [key, told] : values_) keys.push_back(key);
    for (const Key& key : keys)
      if (const NodeId node = node_of(key.second)) wanted[key.first][key.second] = node;
    std::map<NodeId, std::string> codes;
    for (const auto& [code, node] : nodes)
      if (node) codes[node] = code;
    for (const auto& [exam, schools] : wanted) take_stored_works(exam, codes);
    take_stored_figures(wanted, codes);
  }

  /// Head counts alone are compared with whatever is stored of their schools.
  template <class NodeOf>
  void add_stored_exams(const NodeOf& node_of) {
    std::map<NodeId, std::string> asked;
    for (const auto& [code, is_fresh] : schools_)
      if (const NodeId node = is_fresh ? node_of(code) : NodeId{}) asked[node] = code;
    if (asked.empty()) return;
    for (const results::Coverage& one : results::coverage(read_, *facts_, {}))
      if (const auto code = asked.find(one.school); code != asked.end()) of({one.exam, code->second});
  }

  void take_stored_works(const Exam& exam, const std::map<NodeId, std::string>& codes) {
    results::Filter filter = results::Filter::of(exam);
    filter.attempts = results::Attempts::last;
    const auto scale = catalog_.find_scale(exam);
    std::map<Key, Sum> sums;
    for (const results::Coverage& one : results::coverage(read_, *facts_, filter))
      if (const auto code = codes.find(one.school); code != codes.end()) {
        Sum& sum = sums[{exam, code->second}];
        sum.works = one.rows;
        sum.told.where = "записано раньше";
      }
    for (const results::Tally& one : results::tallies(read_, *facts_, filter, results::Detail::school))
      if (const auto code = codes.find(one.school); code != codes.end()) {
        Sum& sum = sums[{exam, code->second}];
        const int mark = mark_of(scale, results::mark(one.mark_in_file), one.score, one.unit);
        for (std::int64_t i = 0; i < one.works; ++i) sum.add(one.score, one.unit, mark, 0);
      }
    for (const auto& [key, sum] : sums) keep(key, sum);
  }

  void take_stored_figures(const std::map<Exam, std::map<std::string, NodeId>>& wanted,
                           const std::map<NodeId, std::string>& codes) {
    std::vector<std::string> forms;
    for (const catalog::CrossValue& value : catalog_.cross_values)
      for (const std::string& form : value.forms)
        if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(form);
    for (const std::string& form : forms)
      for (const results::FigureRow& row : results::figures(read_, *facts_, results::Filter{}, form)) {
        const auto code = codes.find(row.node);
        if (code == codes.end() || !row.value) continue;
        if (!row.exam.procedure.empty() && !wanted.contains(row.exam)) continue;
        take_figure(row, code->second, {*row.value, "загрузка № " + std::to_string(row.batch.value), {}, false});
      }
  }

  /// Head counts are of a school and a year: they go to every exam of that school, of that school year.
  void spread_head_counts() {
    for (auto& [key, told] : values_)
      for (const HeadCount& one : head_counts_) {
        const catalog::CrossValue& value = catalog_.cross_values[one.value];
        const bool same_year = one.year == 0 || key.first.year == 0 || std::abs(one.year - key.first.year) <= 1;
        if (one.school != key.second || !same_year) continue;
        const std::string item = replaced(value.item, "{grade}", std::to_string(key.first.grade));
        Told& place = told[kOfWorks.size() + one.value];
        if (std::regex_search(one.item, pattern(item)) && std::isnan(place.value)) place = one.told;
      }
  }

  void judge() {
    const Rules rules(catalog_.rules, names_);
    Problems problems;
    for (const auto& [key, told] : values_) {
      std::vector<double> numbers;
      for (const Told& one : told) numbers.push_back(one.value);
      for (const CompiledRule& rule : rules.across)
        if (rule.when.holds(numbers)) complain(problems, rule, key, told);
    }
    Draft found;
    problems.hand_over(found);
    draft_.issues.insert(draft_.issues.end(), found.issues.begin(), found.issues.end());
    draft_.groups.insert(draft_.groups.end(), found.groups.begin(), found.groups.end());
    draft_.issue_total += found.issue_total;
    draft_.blocked = draft_.blocked || found.blocked;
  }

  std::optional<std::size_t> place_of_name(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    return found == names_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names_.begin()));
  }

  /// Only what the draft takes part in; both addresses are told.
  void complain(Problems& problems, const CompiledRule& rule, const Key& key, const Values& told) const {
    std::vector<const Told*> sides;
    for (const std::string& name : split(rule.rule->at, ' '))
      if (const auto at = place_of_name(name); at && !std::isnan(told[*at].value)) sides.push_back(&told[*at]);
    const auto ours = std::find_if(sides.begin(), sides.end(), [](const Told* one) { return one->fresh; });
    if (ours == sides.end()) return;
    const auto word = [&](std::string_view name) -> std::string {
      if (name == "school") return "Школа " + key.second;
      if (name == "exam") return key.first.title();
      const auto at = place_of_name(name);
      return at ? number_text(told[*at].value) : std::string(name);
    };
    const catalog::Rule& text = *rule.rule;
    Issue issue{text.code,
                rule.severity,
                (*ours)->place,
                filled(text.message, word),
                filled(text.found, word),
                filled(text.expected, word),
                filled(text.fix, word)};
    std::string others;
    for (const Told* one : sides)
      if (one != *ours && !one->where.empty()) others += (others.empty() ? "" : "; ") + one->where;
    if (!others.empty()) issue.message += " Второе значение: " + others + ".";
    problems.add(std::move(issue));
  }

  struct HeadCount {
    std::string school;
    std::size_t value;
    std::string item;
    int year;
    Told told;
  };
  const db::Read& read_;
  facts::Store* facts_;
  const catalog::Catalog& catalog_;
  Draft& draft_;
  std::vector<std::string> names_;
  std::map<Key, Values> values_;
  std::map<std::string, bool> schools_;
  std::vector<HeadCount> head_counts_;
  std::map<std::string, std::regex> patterns_;
};

}  // namespace

std::vector<std::string> across_names(const catalog::Catalog& catalog) {
  std::vector<std::string> out(kOfWorks.begin(), kOfWorks.end());
  for (const catalog::CrossValue& value : catalog.cross_values) out.push_back(value.name);
  return out;
}

void cross_check(const db::Read& read, facts::Store* facts, const catalog::Catalog& catalog, Draft& draft) {
  Comparison(read, facts, catalog, draft).run();
}

}  // namespace vekha::imports
