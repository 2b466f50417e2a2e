#include <algorithm>

#include "base/text.hpp"
#include "core/calendar/assemble.hpp"
#include "core/calendar/print.hpp"
#include "core/calendar/spans.hpp"
#include "core/calendar/windows.hpp"

namespace vekha::calendar {
namespace {

using What = Said::What;

constexpr int kFarOutside = 62;  ///< days before or after the plan: nearer is a plan written late, farther a slip
constexpr std::size_t kShown = 3;

/// «31.12.2024, 31.12.2025 …» or words when there are no dates yet.
std::string dates_of(const Deadline& deadline) {
  if (deadline.occurrences.empty()) return std::string(kind_title(deadline.kind));
  std::string out;
  for (std::size_t i = 0; i < deadline.occurrences.size() && i < kShown; ++i) {
    const Window& window = deadline.occurrences[i];
    const std::string from = window.from == window.due ? "" : ru_date(window.from) + " – ";
    out += (i == 0 ? "" : ", ") + from + ru_date(window.due);
  }
  return out + (deadline.occurrences.size() > kShown ? " …" : "");
}

class Asker {
 public:
  Asker(const Phrase& phrase, const Context& context, const Deadline& deadline)
      : phrase_(phrase), context_(context), deadline_(deadline) {}
  std::vector<Question> run();

 private:
  void ask(const std::string& question, const std::vector<Phrase>& variants);
  void add(Question& question, const Deadline& reading) const;
  std::vector<Phrase> with(std::size_t place, const std::vector<Said>& replacements) const;
  void until_months();
  void spans();
  void words();
  void in_year();
  void bare_year();
  void mixed();
  void far_outside();
  void few_years();
  void framed();
  void no_period();

