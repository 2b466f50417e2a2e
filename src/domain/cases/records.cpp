// Cases in the records: who sees which, opening, removing.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/cases/cases.hpp"
#include "domain/cases/cases.sql.hpp"
#include "domain/cases/given.hpp"
#include "domain/reminders/reminders.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cases {
namespace {

struct StageRow {
  std::string_view name;
  std::string_view title;
};
constexpr std::array kStages = {StageRow{"waiting", "школа отвечает"},
                                StageRow{"overdue", "срок ответа прошёл"},
                                StageRow{"answered", "школа ответила"},
                                StageRow{"published", "открыт для работы"},
                                StageRow{"causes", "причины названы"},
                                StageRow{"recommended", "рекомендация дана"},
                                StageRow{"measures", "меры приняты"},
                                StageRow{"rechecked", "работы перепроверяют"},
                                StageRow{"closed", "закрыт"}};

Step step_of(const db::Row& row) {
  return {.id = row.integer(0),
          .kind = row.text(1),
          .choice = row.text(2),
          .words = row.text(3),
          .due = row.text(4),
          .reference = row.integer(5),
          .recorded_at = row.text(6),
          .actor = row.text(7),
          .withdrawn_at = row.text(8)};
}

Fact fact_of(const db::Row& row) { return {row.text(0), row.text(1), row.text(2), row.integer(3), row.text(4)}; }

/// Without its school, facts and steps.
struct Bare {
  Case one;
  NodeId school;
};
Bare bare_of(const db::Row& row) {
  Bare out;
  out.school = row.id<NodeId>(1);
  Case& one = out.one;
  one.id = row.integer(0);
  one.sign = {.method = row.text(2),
              .title = row.text(3),
              .year = static_cast<int>(row.integer(4)),
              .procedure = row.text(5),
              .grade = static_cast<int>(row.integer(6)),
              .subject = row.text(7),
              .posterior = row.maybe_real(8),
              .facts = {},
              .found = true};
  one.reply_days = static_cast<int>(row.integer(9));
  one.reply_to = row.text(10);
  one.account = row.id<AccountId>(11);
  one.recorded_at = row.text(12);
  one.actor = row.text(13);
  one.withdrawn_at = row.text(14);
  return out;
}

Case filled(const db::Read& read, Bare bare) {
  Case out = std::move(bare.one);
  out.school = org::node(read, {}, bare.school);
  out.sign.facts = read.all(sql::facts_of_case, {out.id}, fact_of);
  out.steps = read.all(sql::case_steps, {out.id}, step_of);
  return out;
}

[[noreturn]] void unknown(std::int64_t id) {
  throw Error(Code::not_found, "Случая № " + std::to_string(id) + " нет среди тех, что вам видны.");
}

void must_be_new(const db::Read& read, const Sign& sign, NodeId school) {
  for (const Bare& bare : read.all(sql::cases, {}, bare_of)) {
    if (bare.school != school || !bare.one.withdrawn_at.empty()) continue;
    const Sign& known = bare.one.sign;
    if (known.method != sign.method || known.year != sign.year || known.procedure != sign.procedure ||
        known.grade != sign.grade || known.subject != sign.subject || known.title != sign.title)
      continue;
    if (filled(read, bare).step("close") != nullptr) continue;
    throw Error(Code::conflict, "Случай по этому признаку школы уже открыт.");
  }
}

Sign told_in_words(const Opening& opening) {
  const SignQuestion& question = opening.question;
  if (length(squeezed(opening.words)) < 10)
    throw Error(Code::bad_input,
                "Напишите, откуда известно о признаке: список, письмо, обращение (хотя бы 10 знаков).");
  return {.method = "other",
          .title = prefix(squeezed(opening.words), 400),
          .year = question.year,
          .procedure = question.procedure,
          .grade = question.grade,
          .subject = question.subject,
          .posterior = {},
          .facts = {},
          .found = true};
}

/// Whoever is not shown the signs of a school cannot learn of them by asking.
void must_be_shown(const db::Read& read, const Who& who, const org::Node& school, const SignQuestion& question) {
  if (!sight(read, who, sys::today()).shows(school.id, question.year, question.method))
    throw Error(Code::forbidden,
                "Признаки этой школы пока видит только управление: случай по методике открывает оно. " +
                    sight_words(read, who, question.year));
}

Sign sign_to_open(const Ground& ground, const Who& who, const org::Node& school, const Opening& opening) {
  if (opening.question.method == "other") return told_in_words(opening);
  must_be_shown(ground.read, who, school, opening.question);
  Sign sign = sign_of(ground, school, opening.question);
  if (!sign.found)
    throw Error(Code::bad_input, "По этой методике у школы «" + school.name + "» за " +
                                     std::to_string(opening.question.year) +
                                     " год признака нет. Если о нём известно из другого источника, откройте случай "
                                     "словами (методика «other»).");
  return sign;
}

/// People of the school who answer for it hear of the case; nobody else does.
void tell_school(const db::Write& write, const org::Node& school, std::int64_t id, const std::string& last_day) {
  for (const people::Account& account : people::accounts(write, {school.path})) {
    const auto viewer = people::viewer(write, account.id);
    if (!viewer || !viewer->may("cases.reply")) continue;
    reminders::add_notice(write, {.account = account.id,
                                  .kind = "case",
                                  .title = "Вопрос школе о результатах",
                                  .text = "Ответьте по " + last_day +
                                          ". Пока школа не ответила, случай видят только она и тот, кто его открыл.",
                                  .link = "/objectivity/cases/" + std::to_string(id),
                                  .at = sys::now_iso()});
  }
}

}  // namespace

