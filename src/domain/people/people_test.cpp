#include "domain/people/people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::people {
namespace {

using testing::Contains;
using testing::Not;

const db::Actor kTester{{}, "проверка"};
constexpr auto kPassword = "verno-i-dlinno";

/// A municipality with two schools and an account in the first.
struct World {
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  org::Node own;
  org::Node school;
  Policy policy{.lock_seconds = 900, .failures_of_login = 3, .failures_of_address = 5};

  World() {
    install_roles(*records);
    records->write(kTester, "заведение", [this](const db::Write& write) {
      own = org::init(write, "Район");
      school = org::add(write, own.id, {.kind = org::Kind::school, .code = "1", .name = "СОШ № 1"});
      add_account(write, {"Ivanova", "Иванова И. И.", "school_head", school.id, kPassword});
    });
  }
  OpenedSession enter(const std::string& login, const std::string& password, std::int64_t now = 1000) const {
    return sign_in(*records, policy, {login, password, "10.0.0.1", now});
  }
  Code refusal(const std::string& login, const std::string& password, std::int64_t now = 1000) const {
    try {
      enter(login, password, now);
    } catch (const Error& error) {
      return error.code();
    }
    return Code::internal;
  }
  Issues complaints(const NewAccount& fresh) const {
    try {
      records->write(kTester, "проверка", [&](const db::Write& write) { add_account(write, fresh); });
    } catch (const Error& error) {
      return error.issues();
    }
    return {};
  }
};

TEST(People, SigningInGivesTheRightsOfTheRoleAndTheScopeOfTheSchool) {
  const World world;
  const Viewer viewer = world.enter(" IVANOVA ", kPassword).viewer;
  EXPECT_TRUE(viewer.may("results.read"));
  EXPECT_FALSE(viewer.may("imports.make"));
  EXPECT_EQ(viewer.scope().path, world.school.path);
}

TEST(People, EverySigningInHasAFreshToken) {
  const World world;
  EXPECT_NE(world.enter("ivanova", kPassword).token, world.enter("ivanova", kPassword).token);
}

TEST(People, AWrongLoginAndAWrongPasswordAreRefusedAlike) {
  const World world;
  EXPECT_EQ(world.refusal("ivanova", "nepravilno-12"), Code::not_signed_in);
  EXPECT_EQ(world.refusal("nobody", "nepravilno-12"), Code::not_signed_in);
}

TEST(People, AfterSeveralFailuresEvenTheRightPasswordWaits) {
  const World world;
  for (int i = 0; i < 3; ++i) world.refusal("ivanova", "nepravilno-12");
  EXPECT_EQ(world.refusal("ivanova", kPassword), Code::too_many);
  EXPECT_NO_THROW(world.enter("ivanova", kPassword, 1000 + 901));
}

TEST(People, GuessingManyLoginsLocksTheAddress) {
  const World world;
  for (int i = 0; i < 5; ++i) world.refusal("user" + std::to_string(i), "nepravilno-12");
  EXPECT_EQ(world.refusal("ivanova", kPassword), Code::too_many);
}

TEST(People, ASuccessForgetsEarlierFailures) {
  const World world;
  for (int i = 0; i < 2; ++i) world.refusal("ivanova", "nepravilno-12");
  world.enter("ivanova", kPassword);
  for (int i = 0; i < 2; ++i) world.refusal("ivanova", "nepravilno-12");
  EXPECT_NO_THROW(world.enter("ivanova", kPassword));
}

TEST(People, ADisabledAccountLosesItsSessionsAndCannotSignIn) {
  const World world;
  const OpenedSession opened = world.enter("ivanova", kPassword);
  world.records->write(kTester, "увольнение", [](const db::Write& write) { disable(write, "ivanova"); });
  const auto alive =
      world.records->read([&](const db::Read& read) { return session(read, opened.viewer.token_digest); });
  EXPECT_FALSE(alive.has_value());
  EXPECT_EQ(world.refusal("ivanova", kPassword), Code::not_signed_in);
}

TEST(People, ANewPasswordEndsTheSessions) {
  const World world;
  const OpenedSession opened = world.enter("ivanova", kPassword);
  world.records->write(kTester, "смена",
                       [](const db::Write& write) { set_password(write, "ivanova", "sovsem-drugoj"); });
  EXPECT_FALSE(
      world.records->read([&](const db::Read& read) { return session(read, opened.viewer.token_digest).has_value(); }));
  EXPECT_NO_THROW(world.enter("ivanova", "sovsem-drugoj"));
}

TEST(People, AllComplaintsComeAtOnce) {
  const World world;
  EXPECT_EQ(world.complaints({"плохой логин", "", "tsar", world.school.id, "короткий"}).size(), 4U);
}

TEST(People, AnAdministratorReachesOnlyAccountsOfTheOwnOrganisations) {
  World world;
  const Viewer teacher = world.enter("ivanova", kPassword).viewer;
  world.records->write(kTester, "чужие", [&](const db::Write& write) {
    const auto other = org::add(write, world.own.id, {.kind = org::Kind::school, .code = "2", .name = "СОШ № 2"});
    const AccountId neighbour = add_account(write, {"petrova", "Петрова", "school_head", other.id, kPassword});
    EXPECT_THROW(change_account(write, teacher, neighbour, {.name = "Другая"}), Error);
    EXPECT_THROW(block(write, teacher, neighbour), Error);
    EXPECT_THROW(unblock(write, teacher, neighbour), Error);
  });
}

TEST(People, AnotherRoleEndsTheSessionsAndAnotherNameDoesNot) {
  World world;
  const auto admin = world.records->write(kTester, "администратор", [&](const db::Write& write) {
    return viewer(write, add_account(write, {"admin", "Админ", "administrator", world.own.id, kPassword})).value();
  });
  const auto opened = world.enter("ivanova", kPassword).viewer;
  const auto alive = [&] {
    return world.records->read([&](const db::Read& read) { return session(read, opened.token_digest).has_value(); });
  };
  const auto change = [&](const AccountChange& wanted) {
    world.records->write(kTester, "правка",
                         [&](const db::Write& write) { change_account(write, admin, opened.account.id, wanted); });
  };
  change({.name = "Иванова-Петрова И. И."});
  EXPECT_TRUE(alive());
  change({.role = "school_deputy"});
  EXPECT_FALSE(alive());
  EXPECT_THROW(change({.role = "kindergarten_head"}), Error);
}

TEST(People, NobodyBlocksOrPromotesThemselves) {
  World world;
  const Viewer self = world.enter("ivanova", kPassword).viewer;
  world.records->write(kTester, "сам", [&](const db::Write& write) {
    EXPECT_THROW(block(write, self, self.account.id), Error);
    EXPECT_THROW(change_account(write, self, self.account.id, {.role = "school_deputy"}), Error);
    EXPECT_NO_THROW(change_account(write, self, self.account.id, {.name = "Иванова Инна"}));
  });
}

TEST(People, ABlockedAccountThatIsUnblockedSignsInAgain) {
  World world;
  const Viewer self = world.enter("ivanova", kPassword).viewer;
  const Viewer above{.account = {.id = AccountId{99}, .node = world.own}};
  world.records->write(kTester, "блок", [&](const db::Write& write) { block(write, above, self.account.id); });
  EXPECT_EQ(world.refusal("ivanova", kPassword), Code::not_signed_in);
  world.records->write(kTester, "снова", [&](const db::Write& write) { unblock(write, above, self.account.id); });
  EXPECT_NO_THROW(world.enter("ivanova", kPassword, 5000));
}

TEST(People, OnesOwnNewPasswordNeedsTheOldOneAndKeepsTheOwnSession) {
  World world;
  const OpenedSession own = world.enter("ivanova", kPassword);
  const OpenedSession other = world.enter("ivanova", kPassword);
  const auto change = [&](const OwnPassword& wanted) {
    world.records->write(kTester, "смена",
                         [&](const db::Write& write) { change_own_password(write, own.viewer, wanted); });
  };
  const auto alive = [&](const OpenedSession& opened) {
    return world.records->read(
        [&](const db::Read& read) { return session(read, opened.viewer.token_digest).has_value(); });
  };
  EXPECT_THROW(change({"ne-tot-parol", "sovsem-drugoj"}), Error);
  EXPECT_THROW(change({kPassword, "korotko"}), Error);
  change({kPassword, "sovsem-drugoj"});
  EXPECT_TRUE(alive(own));
  EXPECT_FALSE(alive(other));
}

TEST(People, AMadeUpPasswordIsLongAndNeverTheSame) {
  const std::string first = make_password();
  EXPECT_EQ(first.size(), 19U);
  EXPECT_NE(first, make_password());
}

TEST(People, ThePasswordIsNotTheLogin) {
  const World world;
  EXPECT_EQ(world.complaints({"petrova-petrova", "Петрова", "school_head", world.school.id, "Petrova-Petrova"}).size(),
            1U);
}

TEST(People, ASchoolHeadBelongsToASchool) {
  const World world;
  EXPECT_EQ(world.complaints({"petrova", "Петрова", "school_head", world.own.id, kPassword}).size(), 1U);
}

TEST(People, ALoginIsTakenOnce) {
  const World world;
  EXPECT_THROW(world.records->write(kTester, "проверка",
                                    [&](const db::Write& write) {
                                      add_account(write,
                                                  {"IVANOVA", "Другая", "school_head", world.school.id, kPassword});
                                    }),
               Error);
}

TEST(People, PasswordsAreKeptAsArgon2id) {
  const World world;
  const auto hash = world.records->read([](const db::Read& read) {
    return read.first("SELECT password_hash FROM account", {}, [](const db::Row& row) { return row.text(0); });
  });
  EXPECT_TRUE(hash->starts_with("$argon2id$"));
}

TEST(People, TheAdministratorDoesNotReadResults) {
  for (const Role& role : catalog_roles()) {
    if (role.id != "administrator") continue;
    EXPECT_THAT(role.rights, Not(Contains("results.read")));
    EXPECT_THAT(role.rights, Contains("journal.read"));
  }
  EXPECT_EQ(catalog_roles().size(), 10U);
}

TEST(People, UnchangedRolesAreNotWrittenAgain) {
  const World world;
  const auto rows = [&] {
    return world.records->read([](const db::Read& read) { return read.count("SELECT count(*) FROM journal"); });
  };
  const auto before = rows();
  install_roles(*world.records);
  EXPECT_EQ(rows(), before);
}

}  // namespace
}  // namespace vekha::people