  const Phrase& phrase_;
  const Context& context_;
  const Deadline& deadline_;
  std::vector<Question> out_;
};

void Asker::add(Question& question, const Deadline& reading) const {
  if (reading.text.empty()) return;
  const Reading made{reading.text, dates_of(reading)};
  const auto same = [&](const Reading& one) { return one.text == made.text; };
  if (std::none_of(question.readings.begin(), question.readings.end(), same)) question.readings.push_back(made);
}

void Asker::ask(const std::string& question, const std::vector<Phrase>& variants) {
  Question asked{question, {}};
  for (const Phrase& variant : variants) add(asked, assemble(variant, context_));
  out_.push_back(std::move(asked));
}

std::vector<Phrase> Asker::with(std::size_t place, const std::vector<Said>& replacements) const {
  std::vector<Phrase> out;
  for (const Said& said : replacements) {
    out.push_back(phrase_);
    out.back().said[place] = said;
  }
  return out;
}

/// «до июня»: with June or without it.
void Asker::until_months() {
  const bool any =
      std::any_of(phrase_.said.begin(), phrase_.said.end(), [](const Said& one) { return one.span.up_to; });
  if (!any) return;
  Question question{"Срок «до» месяца: сам этот месяц входит в срок или нет?", {}};
  add(question, deadline_);
  Context other = context_;
  other.settings.until_month = context_.settings.until_month == Settings::Until::exclusive ? Settings::Until::inclusive
                                                                                           : Settings::Until::exclusive;
  add(question, assemble(phrase_, other));
  out_.push_back(std::move(question));
}

/// Weeks, parts of a month, halves of a year.
void Asker::spans() {
  for (std::size_t i = 0; i < phrase_.said.size(); ++i) {
    const Said& said = phrase_.said[i];
    if (said.what != What::span || said.span.question.empty()) continue;
    const bool school = context_.period && is_one_academic_year(*context_.period);
    if (said.span.school_plan && !school) continue;
    std::vector<Said> replacements{said};
    replacements.front().span = settled(said.span, context_);
    if (said.span.half_year) replacements.push_back(said);
    replacements.back().span.half_year = false;
    for (const Span& other : said.span.others) {
      replacements.push_back(said);
      replacements.back().span.span = other;
      replacements.back().span.half_year = false;
    }
    ask(said.span.question, with(i, replacements));
  }
}

/// Readings the grammar itself offers in words.
void Asker::words() {
  const bool months =
      std::any_of(phrase_.said.begin(), phrase_.said.end(), [](const Said& one) { return one.what == What::span; });
  for (const Said& said : phrase_.said) {
    const bool settled_by_months = said.times > 0 && months;
    if (said.question.empty() || settled_by_months) continue;
    Question question{said.question, {}};
    add(question, deadline_);
    for (const std::string& text : said.words) add(question, assemble(parse_phrase(text), context_));
    out_.push_back(std::move(question));
  }
}

/// «в течение года»: of a school or of a calendar?
void Asker::in_year() {
  const bool sure =
      context_.period && !is_one_academic_year(*context_.period) && !calendar_years(*context_.period).empty();
  if (sure) return;
  for (std::size_t i = 0; i < phrase_.said.size(); ++i) {
    if (phrase_.said[i].what != What::in_year) continue;
    Said academic = phrase_.said[i];
    academic.what = What::academic;
    std::vector<Said> readings{academic};
    for (int year = context_.period ? context_.period->from.year() : 0;
         context_.period && year <= context_.period->to.year(); ++year) {
      readings.push_back(phrase_.said[i]);
      readings.back().what = What::calendar;
      readings.back().year = year;
    }
    if (!context_.period) {
      readings.push_back(phrase_.said[i]);
      readings.back().what = What::calendar;
    }
    ask("«Год» — учебный или календарный?", with(i, readings));
  }
}

/// «ежегодно» and nothing more.
void Asker::bare_year() {
  const bool alone = std::all_of(phrase_.said.begin(), phrase_.said.end(),
                                 [](const Said& one) { return one.what == What::yearly || one.what == What::since; });
  if (!alone || phrase_.said.empty() || deadline_.kind != Kind::yearly) return;
  std::vector<Phrase> variants{phrase_};
  for (const What year : {What::calendar, What::academic}) {
    variants.push_back(phrase_);
    variants.back().said.push_back({.what = year});
  }
  ask("Месяц не назван. Когда каждый год срок?", variants);
}

/// «В течение года май»: parts of different natures with nothing between them.
void Asker::mixed() {
  if (deadline_.joiner != Joiner::and_ || deadline_.kind != Kind::composite) return;
  const int segments = phrase_.said.back().segment + 1;
  if (segments > 1) return;
  Question question{
      "В одной ячейке несколько сроков. Если в мероприятии несколько дел, скажите, какой срок к какому из них "
      "относится; иначе выберите один.",
      {}};
  add(question, deadline_);
  for (const Term& term : deadline_.terms) {
    Deadline alone{.kind = Kind::composite, .terms = {term}};
    alone.text = print(alone);
    add(question, assemble(parse_phrase(alone.text), context_));
  }
  out_.push_back(std::move(question));
}

/// Dates far before or after the plan are more likely a slip of the year.
void Asker::far_outside() {
  if (!context_.period && !context_.approved) return;
  const Date from = context_.period ? context_.period->from : *context_.approved;
  const bool late_act = context_.approved && *context_.approved < from;
  const Date earliest = (late_act ? *context_.approved : from).plus_days(-kFarOutside);
  int shift = 0;
  for (const Term& term : deadline_.terms) {
    if (term.kind != TermKind::fixed || term.spans.front().to.year == 0) continue;
    const auto window = fixed_window(term.spans.front(), context_);
    if (window && window->due < earliest) shift = 1;
    if (window && context_.period && window->from > context_.period->to.plus_days(kFarOutside)) shift = -1;
  }
  if (shift == 0) return;
  Question question{shift > 0 ? "Срок кончается раньше, чем начинается план. Верен ли год?"
                              : "Срок начинается позже, чем кончается план. Верен ли год?",
                    {}};
  add(question, deadline_);
  Deadline moved = deadline_;
  for (Term& term : moved.terms)
    for (Span& span : term.spans) {
      span.from.year += span.from.year != 0 ? shift : 0;
      span.to.year += span.to.year != 0 ? shift : 0;
    }
  add(question, assemble(parse_phrase(print(moved)), context_));
  out_.push_back(std::move(question));
}

/// «в I квартале следующего года» in a plan of several years: once, or every year?
void Asker::framed() {
  const auto recurs = [](const Said& one) { return one.what == What::yearly || one.what == What::then; };
  const bool any = std::ranges::any_of(phrase_.said, [](const Said& one) {
    return one.what == What::span && one.span.frame != Frame::none && one.span.span.to.year == 0;
  });
  if (!any || !context_.period || !repeats_every_year(*context_.period) || std::ranges::any_of(phrase_.said, recurs))
    return;
  Question question{"План на несколько лет, а год назван словами: взят первый. Срок разовый или каждый год?", {}};
  add(question, deadline_);
  Phrase yearly = phrase_;
  yearly.said.insert(yearly.said.begin(), {.what = What::yearly});
  add(question, assemble(yearly, context_));
  out_.push_back(std::move(question));
}

/// «один раз в три года»: in which of them?
void Asker::few_years() {
  if (!context_.period || deadline_.kind != Kind::every_n_years || deadline_.terms.front().year != 0) return;
  Question question{"С какого года считать?", {}};
  Deadline from = deadline_;
  const int first = context_.period->from.year();
  for (int year = first; year < first + from.terms.front().interval && year <= context_.period->to.year(); ++year) {
    from.terms.front().year = year;
    add(question, assemble(parse_phrase(print(from)), context_));
  }
  out_.push_back(std::move(question));
}

/// Bare months without a plan may be of one year or of every year.
void Asker::no_period() {
  const bool said = std::any_of(phrase_.said.begin(), phrase_.said.end(),
                                [](const Said& one) { return one.what == What::yearly || one.what == What::then; });
  if (context_.period || said || deadline_.kind != Kind::yearly) return;
  Question question{"Год не назван, период плана не указан. Срок повторяется каждый год или разовый?", {}};
  add(question, deadline_);
  out_.push_back(std::move(question));
}

std::vector<Question> Asker::run() {
  until_months();
  spans();
  words();
  in_year();
  bare_year();
  mixed();
  far_outside();
  few_years();
  framed();
  no_period();
  return std::move(out_);
}

}  // namespace

std::vector<Question> questions(const Phrase& phrase, const Context& context, const Deadline& deadline) {
  return Asker(phrase, context, deadline).run();
}

}  // namespace vekha::calendar
