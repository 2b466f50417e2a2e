// New days and new people for tasks and windows.
#include "base/text.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/state.hpp"
#include "domain/execution/visible.hpp"
#include "io/sys/clock.hpp"

namespace vekha::execution {
namespace {

/// The first day moves with the last one when it is not given.
Date first_of(const Move& move, const calendar::Period& before) {
  if (move.from) return *move.from;
  return {move.due.days - (before.to.days - before.from.days)};
}

void check_move(const Hand& who, const Move& move, const calendar::Period& before) {
  if (!who.powers.edits) throw Error(Code::forbidden, "Сроки переносит тот, кто ведёт план.");
  if (trimmed(move.reason).empty()) throw Error(Code::bad_input, "Чтобы перенести срок, напишите причину.");
  if (first_of(move, before) > move.due) throw Error(Code::bad_input, "Первый день позже последнего. Проверьте даты.");
}

struct WindowRow {
  calendar::Period days;
  int row_version = 0;
};

}  // namespace

void move_task(const db::Write& write, const Hand& who, const Seen& seen, const Move& move) {
  const State before = state_as_seen(write, who, seen);
  check_move(who, move, {before.from, before.due});
  if (!is_open(before.status))
    throw Error(Code::conflict, "Задача закрыта, её срок не переносят. Сначала возобновите её.");
  State after = before;
  after.from = first_of(move, {before.from, before.due});
  after.due = move.due;
  after.moved = true;
  put_state(write, before, after,
            {"move", ru_date(before.due) + " → " + ru_date(after.due) + ": " + move.reason, snapshot(before), {}, {}});
}

void move_occurrence(const db::Write& write, const Hand& who, OccurrenceId id, const Move& move, int row_version) {
  const auto found = write.first(sql::window, {id, who.scope.path, who.scope.path}, [](const db::Row& row) {
    return WindowRow{{day(row, 0), day(row, 1)}, static_cast<int>(row.integer(2))};
  });
  if (!found) throw Error(Code::not_found, "Срок мероприятия не найден.");
  check_move(who, move, found->days);
  if (row_version != 0 && row_version != found->row_version)
    throw Error(Code::conflict, "Срок уже переставили: теперь " + ru_date(found->days.from) + " — " +
                                    ru_date(found->days.to) + ". Ваше изменение не записано.");
  const std::string from = iso_date(first_of(move, found->days));
  const std::string due = iso_date(move.due);
  write.run(sql::move_window, {from, due, id});
  write.run(sql::insert_move, {id, sys::now_iso(), write.actor().name, iso_date(found->days.from),
                               iso_date(found->days.to), from, due, move.reason});
  write.run(sql::follow_window, {from, due, id});
}

void assign(const db::Write& write, const Hand& who, const Seen& seen, std::optional<AccountId> account) {
  const State before = state_as_seen(write, who, seen);
  if (!who.powers.edits && !who.powers.executes)
    throw Error(Code::forbidden, "Назначает тот, кто исполняет или ведёт план.");
  std::string name = "никому";
  if (account) {
    const auto found =
        write.first(sql::account_of_node, {*account, before.node_path}, [](const db::Row& row) { return row.text(0); });
    if (!found) throw Error(Code::bad_input, "Такого сотрудника у исполнителя нет. Выберите из списка.");
    name = *found;
  }
  State after = before;
  after.account = account;
  put_state(write, before, after, {"assign", name, snapshot(before), {}, {}});
}

}  // namespace vekha::execution
