// The way of a case: whose turn it is, what a step needs, how it is taken back.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/cases/cases.hpp"
#include "domain/cases/cases.sql.hpp"
#include "domain/cases/given.hpp"
#include "domain/execution/execution.hpp"
#include "domain/reminders/reminders.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cases {
namespace {

struct Word {
  std::string_view name;
  std::string_view title;
};
constexpr std::array kKinds = {
    Word{"reply", "Школа ответила"},         Word{"publish", "Случай открыт для работы"},
    Word{"causes", "Причины названы"},       Word{"recommend", "Рекомендация дана"},
    Word{"measure", "Мера назначена"},       Word{"recheck", "Работы отданы на перепроверку"},
    Word{"close", "Случай закрыт с итогом"}, Word{"handover", "Случай передан"}};
constexpr std::array kStands = {Word{"agree", "школа согласна с признаком"},
                                Word{"explain", "школа объясняет результаты"}, Word{"disagree", "школа не согласна"}};
constexpr std::array kOutcomes = {Word{"confirmed", "признак подтвердился"}, Word{"explained", "признак объяснён"},
                                  Word{"not_confirmed", "признак не подтвердился"}};

template <class Words>
const Word* find_word(const Words& words, std::string_view name) {
  const auto found = std::ranges::find(words, name, &Word::name);
  return found == words.end() ? nullptr : &*found;
}

[[noreturn]] void refuse(const std::string& text) { throw Error(Code::conflict, text); }
[[noreturn]] void lacking(const std::string& text) { throw Error(Code::bad_input, text); }

bool answered_or_late(const Case& one, Date today) {
  return one.step("reply") != nullptr || iso_date(today) > one.reply_to;
}

/// Why a step of the office is not open; empty: it is.
std::string closed_way(const Case& one, std::string_view kind, Date today) {
  if (one.step("close") != nullptr) return "Случай закрыт. Чтобы продолжить, отмените закрытие.";
  const bool published = one.step("publish") != nullptr;
  if (kind == "handover")
    return published ? "Случай открыт для работы: с ним работают все, у кого есть право, передавать его не нужно." : "";
  if (!answered_or_late(one, today))
    return "Сначала отвечает школа: её срок — по " + ru_date(*parse_iso_date(one.reply_to)) + ".";
  if (kind == "publish") return published ? "Случай уже открыт для работы." : "";
  if (kind == "close") return "";
  if (!published) return "Сначала откройте случай для работы: пока его видят только вы и школа.";
  if (kind == "recommend" && one.step("causes") == nullptr)
    return "Рекомендация следует из причин: сначала назовите их.";
  if (kind == "measure" && one.step("recommend") == nullptr)
    return "Мера следует из рекомендации: сначала дайте её школе.";
  return "";
}

void check_day(const std::string& due) {
  if (!due.empty() && !parse_iso_date(due)) lacking("Срок: ожидалась дата ГГГГ-ММ-ДД, а не «" + prefix(due, 20) + "».");
}

void check_causes(NewStep& step) {
  std::vector<std::string> known;
  for (const std::string& id : step.causes) {
    if (find_cause(id) == nullptr) lacking("Причины «" + prefix(id, 40) + "» в списке нет.");
    if (std::ranges::count(known, id) == 0) known.push_back(id);
  }
  if (known.empty() && length(squeezed(step.words)) < 10)
    lacking("Отметьте хотя бы одну причину или напишите свою (хотя бы 10 знаков).");
  step.choice = joined(known, ",");
}

void check_outcome(const Case& one, const NewStep& step) {
  if (find_word(kOutcomes, step.choice) == nullptr)
    lacking("Итог: confirmed (подтвердился), explained (объяснён) или not_confirmed (не подтвердился).");
  if (length(squeezed(step.words)) < 10) lacking("Напишите, из чего следует итог (хотя бы 10 знаков).");
  if (step.choice == "explained") return;
  if (one.step("publish") == nullptr)
    lacking("Пока случай не открыт для работы, его можно закрыть только как объяснённый.");
  const Step* reply = one.step("reply");
  const bool admitted = step.choice == "confirmed" && reply != nullptr && reply->choice == "agree";
  if (!admitted && one.step("recheck") == nullptr)
    lacking("Подтвердить или опровергнуть признак можно по перепроверке работ" +
            std::string(step.choice == "confirmed" ? " или когда школа с ним согласна" : "") +
            ". Без неё возможен итог «объяснён».");
}

void check_recheck(const db::Read& read, const Who& who, const Case& one, const NewStep& step) {
  if (step.reference == 0) lacking("Укажите номер перепроверки.");
  const Recheck found = recheck(read, who, step.reference);
  if (!organises(who, found)) throw Error(Code::forbidden, "Перепроверку к случаю относит тот, кто её ведёт.");
  const auto works = sampled(read, who, found);
  if (std::ranges::none_of(works, [&](const SampledWork& work) { return work.school == one.school.id; }))
    lacking("В перепроверке «" + found.plan.name + "» нет ни одной работы этой школы.");
}

void check_measure(const db::Read& read, const Who& who, const NewStep& step, Date today) {
  if (step.reference == 0 && length(squeezed(step.words)) < 10)
    lacking("Напишите меру (хотя бы 10 знаков) или выберите мероприятие плана.");
  if (step.reference == 0) return;
  const execution::Hand hand{
      .scope = who.scope, .account = who.account, .node = who.node, .name = who.name, .powers = {}};
  execution::measure(read, hand, MeasureId{step.reference}, today);  // throws when it is not seen
}

void check_handover(const db::Read& read, const Case& one, NewStep& step) {
  const auto takers = may_take_over(read, one);
  const auto found = std::ranges::find(takers, AccountId{step.reference}, &people::Account::id);
  if (found == takers.end())
    lacking("Выберите, кому передать: сотрудника, который работает со случаями и видит эту школу.");
  step.choice = found->name;
}

/// What a step needs beside its turn.
void check(const db::Read& read, const Who& who, const Case& one, NewStep& step) {
  check_day(step.due);
  const bool said = length(squeezed(step.words)) >= 10;
  if (step.kind == "reply") {
    if (find_word(kStands, step.choice) == nullptr)
      lacking("Что отвечает школа: agree (согласна), explain (объясняет) или disagree (не согласна).");
    if (!said) lacking("Напишите ответ: чем школа объясняет результаты (хотя бы 10 знаков).");
  }
  if (step.kind == "causes") check_causes(step);
  if (step.kind == "recommend" && !said) lacking("Напишите рекомендацию (хотя бы 10 знаков).");
  if (step.kind == "measure") check_measure(read, who, step, sys::today());
  if (step.kind == "recheck") check_recheck(read, who, one, step);
  if (step.kind == "close") check_outcome(one, step);
  if (step.kind == "handover") check_handover(read, one, step);
}

void must_be_allowed(const Who& who, const Case& one, std::string_view kind) {
  if (kind == "reply") {
    if (!who.owner && (!who.school || !who.replies)) throw Error(Code::forbidden, "Отвечает сама школа.");
    return;
  }
  if (!who.changes || who.school) throw Error(Code::forbidden, "Этот шаг делает управление образования.");
  if (!leads(who, one)) throw Error(Code::forbidden, "До открытия для работы шаги делает тот, кому случай передан.");
}

const Step* newest(const Case& one) {
  const auto found = std::ranges::find_if(one.steps, [](const Step& step) { return step.withdrawn_at.empty(); });
  return found == one.steps.end() ? nullptr : &*found;
}

void tell_holder(const db::Write& write, const Case& one, std::string_view stand) {
  if (one.holder().value == 0) return;
  reminders::add_notice(write, {.account = one.holder(),
                                .kind = "case",
                                .title = "Школа ответила: " + one.school.name,
                                .text = std::string(choice_title(stand)) + ". Случай № " + std::to_string(one.id) +
                                        " можно открыть для работы или закрыть.",
                                .link = "/objectivity/cases/" + std::to_string(one.id),
                                .at = sys::now_iso()});
}

void tell_taker(const db::Write& write, const Case& one, AccountId taker) {
  reminders::add_notice(write, {.account = taker,
                                .kind = "case",
                                .title = "Вам передан случай: " + one.school.name,
                                .text = "Ответ школы — по " + ru_date(*parse_iso_date(one.reply_to)) +
                                        ". До открытия для работы случай ведёте вы.",
                                .link = "/objectivity/cases/" + std::to_string(one.id),
                                .at = sys::now_iso()});
}

}  // namespace