std::string_view stage_name(Stage stage) { return kStages.at(static_cast<std::size_t>(stage)).name; }
std::string_view stage_title(Stage stage) { return kStages.at(static_cast<std::size_t>(stage)).title; }

const Step* Case::step(std::string_view kind) const {
  const auto found =
      std::ranges::find_if(steps, [&](const Step& one) { return one.kind == kind && one.withdrawn_at.empty(); });
  return found == steps.end() ? nullptr : &*found;
}

AccountId Case::holder() const {
  const Step* handed = step("handover");
  return handed == nullptr ? account : AccountId{handed->reference};
}

Stage Case::stage(Date today) const {
  if (step("close") != nullptr) return Stage::closed;
  if (step("publish") == nullptr) {
    if (step("reply") != nullptr) return Stage::answered;
    return iso_date(today) <= reply_to ? Stage::waiting : Stage::overdue;
  }
  if (step("recheck") != nullptr) return Stage::rechecked;
  if (step("measure") != nullptr) return Stage::measures;
  if (step("recommend") != nullptr) return Stage::recommended;
  return step("causes") != nullptr ? Stage::causes : Stage::published;
}

Who who_is(const people::Viewer& viewer) {
  return {.scope = viewer.scope(),
          .account = viewer.account.id,
          .name = viewer.account.name,
          .node = viewer.account.node.id,
          .school = viewer.account.node.kind == org::Kind::school,
          .first = viewer.account.node.kind == org::Kind::municipality && viewer.may("objectivity.first"),
          .changes = viewer.may("cases.change"),
          .replies = viewer.may("cases.reply"),
          .rechecks = viewer.may("rechecks.change")};
}

Who owner_of_folder(const std::string& name) {
  Who out;
  out.name = name;
  out.owner = out.first = out.changes = out.replies = out.rechecks = true;
  return out;
}

bool leads(const Who& who, const Case& one) {
  return who.owner || one.step("publish") != nullptr || who.account == one.holder();
}

bool sees(const Who& who, const Case& one) {
  if (who.owner) return true;
  if (!who.scope.covers(one.school)) return false;
  if (who.account == one.account) return true;
  const bool handed = std::ranges::any_of(one.steps, [&](const Step& step) {
    return step.kind == "handover" && step.withdrawn_at.empty() && step.reference == who.account.value;
  });
  if (handed) return true;
  return who.school || one.step("publish") != nullptr;
}

std::vector<Case> list(const db::Read& read, const Who& who, const Query& query, Date today) {
  std::vector<Case> out;
  for (Bare& bare : read.all(sql::cases, {}, bare_of)) {
    if (!bare.one.withdrawn_at.empty()) continue;
    if (query.year && bare.one.sign.year != *query.year) continue;
    if (query.school && bare.school != *query.school) continue;
    Case one = filled(read, std::move(bare));
    if (!sees(who, one)) continue;
    if (!query.stage.empty() && stage_name(one.stage(today)) != query.stage) continue;
    out.push_back(std::move(one));
  }
  return out;
}

Case get(const db::Read& read, const Who& who, std::int64_t id) {
  auto bare = read.first(sql::case_by_id, {id}, bare_of);
  if (!bare || !bare->one.withdrawn_at.empty()) unknown(id);
  Case out = filled(read, std::move(*bare));
  if (!sees(who, out)) unknown(id);
  return out;
}

std::int64_t open(const Ground& ground, const db::Write& write, const Who& who, const Opening& opening, Date today) {
  if (!who.changes || who.school) throw Error(Code::forbidden, "Случаи открывает управление образования.");
  const org::Node school = org::node(write, who.scope, opening.school);
  if (school.kind != org::Kind::school) throw Error(Code::bad_input, "Случай открывают о школе.");
  if (opening.reply_days < 1 || opening.reply_days > 60)
    throw Error(Code::bad_input, "Срок ответа школы: от 1 до 60 рабочих дней.");
  const Sign sign = sign_to_open(ground, who, school, opening);
  must_be_new(write, sign, school.id);
  const Date last = catalog::term_ground(write).calendar.add_working_days(today, opening.reply_days);
  const std::int64_t id = write.insert(
      sql::insert_case, {school.id, sign.method, sign.title, sign.year, sign.procedure, sign.grade, sign.subject,
                         sign.posterior, opening.reply_days, iso_date(last), who.account, sys::now_iso(), who.name});
  for (const Fact& one : sign.facts)
    write.insert(sql::insert_fact, {id, one.sign, one.title, one.exam, one.works, one.words});
  tell_school(write, school, id, ru_date(last));
  return id;
}

void remove(const db::Write& write, const Who& who, const Case& one) {
  if (!leads(who, one)) throw Error(Code::forbidden, "Случай убирает тот, кто его ведёт.");
  if (one.step("reply") != nullptr || one.step("publish") != nullptr)
    throw Error(Code::conflict,
                "Школа уже ответила или случай открыт для работы: его закрывают с итогом, а не убирают.");
  write.run(sql::mark_case, {sys::now_iso(), one.id});
}

void restore(const db::Write& write, const Who& who, std::int64_t id) {
  auto bare = write.first(sql::case_by_id, {id}, bare_of);
  if (!bare || bare->one.withdrawn_at.empty()) unknown(id);
  const Case one = filled(write, std::move(*bare));
  if (!sees(who, one) || who.school) unknown(id);
  must_be_new(write, one.sign, one.school.id);
  write.run(sql::mark_case, {"", id});
}

}  // namespace vekha::cases
