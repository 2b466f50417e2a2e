// Ratings in the records: versions of their rules, steps that open, freeze and publish, objections of schools.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/ratings/ratings.hpp"
#include "domain/ratings/ratings.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::ratings {
namespace {

struct StageRow {
  std::string_view name;
  std::string_view title;
};
constexpr std::array kStages = {
    StageRow{"draft", "черновик, школы не видят"}, StageRow{"appeals", "школы видят свою строку и могут возразить"},
    StageRow{"frozen", "заморожен, школы видят свою строку"}, StageRow{"published", "опубликован для школ"}};

Step step_of(const db::Row& row) {
  return {.id = row.integer(0),
          .kind = row.text(1),
          .from = row.text(2),
          .to = row.text(3),
          .act = {row.text(4), row.text(5), row.text(6)},
          .recorded_at = row.text(7),
          .actor = row.text(8),
          .withdrawn_at = row.text(9)};
}

/// Nothing when no version of it holds.
std::optional<Rating> filled(const db::Read& read, Rating out) {
  std::string content;
  read.each(sql::versions, {out.id}, [&](const db::Row& row) {
    if (content.empty() && row.text(4).empty()) content = row.text(1);
    out.versions.push_back({row.integer(0), row.text(2), row.text(3), row.text(4)});
  });
  if (content.empty()) return std::nullopt;
  out.rules = rules_from(content);
  out.steps = read.all(sql::steps, {out.id}, step_of);
  return out;
}

std::vector<Rating> all(const db::Read& read) {
  struct Head {
    std::int64_t id;
    NodeId node;
    std::string withdrawn_at;
  };
  const auto heads = read.all(sql::ratings, {},
                              [](const db::Row& row) { return Head{row.integer(0), row.id<NodeId>(1), row.text(4)}; });
  std::vector<Rating> out;
  for (const Head& head : heads) {
    Rating one{.id = head.id, .node = org::node(read, {}, head.node), .withdrawn_at = head.withdrawn_at};
    if (auto full = filled(read, std::move(one))) out.push_back(std::move(*full));
  }
  return out;
}

[[noreturn]] void refuse(const std::string& text) { throw Error(Code::conflict, text); }

void must_be_draft(const Rating& rating) {
  if (rating.stage() != Stage::draft)
    refuse("Критерии и веса меняют до того, как школы увидели свои места. Сейчас рейтинг " +
           std::string(stage_title(rating.stage())) + ": сначала отмените последний шаг.");
}

/// What the law and the catalogue say to the rules.
void check(const Knowledge& knowledge, const Rules& rules) {
  indicators::Set whole{.id = "rating", .name = rules.name, .audience = rules.audience};
  Issues issues;
  const auto complain = [&](const Criterion& one, const std::string& what) {
    issues.push_back({.code = "criterion",
                      .severity = Severity::error,
                      .place = {},
                      .message = "Критерий " + one.code + ": " + what});
  };
  for (const Criterion& one : rules.criteria) {
    if (!one.indicator.empty()) {
      const indicators::Definition* definition = knowledge.library.find(one.indicator);
      if (definition == nullptr)
        complain(one, "показателя «" + one.indicator + "» нет.");
      else if (definition->direction == "none")
        complain(one, "«" + definition->name + "» не оценивается: у него нет лучшего и худшего.");
      else if (std::ranges::count(definition->by, "school") == 0)
        complain(one, "«" + definition->name + "» не считается по школам.");
      whole.slots.push_back({.code = one.code, .indicator = one.indicator});
      continue;
    }
    const auto set = std::ranges::find(knowledge.sets, one.set, &indicators::Set::id);
    if (set == knowledge.sets.end())
      complain(one, "набора «" + one.set + "» нет.");
    else if (set->aggregation == indicators::Aggregation::none)
      complain(one, "набор «" + set->name + "» не сводится в одно число.");
    else
      whole.slots.insert(whole.slots.end(), set->slots.begin(), set->slots.end());
  }
  if (!issues.empty()) throw Error(Code::bad_input, "Рейтинг не записан: исправьте критерии.", issues);
  const indicators::Guard guard = indicators::guard(whole, knowledge.library);
  if (guard.refused) throw Error(Code::forbidden, joined(guard.reasons, "\n"));
  if (!guard.reasons.empty() && rules.vpr_ground.empty())
    throw Error(Code::forbidden, joined(guard.reasons, "\n") +
                                     "\nЧтобы всё же взять их в рейтинг, запишите основание: почему без них нельзя.");
}

void write_version(const db::Write& write, std::int64_t rating, const Rules& rules) {
  write.insert(sql::insert_version, {rating, rules_json(rules), sys::now_iso(), write.actor().name});
}

struct NewStep {
  std::string kind;
  std::string from{};
  std::string to{};
  indicators::Basis act{};
  std::string content{};
};
void write_step(const db::Write& write, const Rating& rating, const NewStep& step) {
  write.insert(sql::insert_step, {rating.id, step.kind, step.from, step.to, step.act.act, step.act.date,
                                  step.act.clause, step.content, sys::now_iso(), write.actor().name});
}

void must_be_heard(const db::Read& read, const Rating& rating, Date today) {
  if (rating.rules.appeal_days == 0) return;
  const Step* heard = rating.step("appeals");
  if (heard == nullptr)
    refuse("По порядку рейтинга школы могут возразить: сначала откройте срок возражений (" +
           counted(rating.rules.appeal_days, "день", "дня", "дней") + ").");
  if (const auto last = parse_iso_date(heard->to); last && today <= *last)
    refuse("Школы могут возразить по " + ru_date(*last) + ". Заморозить можно на следующий день.");
  const auto waiting = std::ranges::count_if(objections(read, rating, {}), [](const Objection& one) {
    return one.verdict.empty() && one.withdrawn_at.empty();
  });
  if (waiting > 0)
    refuse("Без ответа " + counted(waiting, "возражение", "возражения", "возражений") +
           ". Ответьте школам и заморозьте.");
}

Objection objection_of(const db::Row& row) {
  return {.id = row.integer(0),
          .school = row.id<NodeId>(1),
          .school_code = row.text(2),
          .school_name = row.text(3),
          .criterion = row.text(4),
          .text = row.text(5),
          .recorded_at = row.text(6),
          .actor = row.text(7),
          .verdict = row.text(8),
          .answer = row.text(9),
          .answered_at = row.text(10),
          .answered_by = row.text(11),
          .withdrawn_at = row.text(12)};
}

void must_not_be_frozen(const Rating& rating) {
  if (rating.stage() == Stage::frozen || rating.stage() == Stage::published)
    refuse("Рейтинг уже заморожен: возражения закрыты.");
}

}  // namespace

