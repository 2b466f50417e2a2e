#include "base/text.hpp"
#include "domain/papers/check.hpp"
#include "domain/papers/papers.hpp"
#include "domain/papers/papers.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::papers {
namespace {

Person person_of(const db::Row& row) {
  const auto day = row.maybe_text(4);
  return {.id = row.integer(0),
          .account = row.id<AccountId>(1),
          .name = row.text(2),
          .position = row.text(3),
          .acquainted_on = day ? parse_iso_date(*day) : std::nullopt,
          .marked_by = row.text(5),
          .marked_at = row.text(6)};
}

Person person_in(const db::Read& read, PaperId id, std::int64_t person) {
  auto found = read.first(sql::person, {id, person}, person_of);
  if (!found) throw Error(Code::not_found, "Такой строки в листе ознакомления нет.");
  return *std::move(found);
}

void mark(const db::Write& write, std::int64_t person, std::optional<Date> day) {
  const std::optional<std::string> text = day ? std::optional(iso_date(*day)) : std::nullopt;
  write.run(sql::mark_person, {text, day ? write.actor().name : "", sys::now_iso(), person});
}

}  // namespace

std::vector<Person> people(const db::Read& read, PaperId id) { return read.all(sql::people_of, {id}, person_of); }

std::int64_t add_person(const db::Write& write, const org::Scope& scope, PaperId id, const Person& person) {
  stand(write, scope, id);
  if (squeezed(person.name).empty())
    throw Error(Code::bad_input, "Не указано, кого ознакомить. Напишите фамилию и имя или выберите учётную запись.");
  if (person.account && write.first(sql::person_by_account, {id, person.account}, person_of))
    throw Error(Code::conflict, "«" + person.name + "» уже в листе ознакомления.");
  db::Bind account;
  if (person.account) account = person.account;
  return write.insert(sql::insert_person, {id, account, squeezed(person.name), squeezed(person.position)});
}

void remove_person(const db::Write& write, const org::Scope& scope, PaperId id, std::int64_t person) {
  stand(write, scope, id);
  if (person_in(write, id, person).acquainted_on)
    throw Error(Code::conflict, "Человек уже ознакомлен: строка остаётся в листе.");
  write.run(sql::remove_person, {person});
}

void acquaint(const db::Write& write, const Sight& sight, PaperId id, Date day) {
  const Paper paper = get(write, sight, id);
  if (paper.status == Status::draft)
    throw Error(Code::conflict, "Знакомят с зарегистрированным документом, а это проект.");
  const auto own = write.first(sql::person_by_account, {id, sight.account}, person_of);
  if (!sight.account || !own) throw Error(Code::not_found, "Вас нет в листе ознакомления этого документа.");
  if (!own->acquainted_on) mark(write, own->id, day);
}

void mark_person(const db::Write& write, const org::Scope& scope, PaperId id, std::int64_t person,
                 std::optional<Date> day) {
  const Stand now = stand(write, scope, id);
  if (now.status == Status::draft)
    throw Error(Code::conflict, "Знакомят с зарегистрированным документом, а это проект.");
  if (person_in(write, id, person).account)
    throw Error(Code::forbidden, "У этого человека есть учётная запись: отметку он ставит сам.");
  mark(write, person, day);
}

}  // namespace vekha::papers
