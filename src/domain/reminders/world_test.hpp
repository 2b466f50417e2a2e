// The world of the tests of reminders: a municipality with schools, people and tasks put straight into the store.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "domain/people/people.hpp"
#include "domain/reminders/reminders.hpp"
#include "io/sys/clock.hpp"

namespace vekha::reminders::testing_world {

inline const db::Actor kTester{{}, "проверка"};

inline Date day(const std::string& iso) { return parse_iso_date(iso).value(); }
inline std::int64_t at(const std::string& moment) {
  return sys::parse_moment(moment, sys::Zone("Europe/Moscow")).value();
}

/// A task to be put.
struct NewTask {
  NodeId node;
  std::string due;
  AccountId account;
  std::string text = "Провести совещание";
  std::string status = "planned";
};

struct World {
  std::unique_ptr<db::Database> records;
  org::Node own, school, other;
  AccountId head, specialist, controller, director, deputy, neighbour;
  std::int64_t roadmap = 0;

  template <class Work>
  auto write(Work work) const {
    return records->write(kTester, "проверка", work);
  }
  template <class Work>
  auto read(Work work) const {
    return records->read(work);
  }

  explicit World(std::unique_ptr<db::Database> store = db::Database::open_memory()) : records(std::move(store)) {
    people::install_roles(*records);
    write([this](const db::Write& write) {
      own = org::init(write, "Район");
      school = org::add(write, own.id, {.kind = org::Kind::school, .code = "1", .name = "СОШ № 1"});
      other = org::add(write, own.id, {.kind = org::Kind::school, .code = "2", .name = "СОШ № 2"});
      head = account(write, "head", own.id);
      specialist = account(write, "specialist", own.id);
      controller = account(write, "controller", own.id);
      director = account(write, "school_head", school.id);
      deputy = account(write, "school_deputy", school.id);
      neighbour = account(write, "school_head", other.id, "neighbour");
      roadmap = write.insert(
          "INSERT INTO roadmap (node_id, title, file_name, file_sha256, imported_at, imported_by, state) VALUES (?, "
          "'Дорожная карта района', 'п.docx', '', '', 'проверка', 'approved') RETURNING id",
          {own.id});
      write.run("UPDATE roadmap SET plan_id = id");
    });
  }

  /// Accounts are put without the slow hashing of passwords.
  static AccountId account(const db::Write& write, const std::string& role, NodeId node,
                           const std::string& login = {}) {
    const std::string name = login.empty() ? role : login;
    return {write.insert(
        "INSERT INTO account (login, name, role_id, node_id, password_hash, created_at) VALUES (?, ?, ?, ?, "
        "'', '') RETURNING id",
        {name, name, role, node})};
  }
  TaskId add(const NewTask& task) const {
    return write([&](const db::Write& write) {
      const auto measure = write.insert(
          "INSERT INTO roadmap_measure (roadmap_id, position, section, number, text, term_raw, term_kind, "
          "term_explanation, term_unsure, result, place) VALUES (?, 0, -1, '2.3', ?, '', '', '', 0, 'протокол', '') "
          "RETURNING id",
          {roadmap, task.text});
      const auto window = write.insert(
          "INSERT INTO roadmap_occurrence (measure_id, starts, due, tasks_total) VALUES (?, ?, ?, 1) RETURNING id",
          {measure, task.due, task.due});
      const auto account = task.account ? std::optional(task.account.value) : std::nullopt;
      return TaskId{write.insert(
          "INSERT INTO task (roadmap_id, occurrence_id, party_id, node_id, account_id, part, status, starts, "
          "due) VALUES (?, ?, 0, ?, ?, 'lead', ?, ?, ?) RETURNING id",
          {roadmap, window, task.node, account, task.status, task.due, task.due})};
    });
  }
  void set(TaskId task, const std::string& column, const db::Bind& value) const {
    write([&](const db::Write& write) { write.run("UPDATE task SET " + column + " = ? WHERE id = ?", {value, task}); });
  }
  Told round(const std::string& moment, const std::optional<Post>& post = {}) const {
    return tell(*records, {.now = at(moment), .post = post});
  }
  std::vector<Notice> notices_of(AccountId account) const {
    return read([&](const db::Read& read) { return notices(read, account, {}); });
  }
  std::vector<LetterRow> letters_put() const {
    return read([](const db::Read& read) { return letters(read, 1000); });
  }
  void mail_to(AccountId account, const std::string& email, Digest digest = Digest::daily) const {
    write([&](const db::Write& write) { set_profile(write, account, {.email = email, .digest = digest}); });
  }
};

inline Post post() {
  return {.from = {"Веха", "vekha@example.ru"}, .page_url = "https://vekha.example.ru", .place = "Район"};
}

}  // namespace vekha::reminders::testing_world