std::string_view stage_name(Stage stage) { return kStages.at(static_cast<std::size_t>(stage)).name; }
std::string_view stage_title(Stage stage) { return kStages.at(static_cast<std::size_t>(stage)).title; }

const Step* Rating::step(std::string_view kind) const {
  const auto found =
      std::ranges::find_if(steps, [&](const Step& one) { return one.kind == kind && one.withdrawn_at.empty(); });
  return found == steps.end() ? nullptr : &*found;
}

Stage Rating::stage() const {
  if (step("publish") != nullptr) return Stage::published;
  if (step("freeze") != nullptr) return Stage::frozen;
  return step("appeals") != nullptr ? Stage::appeals : Stage::draft;
}

Sight sight(const Rating& rating, const org::Scope& scope) {
  if (scope.covers(rating.node)) return Sight::all;
  if (!scope.path.starts_with(rating.node.path) || rating.stage() == Stage::draft) return Sight::none;
  return rating.stage() == Stage::published ? Sight::all : Sight::own;
}

std::vector<Rating> list(const db::Read& read, const org::Scope& scope) {
  std::vector<Rating> out = all(read);
  std::erase_if(out, [&](const Rating& one) { return !one.withdrawn_at.empty() || sight(one, scope) == Sight::none; });
  return out;
}

Rating rating(const db::Read& read, const org::Scope& scope, std::int64_t id) {
  for (Rating& one : list(read, scope))
    if (one.id == id) return std::move(one);
  throw Error(Code::not_found, "Рейтинга № " + std::to_string(id) +
                                   " нет, или вам он пока не открыт. Те, что есть, — в списке рейтингов.");
}

Knowledge knowledge(const db::Read& read, const std::string& data_folder, const indicators::Library& library) {
  return {library, indicators::sets(read, data_folder, library)};
}

std::int64_t begin(const db::Write& write, const Knowledge& knowledge, const org::Node& node, const Rules& rules) {
  check(knowledge, rules);
  const std::int64_t id = write.insert(sql::insert_rating, {node.id, sys::now_iso(), write.actor().name});
  write_version(write, id, rules);
  return id;
}

void change(const db::Write& write, const Knowledge& knowledge, const Rating& rating, const Rules& rules) {
  must_be_draft(rating);
  if (rules == rating.rules) refuse("Ничего не изменилось: записывать нечего.");
  check(knowledge, rules);
  write_version(write, rating.id, rules);
}

void undo_change(const db::Write& write, const Rating& rating) {
  must_be_draft(rating);
  const auto holding =
      std::ranges::count_if(rating.versions, [](const Version& one) { return one.withdrawn_at.empty(); });
  if (holding < 2) refuse("Это первая запись рейтинга: отменять нечего, его можно только убрать.");
  const auto newest =
      std::ranges::find_if(rating.versions, [](const Version& one) { return one.withdrawn_at.empty(); });
  write.run(sql::withdraw_version, {sys::now_iso(), newest->id, rating.id});
}

void remove(const db::Write& write, const Rating& rating) {
  if (rating.stage() == Stage::published) refuse("Опубликованный рейтинг не убирают: сначала отмените публикацию.");
  write.run(sql::mark_rating, {sys::now_iso(), rating.id});
}

