// Decisions about schools that files name differently: looked at, changed, taken back.
#include <algorithm>

#include "base/text.hpp"
#include "domain/imports/imports.hpp"
#include "domain/imports/imports.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::imports {
namespace {

bool sees_everything(const db::Read& read, const org::Scope& scope) {
  return org::list(read, scope, org::Kind::municipality).size() == org::list(read, {}, org::Kind::municipality).size();
}

/// The school of the code when it lies in the scope.
std::optional<org::Node> school_in(const db::Read& read, const org::Scope& scope, const std::string& code) {
  const auto found = org::find(read, org::Kind::school, code);
  if (!found || !found->path.starts_with(scope.path)) return std::nullopt;
  return found;
}

}  // namespace

std::vector<Decision> decisions(const db::Read& read, const org::Scope& scope) {
  const bool everything = sees_everything(read, scope);
  std::vector<Decision> out;
  read.each(sql::decisions, {}, [&](const db::Row& row) {
    Decision one{.written = row.text(0), .code = row.text(1), .decided_at = row.text(2), .actor = row.text(3)};
    const auto school = one.code.empty() ? std::nullopt : school_in(read, scope, one.code);
    if (!school && !everything) return;
    one.school = school ? school->name : "";
    out.push_back(std::move(one));
  });
  return out;
}

void decide(const db::Write& write, const org::Scope& scope, const Decision& what) {
  const std::string written = folded(what.written);
  if (written.empty()) throw Error(Code::bad_input, "Укажите, как школа названа в файлах.");
  if (!what.code.empty() && !school_in(write, scope, what.code))
    throw Error(Code::not_found, "Школы с кодом " + what.code + " нет.");
  if (what.code.empty() && !sees_everything(write, scope))
    throw Error(Code::forbidden, "Решать о новых школах может тот, кто видит все муниципалитеты.");
  write.run(sql::remember, {written, what.code, sys::now_iso(), write.actor().name});
}

void forget_decision(const db::Write& write, const org::Scope& scope, const std::string& written) {
  const std::vector<Decision> known = decisions(write, scope);
  const auto it = std::ranges::find(known, folded(written), &Decision::written);
  if (it == known.end()) throw Error(Code::not_found, "Такого решения о школе нет.");
  write.run(sql::forget, {it->written});
}

}  // namespace vekha::imports
