#include <algorithm>
#include <cmath>
#include <regex>

#include "base/text.hpp"
#include "domain/context/context.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::context {
namespace {

constexpr double kLarge = 20;  ///< counts from here on are compared by their ratios

/// What catalog/context knows of a condition.
struct Known {
  Condition condition;
  std::string key;                     ///< in the card of a school
  std::optional<std::wregex> pattern;  ///< of questions and columns of forms
};

std::wstring wide(std::string_view text) {
  std::wstring out;
  for (std::size_t at = 0; at < text.size();) out += static_cast<wchar_t>(next_code_point(text, at));
  return out;
}

Hard hard_of(const sys::YamlMap& row) {
  const std::string text = row.text_or("hard", "");
  if (text == "high") return Hard::when_high;
  if (text == "low") return Hard::when_low;
  if (!text.empty()) row.fail("hard", "возможны high и low");
  return Hard::neither;
}

Known known_of(const sys::YamlMap& row) {
  row.only({"id", "key", "pattern", "title", "high", "low", "hard"});
  Known out{
      .condition = {.id = row.text("id"), .name = row.text("title"), .high = row.text("high"), .low = row.text("low")},
      .key = row.text_or("key", ""),
      .pattern = {}};
  out.condition.hard = hard_of(row);
  if (row.has("pattern")) out.pattern = std::wregex(wide(row.text("pattern")), std::regex::ECMAScript);
  return out;
}

const std::vector<Known>& known() {
  static const std::vector<Known> all = [] {
    std::vector<Known> out;
    for (const sys::EmbeddedFile& file : sys::embedded_under("catalog/context/"))
      for (const sys::YamlMap& row : sys::read_yaml(file.path, file.content).maps("conditions"))
        out.push_back(known_of(row));
    return out;
  }();
  return all;
}

/// Gathers values under the names people know.
class Gathering {
 public:
  Gathering(const indicators::Ground& ground, const std::vector<org::Node>& schools, int year)
      : ground_(ground), schools_(schools), year_(year) {
    for (const org::Node& one : schools) codes_[one.id] = one.code;
    sizes();
    cards();
    forms();
  }

  std::vector<Condition> taken() {
    std::vector<Condition> out;
    for (const Known& one : known())
      if (const auto found = conditions_.find(one.condition.id); found != conditions_.end()) {
        out.push_back(std::move(found->second));
        conditions_.erase(found);
      }
    for (auto& [id, one] : conditions_) out.push_back(std::move(one));
    std::erase_if(out, [&](const Condition& one) { return 2 * one.values.size() < schools_.size(); });
    return out;
  }

 private:
  Condition& named(const std::string& id) {
    for (const Known& one : known())
      if (one.condition.id == id) return conditions_.try_emplace(id, one.condition).first->second;
    return conditions_.try_emplace(id, Condition{.id = id, .name = id, .high = {}, .low = {}}).first->second;
  }

  void sizes() {
    const indicators::Definition* const asked = &indicators::shipped().at("participants");
    indicators::ValueQuery query{.filter = {}, .by = {"school", "grade"}};
    query.filter.year = year_;
    const indicators::ValueTable works = indicators::values(ground_, {&asked, 1}, query).front();
    for (const formulas::FormulaRow& row : works.rows) {
      const auto grade = parse_number(row.key[1]);
      if (!row.value.estimate.value || *row.value.estimate.value <= 0 || !is_ours(row.key[0])) continue;
      named("works").values[row.key[0]] += *row.value.estimate.value;
      double& top = named("top_grade").values[row.key[0]];
      top = std::max(top, grade.value_or(0));
    }
  }
  bool is_ours(const std::string& code) const {
    return std::ranges::any_of(schools_, [&](const org::Node& one) { return one.code == code; });
  }

  void cards() {
    for (const org::Node& one : schools_) {
      if (!one.settlement.empty()) named("rural").values[one.code] = one.settlement == "village" ? 1 : 0;
      if (one.attributes.size() < 3) continue;
      const sys::YamlMap card = sys::read_yaml("карточка школы " + one.code, one.attributes);
      for (const Known& each : known())
        if (const auto value = each.key.empty() ? std::nullopt : card.maybe_number(each.key))
          named(each.condition.id).values[one.code] = *value;
    }
  }

  /// The condition an item of a form tells, or the item itself.
  std::string id_of(const std::string& item) {
    const auto [at, fresh] = items_.try_emplace(item, item);
    if (!fresh) return at->second;
    const std::wstring text = wide(folded(item));
    for (const Known& one : known())
      if (one.pattern && std::regex_search(text, *one.pattern)) return at->second = one.condition.id;
    return at->second;
  }

  void forms() {
    results::Filter filter;
    filter.year = year_;
    std::map<std::string, std::map<std::string, double>> found;  // by condition, of forms alone: cards give way to them
    for (const results::FigureRow& row : results::figures(ground_.read, ground_.facts, filter)) {
      const auto code = codes_.find(row.node);
      const bool context = row.form.starts_with("context") || row.form == "school-passport";
      if (context && row.value && code != codes_.end()) found[id_of(row.item)][code->second] += *row.value;
    }
    for (const auto& [id, values] : found) {
      Condition& condition = named(id);
      for (const auto& [code, value] : values) condition.values[code] = value;
    }
  }

  const indicators::Ground& ground_;
  const std::vector<org::Node>& schools_;
  int year_;
  std::map<NodeId, std::string> codes_;
  std::map<std::string, Condition> conditions_;
  std::map<std::string, std::string> items_;
};

}  // namespace

double on_scale(const Condition& condition, double value) {
  const bool counts = std::ranges::all_of(
      condition.values, [](const auto& each) { return each.second >= 0 && each.second == std::floor(each.second); });
  const auto most = std::ranges::max_element(condition.values, {}, [](const auto& each) { return each.second; });
  const bool share = condition.name.find('%') != std::string::npos;
  return counts && !share && most != condition.values.end() && most->second >= kLarge ? std::log1p(value) : value;
}

std::vector<std::optional<double>> column(const Condition& condition, const std::vector<org::Node>& schools) {
  std::vector<std::optional<double>> out;
  for (const org::Node& school : schools) {
    const auto found = condition.values.find(school.code);
    out.push_back(found == condition.values.end() ? std::nullopt : std::optional(on_scale(condition, found->second)));
  }
  return out;
}

std::vector<Condition> conditions(const indicators::Ground& ground, const std::vector<org::Node>& schools, int year) {
  return Gathering(ground, schools, year).taken();
}

}  // namespace vekha::context
