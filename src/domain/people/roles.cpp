#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "domain/people/people.hpp"
#include "domain/people/people.sql.hpp"
#include "io/sys/embedded.hpp"

namespace vekha::people {
namespace {

[[noreturn]] void damaged(std::string_view file, const YAML::Mark& mark, const std::string& what) {
  throw Error(Code::bad_input, "Справочник ролей, файл «" + std::string(file) + "», строка " +
                                   std::to_string(mark.line + 1) + ": " + what);
}

std::string text_of(std::string_view file, const YAML::Node& node) {
  if (!node.IsScalar()) damaged(file, node.Mark(), "ожидалось одно значение.");
  return node.Scalar();
}

std::vector<std::string> list_of(std::string_view file, const YAML::Node& node) {
  if (!node.IsSequence()) damaged(file, node.Mark(), "ожидался список.");
  std::vector<std::string> out;
  for (const YAML::Node& item : node) out.push_back(text_of(file, item));
  std::sort(out.begin(), out.end());
  return out;
}

Role parse(const sys::EmbeddedFile& file) {
  const YAML::Node root = YAML::Load(std::string(file.content));
  Role role;
  for (const auto& entry : root) {
    const std::string key = entry.first.Scalar();
    if (key == "id")
      role.id = text_of(file.path, entry.second);
    else if (key == "title")
      role.title = text_of(file.path, entry.second);
    else if (key == "node_kinds")
      role.node_kinds = list_of(file.path, entry.second);
    else if (key == "rights")
      role.rights = list_of(file.path, entry.second);
    else
      damaged(file.path, entry.first.Mark(), "неизвестное поле «" + key + "».");
  }
  for (const std::string& kind : role.node_kinds)
    if (!org::kind_from_name(kind)) damaged(file.path, root.Mark(), "неизвестный вид организации «" + kind + "».");
  if (role.id.empty() || role.title.empty()) damaged(file.path, root.Mark(), "нет поля id или title.");
  return role;
}

bool same(const Role& left, const Role& right) {
  return left.id == right.id && left.title == right.title && left.node_kinds == right.node_kinds &&
         left.rights == right.rights;
}

bool installed(const db::Read& read) {
  const std::vector<Role> stored = roles(read);
  return std::ranges::equal(stored, catalog_roles(), same);
}

}  // namespace

const std::vector<Role>& catalog_roles() {
  static const std::vector<Role> kRoles = [] {
    std::vector<Role> out;
    for (const sys::EmbeddedFile& file : sys::embedded_under("catalog/roles/")) out.push_back(parse(file));
    return out;
  }();
  return kRoles;
}

std::vector<Role> roles(const db::Read& read) {
  const auto text = [](const db::Row& row) { return row.text(0); };
  auto out = read.all(sql::roles, {}, [](const db::Row& row) { return Role{.id = row.text(0), .title = row.text(1)}; });
  for (Role& role : out) {
    role.rights = read.all(sql::role_rights, {role.id}, text);
    role.node_kinds = read.all(sql::role_kinds, {role.id}, text);
  }
  return out;
}

void install_roles(const db::Write& write) {
  int position = 0;
  for (const Role& role : catalog_roles()) {
    write.run(sql::put_role, {role.id, role.title, ++position});
    write.run(sql::clear_role_rights, {role.id});
    write.run(sql::clear_role_kinds, {role.id});
    for (const std::string& right : role.rights) {
      write.run(sql::put_right, {right});
      write.run(sql::put_role_right, {role.id, right});
    }
    for (const std::string& kind : role.node_kinds) write.run(sql::put_role_kind, {role.id, kind});
  }
}

void install_roles(db::Database& records) {
  if (records.read(installed)) return;
  records.write({{}, "Веха"}, "обновление ролей по справочнику", [](const db::Write& write) { install_roles(write); });
}

}  // namespace vekha::people
