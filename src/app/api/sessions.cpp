#include "app/api/sessions.hpp"

#include <algorithm>

#include "io/sys/tokens.hpp"

namespace vekha::api {
namespace {

constexpr std::int64_t kYear = std::int64_t{365} * 24 * 60 * 60;
const db::Actor kProgram{{}, "Веха"};

}  // namespace

Sessions::Sessions(db::Database& records, const people::Policy& policy) : records_(records), policy_(policy) {}

people::OpenedSession Sessions::sign_in(const people::Attempt& attempt, const std::string& old_token) {
  people::OpenedSession opened = people::sign_in(records_, policy_, attempt);
  if (!old_token.empty())
    records_.write(opened.viewer.actor(), "смена сеанса при входе",
                   [&](const db::Write& write) { people::end_session(write, sys::digest(old_token)); });
  return opened;
}

std::int64_t Sessions::last_use(const people::LiveSession& live, std::int64_t now) {
  const std::lock_guard lock(mutex_);
  std::int64_t& seen = seen_[live.viewer.token_digest];
  const std::int64_t before = std::max(seen, live.seen_at);
  if (now - before <= policy_.idle_seconds) seen = now;
  return before;
}

std::optional<people::Viewer> Sessions::find(const std::string& token, std::int64_t now) {
  if (token.empty()) return std::nullopt;
  auto live = records_.read([&](const db::Read& read) { return people::session(read, sys::digest(token)); });
  if (!live || now - live->created_at > policy_.longest_seconds) return std::nullopt;
  if (now - last_use(*live, now) > policy_.idle_seconds) return std::nullopt;
  return std::move(live->viewer);
}

void Sessions::sign_out(const people::Viewer& viewer) {
  records_.write(viewer.actor(), "выход из системы",
                 [&](const db::Write& write) { people::end_session(write, viewer.token_digest); });
  const std::lock_guard lock(mutex_);
  seen_.erase(viewer.token_digest);
}

void Sessions::save(std::int64_t now) {
  const std::lock_guard lock(mutex_);
  if (seen_.empty()) return;
  records_.write(kProgram, "сохранение сеансов при остановке", [&](const db::Write& write) {
    for (const auto& [digest, seen] : seen_) people::set_seen(write, digest, seen);
    people::sweep_sessions(write, now - policy_.idle_seconds, now - kYear);
  });
}

}  // namespace vekha::api
