#include <array>

#include "domain/papers/papers.hpp"

namespace vekha::papers {
namespace {

template <class Value>
struct Name {
  Value value;
  std::string_view name;
  std::string_view title;
};

constexpr std::array kLevels{
    Name<Level>{Level::federal, "federal", "федеральный"},
    Name<Level>{Level::regional, "regional", "региональный"},
    Name<Level>{Level::municipal, "municipal", "муниципальный"},
    Name<Level>{Level::school, "school", "школьный"},
};
constexpr std::array kStatuses{
    Name<Status>{Status::draft, "draft", "проект"},
    Name<Status>{Status::registered, "registered", "зарегистрирован"},
    Name<Status>{Status::in_force, "in_force", "действует"},
    Name<Status>{Status::repealed, "repealed", "отменён"},
};
constexpr std::array kRoles{
    Name<Role>{Role::basis, "basis", "правовое основание"},
    Name<Role>{Role::approves, "approves", "утверждает"},
    Name<Role>{Role::evidence, "evidence", "подтверждает исполнение"},
    Name<Role>{Role::amends, "amends", "вносит изменения"},
};

template <class Names, class Value>
const auto& row_of(const Names& names, Value value) {
  for (const auto& row : names)
    if (row.value == value) return row;
  return names.front();
}

template <class Value, class Names>
std::optional<Value> value_of(const Names& names, std::string_view name) {
  for (const auto& row : names)
    if (row.name == name) return row.value;
  return std::nullopt;
}

}  // namespace

std::string_view level_name(Level level) { return row_of(kLevels, level).name; }
std::string_view level_title(Level level) { return row_of(kLevels, level).title; }
std::optional<Level> level_from_name(std::string_view name) { return value_of<Level>(kLevels, name); }

std::string_view status_name(Status status) { return row_of(kStatuses, status).name; }
std::string_view status_title(Status status) { return row_of(kStatuses, status).title; }
std::optional<Status> status_from_name(std::string_view name) { return value_of<Status>(kStatuses, name); }

std::string_view role_name(Role role) { return row_of(kRoles, role).name; }
std::string_view role_title(Role role) { return row_of(kRoles, role).title; }
std::optional<Role> role_from_name(std::string_view name) { return value_of<Role>(kRoles, name); }

}  // namespace vekha::papers
