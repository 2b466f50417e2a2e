#include "domain/org/org.hpp"

#include <array>

#include "base/names.hpp"
#include "domain/org/org.sql.hpp"

namespace vekha::org {
namespace {

constexpr std::array kKinds{
    Named<Kind>{Kind::region, "region", "регион"},
    Named<Kind>{Kind::municipality, "municipality", "муниципалитет"},
    Named<Kind>{Kind::school, "school", "школа"},
    Named<Kind>{Kind::kindergarten, "kindergarten", "детский сад"},
};

Node read_node(const db::Row& row) {
  return {.id = row.id<NodeId>(0),
          .parent = row.id<NodeId>(1),
          .path = row.text(2),
          .kind = kind_from_name(row.text(3)).value_or(Kind::school),
          .code = row.text(4),
          .name = row.text(5),
          .full_name = row.text(6),
          .settlement = row.text(7),
          .attributes = row.text(8)};
}

Node insert(const db::Write& write, const std::optional<Node>& parent, Node fresh) {
  const auto parent_id = parent ? std::optional(parent->id.value) : std::nullopt;
  const std::string attributes = fresh.attributes.empty() ? "{}" : fresh.attributes;
  fresh.id = {write.insert(sql::insert, {kind_name(fresh.kind), fresh.code, parent_id, kind_name(fresh.kind),
                                         fresh.code, fresh.name, fresh.full_name, fresh.settlement, attributes})};
  write.run(sql::forget_gone, {fresh.id});
  fresh.parent = parent ? parent->id : NodeId{};
  fresh.path = (parent ? parent->path : "/") + std::to_string(fresh.id.value) + "/";
  write.run(sql::set_path, {fresh.path, fresh.id});
  return fresh;
}

}  // namespace

std::string_view kind_name(Kind kind) { return named_row(kKinds, kind).name; }
std::string_view kind_title(Kind kind) { return named_row(kKinds, kind).title; }

std::optional<Kind> kind_from_name(std::string_view name) { return named_value(kKinds, name); }

Node root(const db::Read& read) {
  const auto found = read.first(sql::root, {}, read_node);
  if (!found)
    throw Error(Code::not_found, "Папка данных пуста. Создайте муниципалитет командой «vekha init --data ПАПКА».");
  return *found;
}

Node node(const db::Read& read, const Scope& scope, NodeId id) {
  const auto found = read.first(sql::by_id, {id, scope.path, scope.path}, read_node);
  if (!found) throw Error(Code::not_found, "Организация не найдена.");
  return *found;
}

std::optional<Node> find(const db::Read& read, Kind kind, std::string_view code) {
  return read.first(sql::by_code, {kind_name(kind), code}, read_node);
}

std::vector<Node> list(const db::Read& read, const Scope& scope, Kind kind) {
  return read.all(sql::in_scope, {kind_name(kind), scope.path, scope.path}, read_node);
}

std::map<NodeId, Placed> placed_schools(const db::Read& read, const Scope& scope) {
  std::map<std::string, Node> municipalities;
  for (Node& municipality : list(read, Scope{}, Kind::municipality)) municipalities[municipality.path] = municipality;
  std::map<NodeId, Placed> placed;
  for (Node& school : list(read, scope, Kind::school)) {
    Placed& row = placed[school.id];
    // The nearest municipality above: its path is a prefix that ends with a slash.
    for (auto end = school.path.rfind('/'); end != std::string::npos && end > 0;
         end = school.path.rfind('/', end - 1)) {
      const auto found = municipalities.find(school.path.substr(0, end + 1));
      if (found == municipalities.end()) continue;
      row.municipality = found->second.id;
      row.municipality_name = found->second.name;
      row.municipality_code = found->second.code;
      break;
    }
    row.school = std::move(school);
  }
  return placed;
}

Node add(const db::Write& write, NodeId parent, const Node& fresh) {
  if (find(write, fresh.kind, fresh.code))
    throw Error(Code::conflict, "Организация с кодом " + fresh.code + " уже есть.");
  return insert(write, node(write, Scope{}, parent), fresh);
}

void remove(const db::Write& write, NodeId id, const std::string& moment) {
  const Node old = node(write, Scope{}, id);
  write.run(sql::remove, {id});
  write.run(sql::add_gone, {old.id, old.parent, old.path, kind_name(old.kind), old.code, old.name, old.full_name,
                            old.settlement, old.attributes, moment});
}

std::vector<Node> gone(const db::Read& read) { return read.all(sql::gone, {}, read_node); }

void name_municipality(db::Database& records, const std::string& name) {
  const auto all = records.read([](const db::Read& read) { return list(read, {}, Kind::municipality); });
  if (all.size() != 1 || all.front().name == name) return;
  records.write({{}, "Веха"}, "название муниципалитета из настроек",
                [&](const db::Write& write) { write.run(sql::rename, {name, all.front().id}); });
}

Node init(const db::Write& write, const std::string& municipality_name) {
  if (write.first(sql::root, {}, read_node)) throw Error(Code::conflict, "В этой папке данных уже есть муниципалитет.");
  const Node region = insert(write, std::nullopt, {.kind = Kind::region, .code = "region", .name = "Регион"});
  return insert(write, region, {.kind = Kind::municipality, .code = "own", .name = municipality_name});
}

}  // namespace vekha::org
