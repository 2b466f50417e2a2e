#include "domain/people/account_checks.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::people {
namespace {

constexpr std::size_t kShortestPassword = 10;
constexpr std::size_t kLongestText = 200;

bool login_is_plain(std::string_view login) {
  static constexpr std::string_view kSigns = "._-@";
  return std::ranges::all_of(login, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || kSigns.find(c) != std::string_view::npos;
  });
}

}  // namespace

void complain(Issues& issues, const std::string& code, const std::string& message, const std::string& fix) {
  issues.push_back({.code = code, .severity = Severity::error, .message = message, .fix = fix});
}

void check_login(Issues& issues, const std::string& login) {
  if (login.empty() || login.size() > kLongestText || !login_is_plain(login))
    complain(issues, "bad_login", "Логин «" + prefix(login, 40) + "» не подходит.",
             "Логин состоит из латинских букв, цифр и знаков . _ - @.");
}

void check_name(Issues& issues, const std::string& name) {
  if (trimmed(name).empty()) complain(issues, "no_name", "Не указано имя.", "Укажите фамилию, имя, отчество.");
  if (length(name) > kLongestText)
    complain(issues, "long_name", "Имя длиннее 200 знаков.", "Оставьте фамилию, имя, отчество.");
}

void check_password(Issues& issues, const std::string& login, const std::string& password) {
  if (length(password) < kShortestPassword)
    complain(issues, "short_password", "Пароль короче 10 знаков.", "Придумайте пароль из 10 или более знаков.");
  if (length(password) > kLongestText)
    complain(issues, "long_password", "Пароль длиннее 200 знаков.", "Сократите пароль.");
  if (lower(password) == login)
    complain(issues, "password_is_login", "Пароль совпадает с логином.", "Придумайте другой пароль.");
}

void check_role(Issues& issues, const db::Read& read, const Post& post) {
  const std::vector<Role> known = roles(read);
  const auto role = std::ranges::find(known, post.role, &Role::id);
  if (role == known.end()) {
    std::vector<std::string> ids;
    ids.reserve(known.size());
    for (const Role& each : known) ids.push_back(each.id + " (" + each.title + ")");
    complain(issues, "unknown_role", "Роли «" + post.role + "» нет.",
             "Укажите одну из ролей: " + joined(ids, ", ") + ".");
    return;
  }
  const org::Node node = org::node(read, org::Scope{}, post.node);
  const std::string kind(org::kind_name(node.kind));
  if (std::ranges::find(role->node_kinds, kind) == role->node_kinds.end())
    complain(issues, "role_elsewhere",
             "Роль «" + role->title + "» не может относиться к организации «" + node.name + "» (" +
                 std::string(org::kind_title(node.kind)) + ").",
             "Укажите другую организацию или роль.");
}

void refuse_if_any(Issues issues) {
  if (!issues.empty()) throw Error(Code::bad_input, "Учётная запись не принята.", std::move(issues));
}

}  // namespace vekha::people
