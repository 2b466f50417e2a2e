// The calendar of procedures and its board: who was to load which results by which day, who has, who is late, whom to
// ask.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "domain/org/org.hpp"
#include "domain/results/results.hpp"

namespace vekha::procedures {

/// One exam of the calendar.
struct Instance {
  std::int64_t id = 0;
  results::Exam exam;
  std::string part;  ///< wave of an exam held several times a year
  Date first;
  Date last;
  Date due;     ///< results are to be loaded by this day
  NodeId node;  ///< whose schools take part; 0 when adding: everything
  std::string note;
  bool by_choice = false;  ///< not every class writes it: only schools that are named are waited for
};
/// Subjects of ВПР, ОГЭ and ЕГЭ besides Russian and mathematics are chosen or fall by lot.
bool usually_by_choice(const results::Exam& exam);
/// Adds it. Throws bad_input for days out of order or an exam without a procedure, subject, year or grade, conflict
/// when the calendar has it already.
Instance add(const db::Write& write, const org::Scope& scope, const Instance& fresh);
/// New days and note. Throws not_found.
void change(const db::Write& write, const org::Scope& scope, const Instance& changed);
/// Takes it out of the calendar, or puts it back. Throws not_found.
void remove(const db::Write& write, const org::Scope& scope, std::int64_t instance);
void restore(const db::Write& write, const org::Scope& scope, std::int64_t instance);
/// Instances whose schools meet the scope, of one year or of all, by day.
std::vector<Instance> list(const db::Read& read, const org::Scope& scope, std::optional<int> year = {});
/// Throws not_found.
Instance find(const db::Read& read, const org::Scope& scope, std::int64_t instance);
/// How many participants schools expect; 0 means the school takes no part. Schools outside the scope: not_found.
void expect(const db::Write& write, const org::Scope& scope, std::int64_t instance,
            const std::map<NodeId, int>& participants);

struct Contact {
  NodeId node;
  std::string procedure;  ///< empty for all
  std::string name;
  std::string phone;
  std::string email;
};
/// An empty name, phone and e-mail take the contact away. Throws not_found outside the scope.
void set_contact(const db::Write& write, const org::Scope& scope, const Contact& contact);
std::vector<Contact> contacts(const db::Read& read, const org::Scope& scope);

enum class State {
  ahead,    ///< the window has not opened
  waiting,  ///< there is time
  late,     ///< the day has passed and nothing, or not everything, is there
  partial,  ///< fewer works than expected, and there is time
  loaded,
  not_taking_part  ///< said so, or has no such grade
};
std::string_view state_name(State state);
std::string_view state_title(State state);

/// One school on the board of one instance.
struct Row {
  NodeId school;
  std::string code;
  std::string name;
  std::string municipality;
  std::optional<int> expected;  ///< nothing when nobody told
  std::int64_t works = 0;       ///< loaded rows, with absences
  std::int64_t participants = 0;
  State state = State::waiting;
  std::string basis;  ///< why it is expected or not, Russian
  std::optional<Contact> contact;
};
struct Board {
  Instance instance;
  std::vector<Row> rows;
  std::int64_t count(State state) const;
  /// Schools whose results are there, of those taking part, 0..100; nothing when no school takes part.
  std::optional<double> percent_loaded() const;
};
/// Boards of several instances; nothing told about a school: whether it has the grade is told from its passport, from
/// results of the years before and from its name, and Row::basis says how.
std::vector<Board> boards(const db::Read& read, facts::Store& facts, const org::Scope& scope,
                          const std::vector<Instance>& instances, Date today);
Board board(const db::Read& read, facts::Store& facts, const org::Scope& scope, const Instance& instance, Date today);
/// Exams with results that stand in no calendar: a slip in the year, the grade or the subject shows here.
std::vector<results::Exam> unplanned(const db::Read& read, facts::Store& facts, const org::Scope& scope,
                                     std::optional<int> year);

}  // namespace vekha::procedures