void restore(const db::Write& write, const org::Scope& scope, std::int64_t id) {
  for (const Rating& one : all(write))
    if (one.id == id && scope.covers(one.node)) {
      write.run(sql::mark_rating, {"", id});
      return;
    }
  throw Error(Code::not_found, "Рейтинга № " + std::to_string(id) + " не было.");
}

void open_appeals(const db::Write& write, const Rating& rating, Date from) {
  must_be_draft(rating);
  if (rating.rules.appeal_days == 0) refuse("По порядку этого рейтинга возражений нет: срок — 0 дней.");
  write_step(write, rating,
             {.kind = "appeals", .from = iso_date(from), .to = iso_date(from.plus_days(rating.rules.appeal_days - 1))});
}

void freeze(const indicators::Ground& ground, const db::Write& write, const Knowledge& knowledge, const Rating& rating,
            Date today) {
  must_not_be_frozen(rating);
  must_be_heard(write, rating, today);
  JsonWriter json;
  write_table(json, table(ground, knowledge, rating));
  write_step(write, rating, {.kind = "freeze", .content = json.text()});
}

void publish(const db::Write& write, const Rating& rating, const indicators::Basis& act) {
  if (rating.stage() == Stage::published) refuse("Рейтинг уже опубликован.");
  if (rating.stage() != Stage::frozen) refuse("Публикуют замороженный рейтинг: сначала заморозьте.");
  if (act.act.empty() || !parse_iso_date(act.date))
    throw Error(Code::bad_input, "Публикуют по акту: нужны его название с номером и дата ГГГГ-ММ-ДД.");
  write_step(write, rating, {.kind = "publish", .act = act});
}

void undo_step(const db::Write& write, const Rating& rating) {
  const auto newest = std::ranges::find_if(rating.steps, [](const Step& one) { return one.withdrawn_at.empty(); });
  if (newest == rating.steps.end()) refuse("Рейтинг — черновик: отменять нечего.");
  write.run(sql::withdraw_step, {sys::now_iso(), newest->id, rating.id});
}

std::vector<Objection> objections(const db::Read& read, const Rating& rating, const org::Scope& scope) {
  std::vector<Objection> out = read.all(sql::objections, {rating.id}, objection_of);
  if (scope.covers(rating.node)) return out;
  std::erase_if(out, [&](const Objection& one) { return !scope.covers(org::node(read, {}, one.school)); });
  return out;
}

std::int64_t object(const db::Write& write, const Rating& rating, const NewObjection& fresh, Date today) {
  const Step* heard = rating.stage() == Stage::appeals ? rating.step("appeals") : nullptr;
  if (heard == nullptr) refuse("Сейчас возражения не принимаются.");
  const auto from = parse_iso_date(heard->from);
  const auto to = parse_iso_date(heard->to);
  if (today < *from || today > *to) refuse("Возражения принимаются с " + ru_date(*from) + " по " + ru_date(*to) + ".");
  if (length(squeezed(fresh.text)) < 10)
    throw Error(Code::bad_input, "Напишите, с чем школа не согласна и почему (хотя бы 10 знаков).");
  if (!fresh.criterion.empty() &&
      std::ranges::find(rating.rules.criteria, fresh.criterion, &Criterion::code) == rating.rules.criteria.end())
    throw Error(Code::bad_input, "Критерия «" + fresh.criterion + "» в рейтинге нет.");
  return write.insert(sql::insert_objection, {rating.id, fresh.school, fresh.criterion, prefix(fresh.text, 4000),
                                              sys::now_iso(), write.actor().name});
}

void answer(const db::Write& write, const Rating& rating, const Answer& answer) {
  must_not_be_frozen(rating);
  if (answer.verdict != "accepted" && answer.verdict != "rejected")
    throw Error(Code::bad_input, "Решение по возражению: accepted (принято) или rejected (отклонено).");
  if (squeezed(answer.text).empty()) throw Error(Code::bad_input, "Напишите школе, почему решено так.");
  if (write.run(sql::answer_objection, {answer.verdict, prefix(answer.text, 4000), sys::now_iso(), write.actor().name,
                                        answer.objection, rating.id}) == 0)
    throw Error(Code::not_found, "Такого возражения нет, или школа его отозвала.");
}

void withdraw_objection(const db::Write& write, const Rating& rating, std::int64_t objection) {
  must_not_be_frozen(rating);
  if (write.run(sql::withdraw_objection, {sys::now_iso(), objection, rating.id}) == 0)
    throw Error(Code::not_found, "Такого возражения нет, или оно уже отозвано.");
}

std::int64_t rating_of(const db::Read& read, const org::Scope& scope, std::int64_t objection) {
  const auto found = read.first(sql::rating_of_objection, {objection},
                                [](const db::Row& row) { return std::pair{row.integer(0), row.id<NodeId>(1)}; });
  if (!found || !scope.covers(org::node(read, {}, found->second)))
    throw Error(Code::not_found, "Возражения № " + std::to_string(objection) + " нет.");
  return found->first;
}

}  // namespace vekha::ratings
