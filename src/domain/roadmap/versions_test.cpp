#include <gtest/gtest.h>

#include "domain/roadmap/stored_plan.hpp"

namespace vekha::roadmap {
namespace {

using Lines = std::vector<std::string>;

Act act(const std::string& number) {
  return {.kind = "приказ", .number = number, .date = Date::of(2024, 2, 1), .issuer = "Управление"};
}

struct Chain : StoredPlan {
  Approval approved(RoadmapId which, const std::string& number) {
    return write([&](const db::Write& view) { return approve(view, mine(), which, act(number)); });
  }
  RoadmapId amended() {
    return write([&](const db::Write& view) { return amend(view, mine(), id, "изменились сроки"); });
  }
  /// «2 draft, 1 approved»: the versions, the newest first; a star stands at the running one.
  std::string states() const {
    std::string out;
    for (const Summary& each :
         read([&](const db::Read& view) { return versions(view, mine(), id, Date::of(2024, 6, 15)); }))
      out += (out.empty() ? "" : ", ") + std::to_string(each.version.number) + " " +
             std::string(state_name(each.version.state)) + (each.version.running ? "*" : "");
    return out;
  }
};

TEST(Versions, ADraftRunsUntilAnActPutsItInForce) {
  Chain plan;
  EXPECT_EQ(plan.states(), "1 draft*");
  plan.approved(plan.id, "10");
  EXPECT_EQ(plan.states(), "1 approved*");
  EXPECT_EQ(plan.whole().summary.version.act->number, "10");
}

TEST(Versions, AnAmendmentIsADraftBesideTheRunningVersion) {
  Chain plan;
  plan.approved(plan.id, "10");
  const RoadmapId draft = plan.amended();
  EXPECT_EQ(plan.states(), "2 draft, 1 approved*");
  const Roadmap copy = plan.whole(draft);
  ASSERT_EQ(copy.measures.size(), 3U);
  EXPECT_EQ(copy.measures[0].origin, plan.at(0).id);
  EXPECT_EQ(copy.measures[0].responsible, plan.at(0).responsible);
  EXPECT_EQ(windows_of(copy.measures[0]), windows_of(plan.at(0)));
  EXPECT_EQ(copy.summary.version.amend_reason, "изменились сроки");
}

TEST(Versions, WorkGoesOverToTheNewVersionByItsApproval) {
  Chain plan;
  plan.approved(plan.id, "10");
  const RoadmapId draft = plan.amended();
  const Measure first = plan.at(0);
  plan.write([&](const db::Write& write) {
    set_status(write, {}, {first.occurrences[0].id, Status::done, "приказ № 5"});
    set_status(write, {}, {first.occurrences[1].id, Status::in_work, ""});
  });
  const Measure copied = plan.whole(draft).measures[0];
  plan.edited({copied.id, 1, ""}, {.term = "май 2024 года, октябрь 2024 года"});
  const Approval done = plan.approved(draft, "20");
  EXPECT_EQ(plan.states(), "2 approved*, 1 superseded");
  EXPECT_EQ(done.before, plan.id);
  EXPECT_EQ(done.occurrences.size(), 4U);
  const Measure now = plan.whole(draft).measures[0];
  EXPECT_EQ(windows_of(now), (Lines{"2024-05-31 done", "2024-10-31 in_work"}));
  EXPECT_EQ(now.occurrences[0].evidence, "приказ № 5");
  EXPECT_EQ(now.occurrences[1].baseline_due, Date::of(2024, 8, 31));
  EXPECT_FALSE(plan.read([&](const db::Read& read) { return history(read, {}, now.occurrences[0].id); }).empty());
}

TEST(Versions, ClosedWorkWhoseTermIsGoneStaysInTheNewVersion) {
  Chain plan;
  plan.approved(plan.id, "10");
  const RoadmapId draft = plan.amended();
  plan.edited({plan.whole(draft).measures[1].id, 1, ""}, {.term = "ноябрь 2024 года"});
  plan.write(
      [&](const db::Write& write) { set_status(write, {}, {plan.at(1).occurrences[0].id, Status::done, "протокол"}); });
  plan.approved(draft, "20");
  EXPECT_EQ(windows_of(plan.whole(draft).measures[1]), (Lines{"2024-06-30 done", "2024-11-30 planned"}));
}

TEST(Versions, AnApprovalIsWithdrawnAndTheOldVersionRunsAgain) {
  Chain plan;
  plan.approved(plan.id, "10");
  const RoadmapId draft = plan.amended();
  plan.approved(draft, "20");
  plan.write([&](const db::Write& write) {
    set_status(write, {}, {plan.whole(draft).measures[1].occurrences[0].id, Status::done, "протокол"});
  });
  plan.write([&](const db::Write& write) { withdraw(write, plan.mine(), draft, "ошибка в приказе"); });
  EXPECT_EQ(plan.states(), "2 draft, 1 approved*");
  EXPECT_EQ(windows_of(plan.at(1)), (Lines{"2024-06-30 done"}));
  EXPECT_FALSE(plan.whole(draft).summary.version.act);
}

TEST(Versions, TakingAwayTheVersionInForceLetsTheOneBeforeRun) {
  Chain plan;
  plan.approved(plan.id, "10");
  const RoadmapId draft = plan.amended();
  plan.approved(draft, "20");
  plan.write([&](const db::Write& write) { remove(write, plan.mine(), draft); });
  EXPECT_EQ(plan.states(), "1 approved*");
  plan.write([&](const db::Write& write) { restore(write, plan.mine(), draft); });
  EXPECT_EQ(plan.states(), "2 approved*, 1 superseded");
}

TEST(Versions, CountsAndListsOfWorkKnowTheRunningVersionOnly) {
  Chain plan;
  plan.approved(plan.id, "10");
  plan.amended();
  plan.read([&](const db::Read& read) {
    EXPECT_EQ(counts(read, plan.mine(), Date::of(2024, 6, 15)).measures, 3);
    EXPECT_EQ(overdue(read, plan.mine(), Date::of(2024, 6, 15)).size(), 1U);
  });
}

TEST(Versions, AFileIsTheNextVersionAndItsMeasuresAreRecognised) {
  Chain plan;
  plan.approved(plan.id, "10");
  auto rows = kDrawnPlan;
  rows[0].number = "1.2";
  rows[1].number = "1.3";
  rows.insert(rows.begin(), {"1.1", "Утверждение положения о конкурсе", "март 2024 года"});
  const RoadmapId next = plan.write([&](const db::Write& write) {
    return import(write, drawn(rows), {.source = {.file_name = "новый.docx", .sha256 = "def"}, .next_of = plan.id});
  });
  EXPECT_EQ(plan.states(), "2 draft, 1 approved*");
  EXPECT_EQ(plan.whole(next).measures[1].origin, plan.at(0).id);
  Lines told;
  for (const ComparedRow& row :
       plan.read([&](const db::Read& read) { return compare(read, plan.mine(), plan.id, next); }))
    told.push_back(std::string(change_name(row.change)));
  EXPECT_EQ(told, (Lines{"added", "renumbered", "renumbered", "same"}));
}

TEST(Versions, ADifferenceTellsWhoMadeItAndWhy) {
  Chain plan;
  plan.approved(plan.id, "10");
  const RoadmapId draft = plan.amended();
  plan.edited({plan.whole(draft).measures[2].id, 1, "письмо министерства"}, {.term = "ноябрь 2024 года"});
  const auto rows = plan.read([&](const db::Read& read) { return compare(read, plan.mine(), plan.id, draft); });
  ASSERT_EQ(rows[2].change, Change::changed);
  EXPECT_EQ(rows[2].fields[0].field, "term");
  EXPECT_EQ(rows[2].reason, "письмо министерства");
  EXPECT_EQ(rows[2].who, "Петрова");
  const auto moved = plan.read([&](const db::Read& read) { return compare_with_baseline(read, plan.mine(), draft); });
  ASSERT_EQ(moved.size(), 1U);
  EXPECT_EQ(moved[0].fields[0].before, "31.12.2024");
  EXPECT_EQ(moved[0].fields[0].after, "30.11.2024");
}

TEST(Versions, WhatCannotBeIsRefused) {
  Chain plan;
  EXPECT_THROW(plan.amended(), Error) << "a draft is edited, not amended";
  EXPECT_THROW(plan.write([&](const db::Write& w) { approve(w, plan.mine(), plan.id, {.kind = "приказ"}); }), Error);
  plan.approved(plan.id, "10");
  EXPECT_THROW(plan.approved(plan.id, "11"), Error);
  EXPECT_THROW(plan.edited({plan.at(0).id, 1, ""}, {.text = "Без причины"}), Error);
  EXPECT_EQ(plan.edited({plan.at(0).id, 1, "опечатка"}, {.text = "С причиной"}).text, "С причиной");
  plan.amended();
  EXPECT_THROW(plan.amended(), Error) << "one open draft at a time";
}

TEST(Versions, TheNeighbourHasNoPartInThem) {
  Chain plan;
  const org::Scope scope = plan.neighbours();
  EXPECT_THROW(plan.write([&](const db::Write& w) { approve(w, scope, plan.id, act("1")); }), Error);
  EXPECT_THROW(plan.read([&](const db::Read& r) { versions(r, scope, plan.id, Date::of(2024, 6, 15)); }), Error);
  EXPECT_THROW(plan.read([&](const db::Read& r) { compare(r, scope, plan.id, plan.id); }), Error);
}

TEST(Proposals, AreMadeDecidedAndIncludedAsMeasuresOfTheNextDraft) {
  Chain plan;
  plan.approved(plan.id, "10");
  const ProposalId id = plan.write([&](const db::Write& write) {
    return propose(
        write, plan.own.id, plan.id,
        {.section = "2", .text = "День открытых уроков", .term = "октябрь 2024 года", .responsible = {"ОО"}});
  });
  const auto decided = [&](ProposalStatus status, const std::string& note) {
    return plan.write([&](const db::Write& write) { return decide(write, plan.mine(), {id, status, note}); });
  };
  EXPECT_THROW(decided(ProposalStatus::rejected, ""), Error) << "a rejection needs an answer";
  EXPECT_EQ(decided(ProposalStatus::accepted, "").status, ProposalStatus::accepted);
  const Proposal done = decided(ProposalStatus::included, "");
  EXPECT_EQ(plan.states(), "2 draft, 1 approved*");
  const Placed made = plan.read([&](const db::Read& read) { return measure(read, plan.mine(), done.measure, {}); });
  EXPECT_EQ(made.measure.text, "День открытых уроков");
  EXPECT_EQ(made.measure.section, "2");
  EXPECT_THROW(decided(ProposalStatus::rejected, "поздно"), Error);
}

TEST(Proposals, TheTermOfGatheringIsThatOfThePlanElseTheEndOfNovember) {
  const Date today = Date::of(2024, 6, 15);
  EXPECT_EQ(gathering_term(StoredPlan().whole(), today).due, Date::of(2024, 11, 30));
  auto rows = kDrawnPlan;
  rows[2].text = "Формирование предложений в дорожную карту";
  rows[2].term = "до 15 октября 2024 года";
  EXPECT_EQ(gathering_term(StoredPlan(rows).whole(), today).due, Date::of(2024, 10, 15));
}

TEST(Proposals, ASchoolSeesItsOwnOnly) {
  Chain plan;
  plan.write([&](const db::Write& write) { propose(write, plan.own.id, plan.id, {.text = "Предложение района"}); });
  const auto seen = [&](const org::Scope& scope) {
    return plan.read([&](const db::Read& read) { return proposals(read, scope, {}); }).size();
  };
  EXPECT_EQ(seen(plan.mine()), 1U);
  EXPECT_EQ(seen(plan.neighbours()), 0U);
}

}  // namespace
}  // namespace vekha::roadmap
