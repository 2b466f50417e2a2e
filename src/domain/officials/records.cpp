#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/officials/officials.hpp"
#include "domain/officials/officials.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::officials {
namespace {

constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2100;

bool is_heading(const std::string& name) {
  const std::string text = folded(name);
  return text.find("код") != std::string::npos || text == "школа" || text.find("логин") != std::string::npos;
}

const org::Node* school_of(const std::vector<org::Node>& schools, const std::string& name) {
  const std::string wanted = folded(name);
  const auto found = std::ranges::find_if(schools, [&](const org::Node& one) {
    return one.code == trimmed(name) || folded(one.name) == wanted || folded(one.full_name) == wanted;
  });
  return found == schools.end() ? nullptr : &*found;
}

/// The list when all its schools are the scope's. Throws not_found.
void demand_own(const db::Read& read, const org::Scope& scope, std::int64_t id) {
  const std::vector<List> own = lists(read, scope, 0);
  const bool seen = std::ranges::any_of(own, [&](const List& one) { return one.id == id; });
  if (!seen || read.count(sql::outside, {id, scope.path, scope.path}) > 0)
    throw Error(Code::not_found, "Такого официального списка нет.");
}

}  // namespace

std::vector<Entry> read_entries(const db::Read& read, const org::Scope& scope, std::string_view text) {
  const std::vector<org::Node> schools = org::list(read, scope, org::Kind::school);
  std::vector<Entry> out;
  std::vector<std::string> unknown;
  int number = 0;
  for (const std::string& line : split(text, '\n')) {
    ++number;
    const auto cut = line.find_first_of(";\t");
    const std::string name = squeezed(line.substr(0, cut));
    if (name.empty()) continue;
    const org::Node* const school = school_of(schools, name);
    if (school != nullptr)
      out.push_back(
          {school->id, school->code, school->name, cut == std::string::npos ? "" : squeezed(line.substr(cut + 1))});
    else if (!(out.empty() && unknown.empty() && is_heading(name)))
      unknown.push_back("строка " + std::to_string(number) + " — «" + prefix(name, 60) + "»");
  }
  if (!unknown.empty())
    throw Error(Code::bad_input, "Школы не найдены: " + joined(unknown, "; ") +
                                     ". Нужен код школы или её название, как в разделе «Школы».");
  return out;
}

std::int64_t add(const db::Write& write, const List& list) {
  if (list.schools.empty()) throw Error(Code::bad_input, "В списке нет ни одной школы: нужна строка «код; причина».");
  if (trimmed(list.title).empty()) throw Error(Code::bad_input, "Назовите список, например «Письмо от 12.09.2025».");
  if (list.year < kFirstYear || list.year > kLastYear) throw Error(Code::bad_input, "Год списка: от 2000 до 2100.");
  const std::int64_t id =
      write.insert(sql::insert_list, {list.year, list.title, list.source, sys::now_iso(), write.actor().name});
  std::vector<NodeId> met;
  for (const Entry& one : list.schools) {
    if (std::ranges::find(met, one.school) != met.end()) continue;
    met.push_back(one.school);
    write.run(sql::insert_school, {id, one.school, one.reason});
  }
  return id;
}

std::vector<List> lists(const db::Read& read, const org::Scope& scope, int year) {
  std::vector<List> out = read.all(sql::lists, {year, year}, [](const db::Row& row) {
    return List{.id = row.integer(0),
                .year = static_cast<int>(row.integer(1)),
                .title = row.text(2),
                .source = row.text(3),
                .recorded_at = row.text(4),
                .removed = !row.text(5).empty(),
                .schools = {}};
  });
  for (List& list : out)
    list.schools = read.all(sql::schools, {list.id, scope.path, scope.path}, [](const db::Row& row) {
      return Entry{row.id<NodeId>(0), row.text(1), row.text(2), row.text(3)};
    });
  std::erase_if(out, [](const List& one) { return one.schools.empty(); });
  return out;
}

void remove(const db::Write& write, const org::Scope& scope, std::int64_t id) {
  demand_own(write, scope, id);
  write.run(sql::mark, {sys::now_iso(), id});
}

void restore(const db::Write& write, const org::Scope& scope, std::int64_t id) {
  demand_own(write, scope, id);
  write.run(sql::mark, {"", id});
}

}  // namespace vekha::officials
