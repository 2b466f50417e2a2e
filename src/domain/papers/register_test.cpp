// The register in use: numbers without gaps, search, changes, familiarisation, drafts from templates.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>

#include "domain/papers/world.hpp"
#include "domain/people/people.hpp"

namespace vekha::papers {
namespace {

const Date kDay = Date::of(2025, 9, 5);

struct Register : test::Store {
  PaperId draft_of(const std::string& title) {
    return write([&](const db::Write& change) {
      return add(change, {.card = {.kind = "приказ", .title = title}, .status = Status::draft});
    });
  }
  std::string enter_paper(PaperId id, const std::string& number = "") {
    return write([&](const db::Write& change) { return enter(change, {}, id, {kDay, number}); });
  }
  std::vector<std::string> titles(const Query& query, const org::Node* who = nullptr) {
    std::vector<std::string> out;
    const Page page = read([&](const db::Read& view) {
      return list(view, {who == nullptr ? org::Scope{} : org::Scope{who->path}, {}}, query);
    });
    for (const Row& row : page.items) out.push_back(row.paper.card.title);
    return out;
  }
  Code refusal(const std::function<void(const db::Write&)>& work) {
    try {
      write(work);
    } catch (const Error& error) {
      return error.code();
    }
    return Code::internal;
  }
};

TEST(PaperRegister, NumbersFollowThePatternOfTheJournal) {
  Register store;
  EXPECT_EQ(store.enter_paper(store.draft_of("Первый")), "1");
  store.write([&](const db::Write& change) { set_pattern(change, store.own.id, "приказ", "{n:3}/{yy}-од"); });
  EXPECT_EQ(store.enter_paper(store.draft_of("Второй")), "002/25-од");
  EXPECT_EQ(store.refusal([&](const db::Write& change) { set_pattern(change, store.own.id, "", "од"); }),
            Code::bad_input);
}

TEST(PaperRegister, ManyAtOnceGetNumbersWithoutGapsAndDoubles) {
  Register store;
  std::vector<PaperId> ids;
  for (int i = 0; i < 40; ++i) ids.push_back(store.draft_of("О сборе"));
  std::vector<std::string> numbers(ids.size());
  std::vector<std::thread> workers;
  for (std::size_t worker = 0; worker < 4; ++worker)
    workers.emplace_back([&, worker] {
      for (std::size_t i = worker; i < ids.size(); i += 4) numbers[i] = store.enter_paper(ids[i]);
    });
  for (std::thread& worker : workers) worker.join();
  std::set<int> seen;
  for (const std::string& number : numbers) seen.insert(std::stoi(number));
  EXPECT_EQ(seen.size(), ids.size());
  EXPECT_EQ(*seen.rbegin(), 40);
}

TEST(PaperRegister, ANumberIsGivenOnceAndARefusalTakesNone) {
  Register store;
  EXPECT_EQ(store.enter_paper(store.draft_of("а"), "2"), "2");
  const PaperId again = store.draft_of("б");
  EXPECT_EQ(store.refusal([&](const db::Write& change) { enter(change, {}, again, {kDay, "2"}); }), Code::conflict);
  EXPECT_EQ(store.enter_paper(again), "1");
  EXPECT_EQ(store.enter_paper(store.draft_of("в")), "3");
  EXPECT_EQ(store.refusal([&](const db::Write& change) { enter(change, {}, again, {kDay, ""}); }), Code::conflict);
}

TEST(PaperRegister, ARegistrationIsTakenBackWithoutAGap) {
  Register store;
  const PaperId first = store.draft_of("а");
  const PaperId second = store.draft_of("б");
  store.enter_paper(first);
  store.enter_paper(second);
  EXPECT_EQ(store.refusal([&](const db::Write& change) { withdraw(change, {}, first); }), Code::conflict);
  store.write([&](const db::Write& change) { withdraw(change, {}, second); });
  EXPECT_EQ(store.enter_paper(store.draft_of("в")), "2");
}

TEST(PaperRegister, WordsAreFoundInAnyOrderCaseAndSpelling) {
  Register store;
  store.draft_of("Об учёте итогов");
  store.draft_of("О сборе 100 % данных");
  EXPECT_THAT(store.titles({.text = "ИТОГОВ учете"}), testing::ElementsAre("Об учёте итогов"));
  EXPECT_THAT(store.titles({.text = "100 %"}), testing::ElementsAre("О сборе 100 % данных"));
  EXPECT_THAT(store.titles({.text = "нет такого"}), testing::IsEmpty());
}

TEST(PaperRegister, TheListIsFilteredSortedAndCut) {
  Register store;
  store.enter_paper(store.draft_of("Б"), "10");
  store.enter_paper(store.draft_of("А"), "9");
  store.draft_of("Проект");
  EXPECT_THAT(store.titles({.status = Status::registered, .sort = Sort::number}), testing::ElementsAre("А", "Б"));
  EXPECT_THAT(store.titles({.year = 2025, .sort = Sort::title, .limit = 1, .after = 1}), testing::ElementsAre("Б"));
  EXPECT_THAT(store.titles({.kind = "Письмо"}), testing::IsEmpty());
}

TEST(PaperRegister, ASchoolFindsNothingOfItsNeighbour) {
  Register store;
  store.write([&](const db::Write& change) {
    add(change, {.node = store.school.id, .card = {.kind = "приказ", .title = "Школьный"}, .level = Level::school});
    add(change, {.card = {.kind = "приказ", .title = "Для всех"}, .for_all_below = true});
    add(change, {.card = {.kind = "приказ", .title = "Служебный"}});
  });
  EXPECT_THAT(store.titles({.sort = Sort::title}, &store.neighbour), testing::ElementsAre("Для всех"));
  EXPECT_THAT(store.titles({.sort = Sort::title}, &store.school), testing::ElementsAre("Для всех", "Школьный"));
}

TEST(PaperRegister, ALostRaceIsToldAndAForeignPaperIsNotThere) {
  Register store;
  const PaperId id = store.draft_of("О сборе");
  const Change wanted{.card = {.kind = "приказ", .title = "О другом"}, .status = Status::draft, .row_version = 1};
  store.write([&](const db::Write& change) { papers::change(change, {}, id, wanted); });
  EXPECT_EQ(store.refusal([&](const db::Write& change) { papers::change(change, {}, id, wanted); }), Code::conflict);
  EXPECT_EQ(store.refusal([&](const db::Write& change) { papers::change(change, {store.school.path}, id, wanted); }),
            Code::not_found);
}

TEST(PaperRegister, WhatWasTakenAwayComesBack) {
  Register store;
  const PaperId id = store.draft_of("О сборе");
  store.write([&](const db::Write& change) { remove(change, {}, id); });
  EXPECT_THAT(store.titles({}), testing::IsEmpty());
  store.write([&](const db::Write& change) { restore(change, {}, id); });
  EXPECT_THAT(store.titles({}), testing::ElementsAre("О сборе"));
}

TEST(Familiarisation, APersonWithAnAccountMarksAlone) {
  Register store;
  people::install_roles(*store.database);
  const PaperId id = store.draft_of("О сборе");
  AccountId account;
  std::int64_t by_name = 0;
  std::int64_t by_account = 0;
  store.write([&](const db::Write& change) {
    account = people::add_account(change, {.login = "ivanova",
                                           .name = "Иванова А.А.",
                                           .role = "school_head",
                                           .node = store.school.id,
                                           .password = "длинный пароль 1"});
    by_account = add_person(change, {}, id, {.account = account, .name = "Иванова А.А."});
    by_name = add_person(change, {}, id, {.name = "Петров П.П.", .position = "учитель"});
  });
  const Sight sight{{store.school.path}, account};
  EXPECT_EQ(store.refusal([&](const db::Write& change) { acquaint(change, sight, id, kDay); }), Code::conflict);
  store.enter_paper(id);
  store.write([&](const db::Write& change) {
    acquaint(change, sight, id, kDay);
    mark_person(change, {}, id, by_name, kDay);
  });
  EXPECT_EQ(store.refusal([&](const db::Write& change) { mark_person(change, {}, id, by_account, kDay); }),
            Code::forbidden);
  EXPECT_EQ(store.refusal([&](const db::Write& change) { remove_person(change, {}, id, by_name); }), Code::conflict);
  const auto list = store.read([&](const db::Read& view) { return people(view, id); });
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].acquainted_on, kDay);
  EXPECT_EQ(list[1].acquainted_on, kDay);
}

