#include "domain/imports/rules.hpp"

#include <cmath>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::imports {
namespace {

struct LevelRow {
  std::string_view name;
  std::span<const std::string_view> names;
  std::vector<CompiledRule> Rules::* list;
};

const std::array<LevelRow, 6>& levels() {
  static const std::array<LevelRow, 6> kLevels{{{"task", TaskFacts::kNames, &Rules::task},
                                                {"row", RowFacts::kNames, &Rules::row},
                                                {"work", WorkFacts::kNames, &Rules::work},
                                                {"group", GroupFacts::kNames, &Rules::group},
                                                {"exam", ExamFacts::kNames, &Rules::exam},
                                                {"school", SchoolFacts::kNames, &Rules::school}}};
  return kLevels;
}

Severity severity_of(const std::string& name) {
  return name == "error" ? Severity::error : name == "warning" ? Severity::warning : Severity::note;
}

}  // namespace

Rules::Rules(const std::vector<catalog::Rule>& rules, const std::vector<std::string>& across_names) {
  const std::vector<std::string_view> names(across_names.begin(), across_names.end());
  for (const catalog::Rule& rule : rules) {
    if (rule.severity == "off") continue;
    if (rule.level == "across") {
      if (!names.empty())
        across.push_back({&rule, formula::Expression(rule.when, names), severity_of(rule.severity), std::nullopt});
      continue;
    }
    const auto level =
        std::find_if(levels().begin(), levels().end(), [&](const LevelRow& one) { return one.name == rule.level; });
    if (level == levels().end())
      throw Error(Code::bad_input, "Правило «" + rule.code + "»: неизвестный уровень «" + rule.level + "».");
    (this->*level->list)
        .push_back({&rule, formula::Expression(rule.when, level->names), severity_of(rule.severity),
                    catalog::field_from_name(rule.at)});
  }
}

std::span<const std::string_view> names_of_level(std::string_view level) {
  const auto found = std::ranges::find(levels(), level, &LevelRow::name);
  if (found == levels().end()) throw Error(Code::not_found, "Уровня правил «" + std::string(level) + "» нет.");
  return found->names;
}

std::string number_text(double value) {
  if (std::isnan(value)) return "нет данных";
  const bool whole = std::abs(value - std::round(value)) < 1e-9;
  return ru_number(value, whole ? 0 : 2);
}

std::string filled(const std::string& text, const std::function<std::string(std::string_view name)>& value) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string::npos ? open : text.find('}', open);
    out.append(text, at, (close == std::string::npos ? text.size() : open) - at);
    if (close == std::string::npos) break;
    out += value(std::string_view(text).substr(open + 1, close - open - 1));
    at = close + 1;
  }
  return out;
}

}  // namespace vekha::imports