std::string_view step_title(std::string_view kind) {
  const Word* found = find_word(kKinds, kind);
  return found == nullptr ? kind : found->title;
}

std::string_view choice_title(std::string_view choice) {
  if (const Word* stand = find_word(kStands, choice)) return stand->title;
  const Word* outcome = find_word(kOutcomes, choice);
  return outcome == nullptr ? std::string_view() : outcome->title;
}

std::vector<std::string> open_steps(const Who& who, const Case& one, Date today) {
  std::vector<std::string> out;
  const bool school = who.owner || (who.school && who.replies);
  if (school && one.step("reply") == nullptr && one.step("close") == nullptr) out.emplace_back("reply");
  if (!who.changes || who.school || !leads(who, one)) return out;
  for (const Word& kind : kKinds)
    if (kind.name != "reply" && closed_way(one, kind.name, today).empty()) out.emplace_back(kind.name);
  return out;
}

std::int64_t take_step(const db::Write& write, const Who& who, const Case& one, const NewStep& fresh, Date today) {
  NewStep step = fresh;
  if (find_word(kKinds, step.kind) == nullptr) lacking("Шага «" + prefix(step.kind, 40) + "» нет.");
  must_be_allowed(who, one, step.kind);
  if (step.kind == "reply") {
    if (one.step("close") != nullptr) refuse("Случай закрыт.");
    if (one.step("reply") != nullptr) refuse("Школа уже ответила. Чтобы ответить иначе, отзовите ответ.");
  } else if (const std::string why = closed_way(one, step.kind, today); !why.empty()) {
    refuse(why);
  }
  check(write, who, one, step);
  const std::int64_t id = write.insert(sql::insert_case_step, {one.id, step.kind, step.choice, prefix(step.words, 4000),
                                                               step.due, step.reference, sys::now_iso(), who.name});
  if (step.kind == "reply") tell_holder(write, one, step.choice);
  if (step.kind == "handover") tell_taker(write, one, AccountId{step.reference});
  return id;
}

