#include "core/roadmap/lint.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "core/roadmap/lint_rules.hpp"

namespace vekha::roadmap {
namespace {

struct Kind {
  std::string_view code;
  Severity severity;
  std::string_view title;
};
constexpr std::array kKinds{
    Kind{"number_gap", Severity::warning, "Пропуск номера"},
    Kind{"number_repeated", Severity::error, "Повтор номера"},
    Kind{"number_missing", Severity::note, "Нет номера"},
    Kind{"numbering_restarted", Severity::note, "Нумерация начата заново"},
    Kind{"number_of_other_section", Severity::warning, "Номер другого раздела"},
    Kind{"group_row_with_task", Severity::warning, "Задача у строки-заголовка"},
    Kind{"heading_as_measure", Severity::warning, "Заголовок среди мероприятий"},
    Kind{"term_missing", Severity::error, "Нет срока"},
    Kind{"term_not_understood", Severity::warning, "Срок не понят"},
    Kind{"term_without_dates", Severity::note, "Срок без даты"},
    Kind{"term_standing", Severity::note, "Бессрочное мероприятие"},
    Kind{"term_unsure", Severity::note, "Срок нужно уточнить"},
    Kind{"term_outside_period", Severity::warning, "Срок вне периода плана"},
    Kind{"term_before_approval", Severity::warning, "Срок до утверждения плана"},
    Kind{"term_contradiction", Severity::error, "Противоречие в сроке"},
    Kind{"term_shared", Severity::warning, "Один срок на несколько пунктов"},
    Kind{"period_not_found", Severity::warning, "Нет периода плана"},
    Kind{"title_not_found", Severity::note, "Нет названия плана"},
    Kind{"responsible_missing", Severity::error, "Нет ответственного"},
    Kind{"result_missing", Severity::warning, "Нет результата"},
    Kind{"document_missing", Severity::warning, "Нет вида документа"},
    Kind{"parties_run_together", Severity::note, "Исполнители через точку"},
    Kind{"similar_parties", Severity::warning, "Опечатка в исполнителе"},
    Kind{"twin_measures", Severity::warning, "Одно мероприятие дважды"},
    Kind{"grades_differ", Severity::warning, "Разные классы у одной процедуры"},
    Kind{"direction_gap", Severity::note, "Пробел в управленческом цикле"},
    Kind{"quotes_unbalanced", Severity::note, "Кавычки не закрыты"},
    Kind{"quotes_doubled", Severity::note, "Лишняя кавычка"},
    Kind{"brackets_unbalanced", Severity::note, "Скобка не закрыта"},
    Kind{"course_misspelt", Severity::note, "«В течении» вместо «в течение»"},
    Kind{"word_repeated", Severity::note, "Слово дважды подряд"},
    Kind{"levels_mixed", Severity::note, "Смешаны уровни"},
    Kind{"year_pair", Severity::warning, "Период через косую черту"},
    Kind{"dashes_mixed", Severity::note, "Разные тире"},
    Kind{"abbreviation_undefined", Severity::warning, "Нерасшифрованное сокращение"},
    Kind{"alias_unused", Severity::note, "Лишнее сокращение"},
    Kind{"html_left", Severity::note, "Остатки разметки"},
    Kind{"bookmark_left", Severity::note, "Остатки закладок"},
    Kind{"markers_doubled", Severity::note, "Двойные маркеры списка"},
    Kind{"words_split", Severity::note, "Слова разорваны переносом"},
    Kind{"header_repeated", Severity::note, "Шапка таблицы повторена"},
    Kind{"row_continued", Severity::note, "Строка разорвана страницей"},
    Kind{"merged_cells", Severity::note, "Общая ячейка"},
    Kind{"number_dots_mixed", Severity::note, "Номера с точкой и без"},
    Kind{"row_structure_lost", Severity::note, "Потеряна структура строк"},
    Kind{"row_without_text", Severity::warning, "Строка без текста"},
    Kind{"empty_row", Severity::warning, "Пустая строка"},
    Kind{"table_passed_by", Severity::note, "Таблица не прочитана"},
};

Kind kind_of(std::string_view code) {
  for (const Kind& kind : kKinds)
    if (kind.code == code) return kind;
  return {code, Severity::note, "Замечание чтения"};
}

/// FNV-1a: the same text gives the same number on every machine.
std::string stable_id(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (int i = 0; i < 12; ++i, hash >>= 4U) out += kDigits[hash & 15U];
  return out;
}

std::string place_of(const LintMeasure& measure) {
  std::string out = measure.number.empty() ? "" : "мероприятие " + measure.number;
  if (!measure.place.empty()) out += (out.empty() ? "" : ", ") + measure.place;
  return out;
}

constexpr std::array kRules{
    check_period,
    check_number_gaps,
    check_repeated_numbers,
    check_missing_numbers,
    check_restarted_numbers,
    check_numbers_of_sections,
    check_group_rows,
    check_missing_terms,
    check_unread_terms,
    check_undated_terms,
    check_unsure_terms,
    check_terms_in_period,
    check_terms_after_approval,
    check_term_contradictions,
    check_shared_terms,
    check_missing_responsible,
    check_missing_results,
    check_missing_documents,
    check_similar_parties,
    check_twins,
    check_grades,
    check_quotes,
    check_brackets,
    check_course_of,
    check_repeated_words,
    check_levels,
    check_year_pairs,
    check_dashes,
    check_abbreviations,
    check_source,
    check_gaps_of_directions,
};

}  // namespace

std::span<const LintRule> lint_rules() { return kRules; }

void LintReport::add(Note note) {
  const Kind kind = kind_of(note.code);
  const LintMeasure* measure = note.measure < 0 ? nullptr : &plan_.measures[static_cast<std::size_t>(note.measure)];
  std::string id = std::string(note.code) + "|" + (measure == nullptr ? "" : measure->key) + "|" + note.detail;
  findings_.push_back({.id = stable_id(id),
                       .code = std::string(note.code),
                       .severity = kind.severity,
                       .title = std::string(kind.title),
                       .place = measure == nullptr ? "" : place_of(*measure),
                       .measure = note.measure,
                       .message = std::move(note.message),
                       .suggestion = std::move(note.suggestion)});
}

void LintReport::add_issue(const Issue& issue) {
  const Kind kind = kind_of(issue.code);
  findings_.push_back({.id = stable_id(issue.code + "|" + issue.place.text() + "|" + issue.message),
                       .code = issue.code,
                       .severity = kind.severity,
                       .title = std::string(kind.title),
                       .place = issue.place.text(),
                       .message = issue.message});
}

std::vector<Finding> LintReport::take() {
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const Finding& a, const Finding& b) { return a.measure < b.measure; });
  std::set<std::string> met;
  for (Finding& finding : findings_)
    for (int copy = 2; !met.insert(finding.id).second; ++copy)
      finding.id = stable_id(finding.id + std::to_string(copy));
  return std::move(findings_);
}

std::vector<Finding> lint(const LintPlan& plan) {
  LintReport report(plan);
  for (const LintRule rule : lint_rules()) rule(plan, report);
  return report.take();
}

LintPlan lint_plan_of(const Compiled& compiled) {
  LintPlan plan{.title = compiled.title,
                .context = {.period = compiled.period, .approved = compiled.preamble.act_date},
                .preamble = compiled.preamble,
                .sections = compiled.sections,
                .parties = compiled.parties,
                .issues = compiled.issues};
  plan.issues.insert(plan.issues.end(), compiled.defects.begin(), compiled.defects.end());
  for (const CompiledMeasure& measure : compiled.measures)
    plan.measures.push_back({.key = measure.section + "/" + measure.number + "/" +
                                    (measure.number.empty() ? prefix(folded(measure.text), 60) : ""),
                             .number = measure.number,
                             .section = measure.section_index,
                             .text = measure.text,
                             .deadline = measure.deadline,
                             .responsible = measure.responsible,
                             .documents = measure.documents,
                             .result = measure.result,
                             .place = measure.place.text()});
  return plan;
}

}  // namespace vekha::roadmap
