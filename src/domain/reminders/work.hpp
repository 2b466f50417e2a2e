// Tasks as reminders see them, and whom each concerns. Private to the room.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "domain/reminders/profile.hpp"
#include "domain/reminders/round.hpp"

namespace vekha::reminders {

/// Somebody who may be reminded.
struct Person {
  AccountId id;
  std::string role;
  NodeId node;
  std::string path;  ///< of the organisation
  Profile wants;
};

struct Work {
  TaskId id;
  RoadmapId roadmap;
  MeasureId measure;
  std::string number;
  std::string text;
  std::string roadmap_title;
  std::string performer;  ///< name of the organisation, or of the body inside it
  NodeId node;
  AccountId account;     ///< 0: anybody of the organisation
  AccountId controller;  ///< 0: nobody is named
  AccountId owner;       ///< who brought the plan; 0: the command line
  bool in_review = false;
  Date due;
};

/// Open tasks of plans in work whose last day is not after `until`.
std::vector<Work> open_work(const db::Read& read, Date until);

/// People by their place, to find whom a task concerns.
class People {
 public:
  explicit People(const db::Read& read);
  const std::vector<Person>& all() const { return all_; }
  /// Who does the task: its person and everybody of the school; without a person, the specialists of the authority.
  std::vector<const Person*> executors(const Work& work) const;
  /// Who looks after it: the controller, else who brought the plan, else controllers and heads of the authority.
  std::vector<const Person*> controllers(const Work& work) const;

 private:
  const Person* find(AccountId id) const;
  std::vector<const Person*> with_role(NodeId node, const std::vector<std::string>& roles) const;
  std::vector<Person> all_;
  std::map<AccountId, std::size_t> by_id_;
  std::multimap<NodeId, std::size_t> by_node_;
  std::map<NodeId, NodeId> authority_of_;  ///< organisation → its municipality
  std::map<NodeId, bool> is_authority_;
};

/// A step of a task's ladder to be told to a person.
struct Fresh {
  const Person* person = nullptr;
  const Work* work = nullptr;
  Step step = 0;
  bool late = false;  ///< its day was an earlier one
};

}  // namespace vekha::reminders
