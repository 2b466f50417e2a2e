#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/procedures/procedures.hpp"
#include "domain/procedures/procedures.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::procedures {
namespace {

Date day(const db::Row& row, int column) { return parse_iso_date(row.text(column)).value_or(Date{}); }

Instance read_instance(const db::Row& row) {
  return {.id = row.integer(0),
          .exam = {row.text(1), static_cast<int>(row.integer(2)), static_cast<int>(row.integer(3)), row.text(4)},
          .part = row.text(5),
          .first = day(row, 6),
          .last = day(row, 7),
          .due = day(row, 8),
          .node = row.id<NodeId>(9),
          .note = row.text(10),
          .by_choice = row.integer(11) != 0};
}

void check_days(const Instance& instance) {
  if (instance.last < instance.first)
    throw Error(Code::bad_input, "Последний день проведения раньше первого. Поменяйте дни местами.");
  if (instance.due < instance.first)
    throw Error(Code::bad_input, "Срок загрузки результатов раньше проведения. Укажите более поздний день.");
}

void check_exam(const results::Exam& exam) {
  if (exam.procedure.empty() || exam.subject.empty() || exam.year < 2000 || exam.year > 2100 || exam.grade < 1 ||
      exam.grade > 11)
    throw Error(Code::bad_input, "Для календаря нужны процедура, год, класс от 1 до 11 и предмет.");
}

/// The node of a new instance: the one named, which must lie in the scope, or the top of the scope.
NodeId node_of(const db::Read& read, const org::Scope& scope, NodeId named) {
  if (named) return org::node(read, scope, named).id;
  if (scope.path == "/") return org::root(read).id;
  const auto slash = scope.path.rfind('/', scope.path.size() - 2);
  return NodeId{std::stoll(scope.path.substr(slash + 1))};
}

/// Only who sees all schools of an instance may change it.
Instance own(const db::Read& read, const org::Scope& scope, std::int64_t id) {
  Instance found = find(read, scope, id);
  if (!scope.covers(org::node(read, {}, found.node)))
    throw Error(Code::forbidden, "Эта процедура назначена шире вашей организации: её меняет тот, кто её назначил.");
  return found;
}

}  // namespace

bool usually_by_choice(const results::Exam& exam) {
  const std::string kind = results::kind_of_procedure(exam.procedure);
  const bool chosen = kind == "vpr" || kind == "oge" || kind == "ege" || kind == "olympiad";
  const std::string subject = folded(exam.subject);
  return chosen && !subject.starts_with("русский язык") && !subject.starts_with("математика");
}

Instance add(const db::Write& write, const org::Scope& scope, const Instance& fresh) {
  Instance out = fresh;
  check_exam(out.exam);
  check_days(out);
  out.node = node_of(write, scope, fresh.node);
  const results::Exam& exam = out.exam;
  if (write.count(sql::same, {exam.procedure, exam.year, exam.grade, exam.subject, out.part, out.node}) > 0)
    throw Error(Code::conflict, "Эта процедура уже есть в календаре: " + exam.title() + ".");
  out.id = write.insert(sql::insert,
                        {exam.procedure, exam.year, exam.grade, exam.subject, out.part, iso_date(out.first),
                         iso_date(out.last), iso_date(out.due), out.node, out.note, static_cast<int>(out.by_choice)});
  return out;
}

void change(const db::Write& write, const org::Scope& scope, const Instance& changed) {
  own(write, scope, changed.id);
  check_days(changed);
  write.run(sql::update, {iso_date(changed.first), iso_date(changed.last), iso_date(changed.due), changed.note,
                          static_cast<int>(changed.by_choice), changed.id});
}

void remove(const db::Write& write, const org::Scope& scope, std::int64_t instance) {
  own(write, scope, instance);
  write.run(sql::set_removed, {sys::now_iso(), instance});
}

void restore(const db::Write& write, const org::Scope& scope, std::int64_t instance) {
  own(write, scope, instance);
  write.run(sql::set_removed, {"", instance});
}

std::vector<Instance> list(const db::Read& read, const org::Scope& scope, std::optional<int> year) {
  const std::string& path = scope.path;
  return read.all(sql::list, {path, path, path, year.value_or(0), year.value_or(0)}, read_instance);
}

Instance find(const db::Read& read, const org::Scope& scope, std::int64_t instance) {
  const std::string& path = scope.path;
  const auto found = read.first(sql::one, {instance, path, path, path}, read_instance);
  if (!found) throw Error(Code::not_found, "В календаре нет такой процедуры.");
  return *found;
}

void expect(const db::Write& write, const org::Scope& scope, std::int64_t instance,
            const std::map<NodeId, int>& participants) {
  find(write, scope, instance);
  for (const auto& [school, count] : participants) {
    org::node(write, scope, school);
    if (count < 0) throw Error(Code::bad_input, "Число участников не бывает меньше нуля.");
    write.run(sql::forget_expected, {instance, school});
    write.run(sql::add_expected, {instance, school, count});
  }
}

void set_contact(const db::Write& write, const org::Scope& scope, const Contact& contact) {
  org::node(write, scope, contact.node);
  write.run(sql::forget_contact, {contact.node, contact.procedure});
  if (contact.name.empty() && contact.phone.empty() && contact.email.empty()) return;
  write.run(sql::add_contact, {contact.node, contact.procedure, contact.name, contact.phone, contact.email});
}

std::vector<Contact> contacts(const db::Read& read, const org::Scope& scope) {
  return read.all(sql::contacts, {scope.path, scope.path}, [](const db::Row& row) {
    return Contact{row.id<NodeId>(0), row.text(1), row.text(2), row.text(3), row.text(4)};
  });
}

}  // namespace vekha::procedures
