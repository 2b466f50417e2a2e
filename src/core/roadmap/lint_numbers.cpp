#include <map>
#include <set>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/lint_rules.hpp"

namespace vekha::roadmap {
namespace {

/// «1.2.3» cut into «1.2.» and 3.
struct Numeral {
  std::string head;
  std::int64_t last = 0;
};

std::optional<Numeral> numeral_of(const std::string& number) {
  const auto dot = number.rfind('.');
  const auto cut = dot == std::string::npos ? 0 : dot + 1;
  const auto last = parse_integer(number.substr(cut));
  if (!last || *last < 0) return std::nullopt;
  return Numeral{number.substr(0, cut), *last};
}

const LintMeasure& at(const LintPlan& plan, std::size_t i) { return plan.measures[i]; }

std::set<std::string> numbers_of(const LintPlan& plan, int section) {
  std::set<std::string> out;
  for (const LintMeasure& measure : plan.measures)
    if (measure.section == section) out.insert(measure.number);
  return out;
}

/// The first number behind `number` that no measure of the section has.
std::string next_free(const LintPlan& plan, int section, const std::string& number) {
  auto numeral = numeral_of(number);
  if (!numeral) return "";
  const std::set<std::string> taken = numbers_of(plan, section);
  std::string free;
  do free = numeral->head + std::to_string(++numeral->last);
  while (taken.contains(free));
  return free;
}

std::optional<Suggestion> number_suggestion(const std::string& number) {
  if (number.empty()) return std::nullopt;
  return Suggestion{"Присвоить номер " + number, "number", number};
}

/// The measures from `from` on move up so that no number of their section is left out.
Suggestion moved_up(const LintPlan& plan, std::size_t from, std::int64_t by) {
  const auto first = numeral_of(at(plan, from).number);
  const auto mended = [&](const Numeral& old) { return old.head + std::to_string(old.last - by); };
  Suggestion out{"Присвоить номер " + mended(*first), "number", mended(*first)};
  for (std::size_t i = from + 1; i < plan.measures.size(); ++i) {
    const auto numeral = numeral_of(at(plan, i).number);
    if (at(plan, i).section != at(plan, from).section || !numeral || numeral->head != first->head) continue;
    if (numeral->last <= first->last) continue;
    out.others.push_back({static_cast<int>(i), "number", mended(*numeral)});
  }
  if (!out.others.empty()) out.text += " и сдвинуть номера ниже (" + std::to_string(out.others.size()) + ")";
  return out;
}

/// «3» of section 2 becomes «2.3».
std::optional<Suggestion> numbers_with_sections(const LintPlan& plan) {
  Suggestion out{"Писать номера с номером раздела: 1.1, 1.2, 2.1 …", "", ""};
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    const LintMeasure& measure = at(plan, i);
    if (measure.section < 0 || measure.number.empty()) continue;
    const std::string& section = plan.sections[static_cast<std::size_t>(measure.section)].number;
    if (section.empty()) return std::nullopt;
    if (measure.number.find('.') == std::string::npos)
      out.others.push_back({static_cast<int>(i), "number", section + "." + measure.number});
  }
  return out.others.empty() ? std::nullopt : std::optional(out);
}

std::string missing_text(const Numeral& before, const Numeral& after) {
  const std::string first = before.head + std::to_string(before.last + 1);
  if (after.last == before.last + 2) return "нет номера " + first;
  return "нет номеров " + first + "–" + before.head + std::to_string(after.last - 1);
}

}  // namespace

void check_number_gaps(const LintPlan& plan, LintReport& report) {
  for (std::size_t i = 1; i < plan.measures.size(); ++i) {
    const LintMeasure& above = at(plan, i - 1);
    const LintMeasure& here = at(plan, i);
    const auto before = numeral_of(above.number);
    const auto after = numeral_of(here.number);
    if (above.section != here.section || !before || !after || before->head != after->head) continue;
    if (after->last <= before->last + 1) continue;
    report.add({.code = "number_gap",
                .measure = static_cast<int>(i),
                .message = "После номера " + above.number + " идёт " + here.number + ": " +
                           missing_text(*before, *after) + ".",
                .suggestion = moved_up(plan, i, after->last - before->last - 1)});
  }
  int section = -2;
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    const bool first = at(plan, i).section != section;
    section = at(plan, i).section;
    const auto numeral = numeral_of(at(plan, i).number);
    const bool late = first && numeral && numeral->last > 1 && !numeral->head.empty() && i > 0;
    if (late && !numbers_of(plan, section).contains(numeral->head + "1"))
      report.add(
          {.code = "number_gap",
           .measure = static_cast<int>(i),
           .detail = "first",
           .message = "Раздел начинается с номера " + at(plan, i).number + ": нет номера " + numeral->head + "1.",
           .suggestion = moved_up(plan, i, numeral->last - 1)});
  }
}

