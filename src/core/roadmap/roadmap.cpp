#include "core/roadmap/roadmap.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/calendar/terms.hpp"
#include "core/roadmap/cell_text.hpp"
#include "core/roadmap/draft.hpp"
#include "core/roadmap/healing.hpp"
#include "core/roadmap/papers.hpp"
#include "core/roadmap/paragraph_plan.hpp"
#include "core/roadmap/parties.hpp"
#include "core/roadmap/parts.hpp"
#include "core/roadmap/plan_items.hpp"
#include "core/roadmap/preamble.hpp"
#include "core/roadmap/source_defects.hpp"
#include "core/roadmap/title.hpp"

namespace vekha::roadmap {
namespace {

constexpr const char* kNoTable =
    "Таблица мероприятий не найдена. Искали таблицу, в заголовке которой есть столбец с мероприятиями "
    "(«Мероприятие», «Наименование», «Содержание деятельности») и столбец со сроком («Срок», «Сроки исполнения») "
    "или с исполнителем («Ответственный», «Исполнитель»).";

/// Paragraphs and the complete cells of measures: the words the document knows.
std::vector<std::string> all_texts(const PlanItems& plan, const Draft& draft) {
  std::vector<std::string> texts;
  for (const PlanItem& item : plan.items)
    if (item.kind != PlanItem::Kind::row) texts.push_back(one_line(item.text));
  for (const CompiledSection& section : draft.sections) texts.push_back(section.title);
  for (const DraftMeasure& measure : draft.measures)
    for (const std::string& field : measure.fields)
      if (!field.empty()) texts.push_back(one_line(field));
  return texts;
}

/// Names of ten letters and more that differ by one letter put in, left out or changed.
bool differ_by_one_letter(const std::string& a, const std::string& b) {
  if (length(a) < 10 || length(b) < 10 || a == b) return false;
  std::size_t front = 0;
  while (front < std::min(a.size(), b.size()) && a[front] == b[front]) ++front;
  std::size_t back = 0;
  while (back < std::min(a.size(), b.size()) - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  return std::max(a.size(), b.size()) - front - back <= 2;
}

constexpr std::size_t kComparedParties = 300;  ///< more parties are not looked through for slips of the pen

constexpr const char* kEmptyTable =
    "Таблица мероприятий найдена по заголовку, но в ней нет ни одной строки с мероприятием.";

/// The plan in its tables; a document without such tables may hold it in paragraphs.
PlanItems items_of(const Document& document, const Mapping& mapping) {
  PlanItems items = plan_items(document, mapping);
  if (items.found) return items;
  PlanItems paragraphs = paragraph_items(document);
  return paragraphs.found ? paragraphs : items;
}

class Compiler {
 public:
  Compiler(const Document& document, const Mapping& mapping)
      : notes_(document.notes),
        plan_(items_of(document, mapping)),
        draft_(draft_measures(plan_)),
        texts_(all_texts(plan_, draft_)),
        healer_(texts_) {}
  Compiled run();

 private:
  void head();
  void measures();
  void preamble();
  CompiledMeasure measure(const DraftMeasure& draft);
  std::string result_of(const DraftMeasure& draft) const;
  void check_term(const CompiledMeasure& measure);
  void check_numbers();
  void check_parties();
  void check_gap(const CompiledMeasure& before, const CompiledMeasure& after);
  void complain(const std::string& code, Severity severity, const Place& place, const std::string& message);
  std::vector<std::string> executor_cells() const;
  bool has(Role role) const { return std::find(plan_.roles.begin(), plan_.roles.end(), role) != plan_.roles.end(); }

  std::vector<std::string> notes_;  ///< of the reader
  PlanItems plan_;
  Draft draft_;
  std::vector<std::string> texts_;
  Healer healer_;
  Compiled out_;
};

void Compiler::complain(const std::string& code, Severity severity, const Place& place, const std::string& message) {
  out_.issues.push_back({.code = code, .severity = severity, .place = place, .message = message});
}

void Compiler::head() {
  out_.title = healer_.heal(find_title(plan_.items));
  out_.period = find_plan_period(out_.title, plan_.items);
  out_.preamble = read_preamble(plan_.items, {}, {});
  if (out_.title.empty()) complain("title_not_found", Severity::note, {}, "Название плана не найдено.");
  if (!out_.period)
    complain("period_not_found", Severity::warning, {},
             "Период плана не найден ни в названии, ни в тексте: сроки без года не получили дат.");
}

std::string Compiler::result_of(const DraftMeasure& draft) const {
  const std::string result = healer_.heal(flowing(draft.at(Role::result)));
  const std::string indicator = healer_.heal(flowing(draft.at(Role::indicator)));
  if (result.empty() || indicator.empty()) return result + indicator;
  return result + "\nПоказатель: " + indicator;
}

CompiledMeasure Compiler::measure(const DraftMeasure& draft) {
  CompiledMeasure out{.number = draft.number,
                      .section = draft.section_path,
                      .section_titles = draft.section_titles,
                      .section_index = draft.section,
                      .text = healer_.heal(flowing(draft.at(Role::text))),
                      .deadline = calendar::read_term(healer_.heal(draft.at(Role::term)),
                                                      {.period = out_.period, .approved = out_.preamble.act_date}),
                      .result = result_of(draft),
                      .place = draft.place};
  out.parts = parts_of(out.text);
  out.documents =
      has(Role::document) ? listed_papers(healer_.heal(draft.at(Role::document))) : recognised_papers(out.result);
  return out;
}

void Compiler::check_term(const CompiledMeasure& measure) {
  const calendar::Deadline& deadline = measure.deadline;
  const std::string which = measure.number.empty() ? "" : " (мероприятие " + measure.number + ")";
  if (deadline.raw.empty())
    return complain("term_missing", Severity::warning, measure.place, "Срок не указан" + which + ".");
  const std::string said = " «" + one_line(deadline.raw) + "»";
  if (deadline.kind == calendar::Kind::raw)
    return complain("term_not_understood", Severity::warning, measure.place,
                    "Срок" + said + which + " не разобран: даты не назначены, требуется разбор человеком.");
  const bool by_event = std::any_of(deadline.terms.begin(), deadline.terms.end(),
                                    [](const calendar::Term& term) { return !term.anchor.event.empty(); });
  if (deadline.occurrences.empty() && by_event) return;
  if (deadline.occurrences.empty())
    return complain("term_without_dates", Severity::warning, measure.place,
                    "Срок" + said + which + " понятен, но в период плана не попадает ни одна дата.");
  const auto outside = [&](const calendar::Window& window) {
    return out_.period && (window.due < out_.period->from || window.from > out_.period->to);
  };
  if (std::any_of(deadline.occurrences.begin(), deadline.occurrences.end(), outside))
    complain("term_outside_period", Severity::warning, measure.place,
             "Срок" + said + which + " выходит за период плана. Проверьте год.");
}

void Compiler::check_gap(const CompiledMeasure& before, const CompiledMeasure& after) {
  const auto last_part = [](const std::string& number) { return parse_integer(number.substr(number.rfind('.') + 1)); };
  const auto head = [](const std::string& number) { return number.substr(0, number.rfind('.') + 1); };
  const auto a = last_part(before.number);
  const auto b = last_part(after.number);
  if (!a || !b || head(before.number) != head(after.number) || *b <= *a + 1) return;
  complain("number_gap", Severity::note, after.place,
           "После номера " + before.number + " идёт " + after.number + ": пропуск в нумерации источника.");
}

void Compiler::check_numbers() {
  std::map<std::string, int> seen;
  int unnumbered = 0;
  for (std::size_t i = 0; i < out_.measures.size(); ++i) {
    const CompiledMeasure& measure = out_.measures[i];
    if (measure.number.empty()) {
      ++unnumbered;
      continue;
    }
    if (++seen[std::to_string(measure.section_index) + ":" + measure.number] == 2)
      complain("repeated_number", Severity::warning, measure.place,
               "Номер " + measure.number + " встречается в разделе не один раз.");
    if (i > 0 && out_.measures[i - 1].section_index == measure.section_index) check_gap(out_.measures[i - 1], measure);
  }
  if (unnumbered == 0) return;
  const auto first = std::find_if(out_.measures.begin(), out_.measures.end(),
                                  [](const CompiledMeasure& measure) { return measure.number.empty(); });
  complain("number_missing", Severity::note, first->place,
           counted(unnumbered, "мероприятие", "мероприятия", "мероприятий") + " без номера; первое — в этой строке.");
}

std::vector<std::string> Compiler::executor_cells() const {
  std::vector<std::string> cells;
  for (const DraftMeasure& draft : draft_.measures) cells.push_back(healer_.heal(draft.at(Role::responsible)));
  return cells;
}

void Compiler::measures() {
  const std::vector<std::string> cells = executor_cells();
  const PartyBook book(cells, texts_);
  for (std::size_t i = 0; i < draft_.measures.size(); ++i) {
    CompiledMeasure fresh = measure(draft_.measures[i]);
    fresh.responsible = book.parties_of(cells[i]);
    check_term(fresh);
    if (fresh.responsible.empty() && has(Role::responsible))
      complain("responsible_missing", Severity::warning, fresh.place,
               "Ответственный не указан" + (fresh.number.empty() ? "" : " (мероприятие " + fresh.number + ")") + ".");
    out_.measures.push_back(std::move(fresh));
  }
  out_.parties = book.all();
}

/// Read last: parties know their full names by then.
void Compiler::preamble() {
  std::vector<std::string> texts;
  for (const PlanItem& item : plan_.items)
    if (item.kind != PlanItem::Kind::row) texts.push_back(item.text);
  for (const CompiledMeasure& measure : out_.measures) {
    texts.push_back(measure.text);
    texts.push_back(measure.result);
  }
  out_.preamble = read_preamble(plan_.items, texts, out_.parties);
}

/// «Управление образование» beside «Управление образования»: a slip of the pen, perhaps.
void Compiler::check_parties() {
  const std::size_t count = std::min(out_.parties.size(), kComparedParties);
  std::vector<std::string> names;
  names.reserve(count);
  for (std::size_t i = 0; i < count; ++i) names.push_back(folded(out_.parties[i].name));
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = i + 1; k < count; ++k)
      if (differ_by_one_letter(names[i], names[k]))
        complain("similar_parties", Severity::note, {},
                 "Исполнители «" + out_.parties[i].name + "» и «" + out_.parties[k].name +
                     "» различаются одной буквой: возможно, это опечатка.");
}

Compiled Compiler::run() {
  if (draft_.measures.empty()) throw Error(Code::bad_input, plan_.found ? kEmptyTable : kNoTable, draft_.issues);
  out_.sections = draft_.sections;
  for (CompiledSection& section : out_.sections) section.title = healer_.heal(section.title);
  head();
  out_.tables = plan_.tables;
  for (const std::string& note : notes_) complain("reader_note", Severity::note, {}, note);
  out_.issues.insert(out_.issues.end(), plan_.issues.begin(), plan_.issues.end());
  out_.issues.insert(out_.issues.end(), draft_.issues.begin(), draft_.issues.end());
  measures();
  preamble();
  check_numbers();
  check_parties();
  for (const int table : plan_.passed_by)
    complain("table_passed_by", Severity::note, {.table = table},
             "Таблица не похожа на план мероприятий и не прочитана.");
  std::stable_sort(out_.issues.begin(), out_.issues.end(),
                   [](const Issue& a, const Issue& b) { return a.place.row < b.place.row; });
  return std::move(out_);
}

/// Text whose columns are parted by blanks alone: what a program makes of a PDF. Such pages have numbers.
bool set_in_columns(const Document& document) {
  if (!lower(document.file).ends_with(".txt")) return false;
  return std::ranges::any_of(document.blocks, [](const Block& block) {
    return std::ranges::any_of(block.rows, [](const TableRow& row) { return row.page > 0; });
  });
}

/// Cells of such text run into one another: better no plan than one read wrong.
void judge_columns(Compiled& compiled) {
  const auto spoilt = std::ranges::count_if(compiled.measures, [](const CompiledMeasure& measure) {
    return measure.deadline.kind == calendar::Kind::raw || measure.responsible.empty();
  });
  if (spoilt > 0)
    throw Error(Code::bad_input,
                "Столбцы этого текста разделены одними пробелами, и ячейки слились: у " +
                    counted(static_cast<std::int64_t>(spoilt), "мероприятия", "мероприятий", "мероприятий") + " из " +
                    std::to_string(compiled.measures.size()) +
                    " срок или исполнитель прочитаны неверно. Загрузите сам документ (.docx, .odt) или PDF: из них "
                    "таблица читается по её линиям.");
  compiled.issues.insert(compiled.issues.begin(),
                         {.code = "columns_guessed",
                          .severity = Severity::warning,
                          .message = "Столбцы текста определены по пробелам: проверьте, не слились ли ячейки. Точнее "
                                     "читается сам документ (.docx) или PDF."});
}

}  // namespace

Compiled compile(const Document& document, const Mapping& mapping) {
  Compiled compiled = Compiler(document, mapping).run();
  if (set_in_columns(document)) judge_columns(compiled);
  compiled.defects = source_defects(document);
  return compiled;
}

}  // namespace vekha::roadmap
