#include "domain/papers/papers.hpp"
#include "domain/papers/papers.sql.hpp"
#include "domain/papers/rows.hpp"
#include "io/sys/clock.hpp"

namespace vekha::papers {
namespace {

constexpr int kRoleColumn = 19;  ///< behind the columns of a paper

Role role_at(const db::Row& row, int column) { return role_from_name(row.text(column)).value_or(Role::basis); }

}  // namespace

void link(const db::Write& write, PaperId paper, const Link& link) {
  if (!write.first(sql::exists, {paper}, [](const db::Row& row) { return row.integer(0); }))
    throw Error(Code::not_found, "Документ не найден.");
  write.run(sql::insert_link, {paper, link.object, link.object_id, role_name(link.role), link.object, link.object_id});
}

void unlink(const db::Write& write, PaperId paper, const Link& link) {
  write.run(sql::remove_link, {paper, link.object, link.object_id, role_name(link.role)});
}

bool drop_unused(const db::Write& write, PaperId paper) {
  return write.run(sql::drop_unused, {paper, sys::now_iso()}) > 0;
}

void unlink_all(const db::Write& write, std::string_view object, std::int64_t object_id) {
  write.run(sql::remove_links_of_object, {object, object_id});
}

std::vector<Linked> linked(const db::Read& read, std::string_view object, std::int64_t object_id) {
  return read.all(sql::papers_of_object, {object, object_id},
                  [](const db::Row& row) { return Linked{paper_of(row), role_at(row, kRoleColumn)}; });
}

std::vector<Link> links_of(const db::Read& read, PaperId paper) {
  return read.all(sql::links_of_paper, {paper},
                  [](const db::Row& row) { return Link{row.text(0), row.integer(1), role_at(row, 2)}; });
}

}  // namespace vekha::papers
