#include <array>

#include "base/names.hpp"
#include "domain/papers/papers.hpp"

namespace vekha::papers {
namespace {

constexpr std::array kLevels{
    Named<Level>{Level::unknown, "", "не установлен"},
    Named<Level>{Level::federal, "federal", "федеральный"},
    Named<Level>{Level::regional, "regional", "региональный"},
    Named<Level>{Level::municipal, "municipal", "муниципальный"},
    Named<Level>{Level::school, "school", "школьный"},
};
constexpr std::array kStatuses{
    Named<Status>{Status::draft, "draft", "проект"},
    Named<Status>{Status::registered, "registered", "зарегистрирован"},
    Named<Status>{Status::in_force, "in_force", "действует"},
    Named<Status>{Status::repealed, "repealed", "отменён"},
};
constexpr std::array kRoles{
    Named<Role>{Role::basis, "basis", "правовое основание"},
    Named<Role>{Role::approves, "approves", "утверждает"},
    Named<Role>{Role::evidence, "evidence", "подтверждает исполнение"},
    Named<Role>{Role::amends, "amends", "вносит изменения"},
};

}  // namespace

std::string_view level_name(Level level) { return named_row(kLevels, level).name; }
std::string_view level_title(Level level) { return named_row(kLevels, level).title; }
std::optional<Level> level_from_name(std::string_view name) {
  return name.empty() ? std::nullopt : named_value(kLevels, name);
}

std::string_view status_name(Status status) { return named_row(kStatuses, status).name; }
std::string_view status_title(Status status) { return named_row(kStatuses, status).title; }
std::optional<Status> status_from_name(std::string_view name) { return named_value(kStatuses, name); }

std::string_view role_name(Role role) { return named_row(kRoles, role).name; }
std::string_view role_title(Role role) { return named_row(kRoles, role).title; }
std::optional<Role> role_from_name(std::string_view name) { return named_value(kRoles, name); }

}  // namespace vekha::papers
