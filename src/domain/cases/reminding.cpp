// Telling of terms of replies: the school on the last working days, who asked when the term is over. Each is told once.
#include <algorithm>

#include "base/text.hpp"
#include "domain/cases/cases.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/reminders/reminders.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cases {
namespace {

constexpr int kLookBack = 200;  // notices of a person: the same one is not told again

std::string link_of(const Case& one) { return "/objectivity/cases/" + std::to_string(one.id); }

bool told(const db::Read& read, AccountId account, const std::string& link, const std::string& title) {
  const auto known = reminders::notices(read, account, {.limit = kLookBack});
  return std::ranges::any_of(known,
                             [&](const reminders::Notice& one) { return one.link == link && one.title == title; });
}

/// What is to be told of a case to whom.
struct Telling {
  AccountId account;
  std::string title;
  std::string text;
  std::string link;
};

std::vector<Telling> of_school(const db::Read& read, const Case& one) {
  std::vector<Telling> out;
  for (const people::Account& account : people::accounts(read, {one.school.path})) {
    const auto viewer = people::viewer(read, account.id);
    if (!viewer || !viewer->may("cases.reply")) continue;
    out.push_back({account.id, "Срок ответа школы подходит",
                   "Ответьте по " + ru_date(*parse_iso_date(one.reply_to)) +
                       ": потом случай могут открыть для работы и без ответа.",
                   link_of(one)});
  }
  return out;
}

std::vector<Telling> due(const db::Read& read, const Date today) {
  const auto calendar = catalog::term_ground(read).calendar;
  std::vector<Telling> out;
  for (const Case& one : list(read, owner_of_folder(""), {}, today)) {
    const Stage stage = one.stage(today);
    const Date last = *parse_iso_date(one.reply_to);
    if (stage == Stage::waiting && today >= calendar.add_working_days(last, -1))
      std::ranges::move(of_school(read, one), std::back_inserter(out));
    if (stage == Stage::overdue && one.holder().value != 0)
      out.push_back({one.holder(), "Школа не ответила в срок: " + one.school.name,
                     "Случай можно открыть для работы или подождать ответа.", link_of(one)});
  }
  std::erase_if(out, [&](const Telling& one) { return told(read, one.account, one.link, one.title); });
  return out;
}

}  // namespace

std::vector<reminders::OtherTerm> terms(const db::Read& read, const Who& who, Date today) {
  constexpr int kDaysBack = 366;
  std::vector<reminders::OtherTerm> out;
  for (const Case& one : list(read, who, {}, today)) {
    const Date last = *parse_iso_date(one.reply_to);
    const bool school = who.school && who.replies;
    if (last < today.plus_days(-kDaysBack) || !(school || who.account == one.holder())) continue;
    reminders::OtherTerm term{
        .uid = "case-" + std::to_string(one.id) + (school ? "-school" : "-office"),
        .link = link_of(one),
        .title = school ? "Ответить на вопрос о результатах" : "Ответ школы: " + one.school.name,
        .text = "Случай № " + std::to_string(one.id) + ". Последний день ответа — " + ru_date(last),
        .from = last,
        .due = last};
    term.done = one.step("reply") != nullptr || one.step("publish") != nullptr || one.step("close") != nullptr;
    out.push_back(std::move(term));
  }
  return out;
}

int remind(db::Database& records, const db::Actor& actor, Date today) {
  const auto wanted = records.read([&](const db::Read& read) { return due(read, today); });
  if (wanted.empty()) return 0;
  records.write(actor, "напоминания о случаях", [&](const db::Write& write) {
    for (const Telling& one : wanted)
      reminders::add_notice(write, {.account = one.account,
                                    .kind = "case",
                                    .title = one.title,
                                    .text = one.text,
                                    .link = one.link,
                                    .at = sys::now_iso()});
  });
  return static_cast<int>(wanted.size());
}

}  // namespace vekha::cases