TEST(Templates, EveryPlaceholderIsAFieldAndEveryFieldIsUsed) {
  EXPECT_GE(templates().size(), 11U);
  for (const Template& pattern : templates()) {
    std::string text = pattern.subject + pattern.grounds + "{" + pattern.annex + "}";
    for (const std::string& order : pattern.orders) text += order;
    for (const Field& field : pattern.fields)
      EXPECT_NE(text.find("{" + field.id + "}"), std::string::npos) << pattern.id << " " << field.id;
    for (auto at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
      const std::string id = text.substr(at + 1, text.find('}', at) - at - 1);
      const bool known = std::ranges::find(pattern.fields, id, &Field::id) != pattern.fields.end();
      EXPECT_TRUE(known || id.empty()) << pattern.id << " {" << id << "}";
    }
  }
}

TEST(Templates, ADraftNamesEveryFieldThatIsEmptyOrUnknown) {
  Register store;
  try {
    store.write([&](const db::Write& change) { draft(change, {}, "vpr", {{"odd", "1"}, {"from", "вчера"}}, {}); });
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Code::bad_input);
    EXPECT_GE(error.issues().size(), 4U);
  }
}

TEST(Templates, AFilledDraftBecomesAnOrder) {
  Register store;
  const Known fields{
      {"year", "2025/26"}, {"from", "2026-04-11"}, {"to", "16.05.2026"}, {"responsible", "Иванова А.А."}};
  const PaperId id = store.write([&](const db::Write& change) { return draft(change, {}, "vpr", fields, {}); });
  EXPECT_EQ(store.enter_paper(id), "1");
  const Paper paper = store.read([&](const db::Read& view) { return get(view, {}, id); });
  EXPECT_EQ(paper.card.title, "О проведении всероссийских проверочных работ в 2025/26 учебном году");
  std::string text;
  for (const doc::Block& block : paper_document(paper, "").blocks)
    if (const auto* items = std::get_if<doc::List>(&block))
      for (const doc::Runs& runs : items->items) text += runs.front().text + "\n";
  EXPECT_THAT(text, testing::HasSubstr("с 11.04.2026 по 16.05.2026"));
  EXPECT_THAT(text, testing::HasSubstr("Иванова А.А."));
}

TEST(PaperRegister, TheTableForExcelKeepsFormulasOut) {
  const std::vector<Row> rows{{.paper = {.card = {.kind = "приказ", .title = "=1+1; «а» \"б\""}}}};
  EXPECT_THAT(register_csv(rows), testing::HasSubstr("\"'=1+1; «а» \"\"б\"\"\""));
  EXPECT_EQ(register_workbook(rows).substr(0, 2), "PK");
}

}  // namespace
}  // namespace vekha::papers