bool may_undo(const Who& who, const Case& one) {
  const Step* last = newest(one);
  if (last == nullptr) return false;
  if (last->kind == "reply") return who.owner || (who.school && who.replies);
  // What was handed over by mistake comes back to who did it.
  return who.changes && !who.school && (leads(who, one) || last->kind == "handover");
}

std::vector<people::Account> may_take_over(const db::Read& read, const Case& one) {
  std::vector<people::Account> out;
  for (const people::Account& account : people::accounts(read, {})) {
    if (account.id == one.holder()) continue;
    const auto viewer = people::viewer(read, account.id);
    if (!viewer || !viewer->may("cases.change") || !viewer->scope().covers(one.school)) continue;
    if (viewer->account.node.kind == org::Kind::municipality) out.push_back(account);
  }
  std::ranges::sort(out, {}, &people::Account::name);
  return out;
}

void undo_step(const db::Write& write, const Who& who, const Case& one) {
  const Step* last = newest(one);
  if (last == nullptr) refuse("Отменять нечего: случай только открыт, его можно убрать.");
  if (!may_undo(who, one)) {
    if (last->kind == "reply") refuse("Ответ отзывает сама школа.");
    if (who.school) refuse("После ответа школы управление уже сделало шаг: отозвать ответ нельзя.");
    throw Error(Code::forbidden, "Этот шаг отменяет управление образования.");
  }
  write.run(sql::withdraw_case_step, {sys::now_iso(), last->id});
}

}  // namespace vekha::cases
