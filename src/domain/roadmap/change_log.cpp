#include "domain/roadmap/change_log.hpp"

#include "domain/roadmap/roadmap.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {

PlanChangeId log_change(const db::Write& write, const LoggedChange& change) {
  const db::Bind account = write.actor().account ? db::Bind(write.actor().account) : db::Bind();
  const db::Bind measure = change.measure ? db::Bind(change.measure) : db::Bind();
  return {
      write.insert(sql::insert_plan_change, {change.roadmap, measure, sys::now_iso(), account, write.actor().name,
                                             change.action, change.reason, change.before, change.after, change.undo})};
}

}  // namespace vekha::roadmap