void check_repeated_numbers(const LintPlan& plan, LintReport& report) {
  std::map<std::pair<int, std::string>, std::size_t> seen;
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    const LintMeasure& measure = at(plan, i);
    if (measure.number.empty()) continue;
    const auto [first, fresh] = seen.emplace(std::pair(measure.section, measure.number), i);
    if (fresh) continue;
    report.add({.code = "number_repeated",
                .measure = static_cast<int>(i),
                .detail = std::to_string(i),
                .message = "Номер " + measure.number + " уже есть в этом разделе: «" +
                           prefix(squeezed(at(plan, first->second).text), 80) + "».",
                .suggestion = number_suggestion(next_free(plan, measure.section, measure.number))});
  }
}

void check_missing_numbers(const LintPlan& plan, LintReport& report) {
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    const LintMeasure& measure = at(plan, i);
    if (!measure.number.empty() || numbers_of(plan, measure.section).size() < 2) continue;
    const bool above = i > 0 && at(plan, i - 1).section == measure.section;
    report.add(
        {.code = "number_missing",
         .measure = static_cast<int>(i),
         .detail = prefix(folded(measure.text), 40),
         .message = "У мероприятия «" + prefix(squeezed(measure.text), 60) + "» нет номера, а у других в разделе есть.",
         .suggestion = number_suggestion(above ? next_free(plan, measure.section, at(plan, i - 1).number) : "")});
  }
}

void check_restarted_numbers(const LintPlan& plan, LintReport& report) {
  std::map<std::string, std::set<int>> sections;
  for (const LintMeasure& measure : plan.measures)
    if (!measure.number.empty()) sections[measure.number].insert(measure.section);
  std::size_t most = 0;
  for (const auto& [number, where] : sections) most = std::max(most, where.size());
  if (most < 2) return;
  report.add({.code = "numbering_restarted",
              .message = "Нумерация в разделах начинается заново: один и тот же номер есть в " +
                         counted(static_cast<std::int64_t>(most), "разделе", "разделах", "разделах") +
                         ". Ссылайтесь на мероприятие вместе с разделом.",
              .suggestion = numbers_with_sections(plan)});
}

void check_numbers_of_sections(const LintPlan& plan, LintReport& report) {
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    const LintMeasure& measure = at(plan, i);
    if (measure.section < 0 || measure.number.find('.') == std::string::npos) continue;
    const std::string& section = plan.sections[static_cast<std::size_t>(measure.section)].number;
    const bool digits = !section.empty() && section.find_first_not_of("0123456789.") == std::string::npos;
    if (!digits || measure.number.starts_with(section + ".")) continue;
    report.add({.code = "number_of_other_section",
                .measure = static_cast<int>(i),
                .message = "Номер " + measure.number + " стоит в разделе " + section + "."});
  }
}

void check_group_rows(const LintPlan& plan, LintReport& report) {
  for (std::size_t i = 0; i + 1 < plan.measures.size(); ++i) {
    const LintMeasure& measure = at(plan, i);
    const bool parent = !measure.number.empty() && at(plan, i + 1).number.starts_with(measure.number + ".");
    if (!parent) {
      const bool bare =
          measure.deadline.raw.empty() && measure.responsible.empty() && trimmed(measure.text).ends_with(':');
      if (bare)
        report.add(
            {.code = "heading_as_measure",
             .measure = static_cast<int>(i),
             .message = "В строке нет ни срока, ни ответственного, текст кончается двоеточием: похоже на заголовок."});
      continue;
    }
    const bool task = !measure.deadline.raw.empty() || !measure.responsible.empty();
    report.add(
        {.code = task ? "group_row_with_task" : "heading_as_measure",
         .measure = static_cast<int>(i),
         .message = task
                        ? "У строки " + measure.number + " есть пункты (" + at(plan, i + 1).number +
                              " и далее), но указаны и свой срок или ответственный. Решите: это заголовок или задача."
                        : "У строки " + measure.number + " есть пункты и нет срока: это заголовок, а не мероприятие."});
  }
}

}  // namespace vekha::roadmap
