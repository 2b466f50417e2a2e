#include "app/api/gateway.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "app/api/routes.hpp"
#include "domain/org/org.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr auto kPassword = "verno-i-dlinno";

/// A data folder with two schools, a head of each, and the service over it.
class World {
 public:
  World() {
    stores_->records().write({{}, "проверка"}, "заведение", [this](const db::Write& write) {
      const org::Node own = org::init(write, "Район");
      school = org::add(write, own.id, {.kind = org::Kind::school, .code = "1", .name = "СОШ № 1"});
      neighbour = org::add(write, own.id, {.kind = org::Kind::school, .code = "2", .name = "Соседняя"});
      people::add_account(write, {"ivanova", "Иванова", "school_head", school.id, kPassword});
      people::add_account(write, {"admin", "Админ", "administrator", own.id, kPassword});
    });
    context = std::make_unique<Context>(*stores_, sys::Settings{}, "");
    service_ = service(*context);
  }
  ~World() {
    context.reset();
    stores_.reset();
    std::filesystem::remove_all(folder_);
  }

  http::Response ask(http::Request request) const {
    request.headers.push_back({"Host", "localhost:8080"});
    if (!cookie.empty()) request.headers.push_back({"Cookie", cookie});
    const auto mark = request.path.find('?');
    if (mark != std::string::npos) {
      request.query = request.path.substr(mark + 1);
      request.path.resize(mark);
    }
    return service_.handle(request);
  }
  http::Response get(const std::string& path) const { return ask({.method = "GET", .path = path}); }
  http::Response sign_in(const std::string& login, const std::string& password = kPassword) {
    http::Response response = ask({.method = "POST",
                                   .path = "/api/session",
                                   .headers = {{"Content-Type", "application/json"}},
                                   .body = R"({"login":")" + login + R"(","password":")" + password + "\"}"});
    for (const http::Header& header : response.headers)
      if (header.name == "Set-Cookie") cookie = header.value.substr(0, header.value.find(';'));
    return response;
  }
  std::string csrf() const {
    return context->sessions.find(cookie.substr(cookie.find('=') + 1), sys::now_seconds())->csrf;
  }

  org::Node school;
  org::Node neighbour;
  std::string cookie;
  std::unique_ptr<Context> context;

 private:
  std::string folder_ = std::filesystem::temp_directory_path() / ("vekha-gateway-test-" + std::to_string(getpid()));
  std::unique_ptr<app::Stores> stores_ = std::make_unique<app::Stores>(folder_);
  http::Service service_;
};

TEST(Gateway, WithoutASessionOnlyPublicRoutesAnswer) {
  const World world;
  for (const Route& route : routes()) {
    if (route.right == kPublic || route.method != "GET") continue;
    EXPECT_EQ(world.get(std::string(route.path)).status, 401) << route.path;
  }
}

TEST(Gateway, AChangeWithoutTheTokenIsForbidden) {
  World world;
  world.sign_in("ivanova");
  EXPECT_EQ(world.ask({.method = "DELETE", .path = "/api/session"}).status, 403);
  EXPECT_EQ(world.get("/api/session").status, 200);
}

TEST(Gateway, SigningOutEndsTheSession) {
  World world;
  world.sign_in("ivanova");
  const http::Request out{.method = "DELETE", .path = "/api/session", .headers = {{"X-CSRF-Token", world.csrf()}}};
  EXPECT_EQ(world.ask(out).status, 204);
  EXPECT_EQ(world.get("/api/session").status, 401);
}

TEST(Gateway, AnotherSitesRequestIsForbidden) {
  World world;
  world.sign_in("ivanova");
  const http::Request foreign{.method = "DELETE",
                              .path = "/api/session",
                              .headers = {{"X-CSRF-Token", world.csrf()}, {"Origin", "http://evil.example"}}};
  EXPECT_EQ(world.ask(foreign).status, 403);
}

TEST(Gateway, AnIdleSessionEnds) {
  World world;
  world.sign_in("ivanova");
  const std::string token = world.cookie.substr(world.cookie.find('=') + 1);
  const std::int64_t now = sys::now_seconds();
  EXPECT_TRUE(world.context->sessions.find(token, now + 3000).has_value());
  EXPECT_TRUE(world.context->sessions.find(token, now + 6000).has_value()) << "a use prolongs the session";
  EXPECT_FALSE(world.context->sessions.find(token, now + 6000 + 3601).has_value());
  EXPECT_FALSE(world.context->sessions.find(token, now + 13 * 3600).has_value());
}

TEST(Gateway, TheNeighboursSchoolIsNotFound) {
  World world;
  world.sign_in("ivanova");
  EXPECT_EQ(world.get("/api/schools/" + std::to_string(world.school.id.value)).status, 200);
  EXPECT_EQ(world.get("/api/schools/" + std::to_string(world.neighbour.id.value)).status, 404);
  EXPECT_THAT(world.get("/api/nodes").body, Not(HasSubstr("Соседняя")));
}

TEST(Gateway, ARoleWithoutTheRightIsForbidden) {
  World world;
  world.sign_in("admin");
  EXPECT_EQ(world.get("/api/overview").status, 403);
  EXPECT_EQ(world.get("/api/results/exams").status, 403);
  EXPECT_EQ(world.get("/api/journal").status, 200);
}

TEST(Gateway, AnEmptyMunicipalityHasAnOverview) {
  World world;
  world.sign_in("ivanova");
  const http::Response overview = world.get("/api/overview");
  EXPECT_EQ(overview.status, 200);
  EXPECT_THAT(overview.body, HasSubstr("\"years\":[]"));
  EXPECT_THAT(overview.body, HasSubstr("\"year\":null"));
}

TEST(Gateway, GuessingIsLockedWithTheTimeToWait) {
  World world;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(world.sign_in("ivanova", "nepravilno-12").status, 401);
  EXPECT_EQ(world.sign_in("ivanova").status, 429);
}

TEST(Gateway, AWrongMethodNamesTheRightOnes) {
  const World world;
  const http::Response response = world.ask({.method = "PATCH", .path = "/api/session"});
  EXPECT_EQ(response.status, 405);
  std::vector<std::string> allowed;
  for (const http::Header& header : response.headers)
    if (header.name == "Allow") allowed.push_back(header.value);
  EXPECT_THAT(allowed, Contains("POST, GET, DELETE"));
}

TEST(Gateway, EveryRightOfARouteIsHeldBySomeRole) {
  for (const Route& route : routes()) {
    bool held = route.right == kPublic || route.right == kSignedIn;
    for (const people::Role& role : people::catalog_roles())
      held = held || std::find(role.rights.begin(), role.rights.end(), route.right) != role.rights.end();
    EXPECT_TRUE(held) << route.path;
  }
}

TEST(Routes, TheHoleOfAPathIsOnePart) {
  EXPECT_EQ(match("GET", "/api/schools/17").key, "17");
  EXPECT_EQ(match("HEAD", "/api/schools/17/histogram").key, "17");
  EXPECT_TRUE(match("GET", "/api/schools/17/18").allowed.empty());
  EXPECT_TRUE(match("GET", "/api/schools/").allowed.empty());
}

TEST(Fields, AreFlat) {
  const Fields fields(R"({"year":2022,"grade":"5","subject":"Физика","school":null})");
  EXPECT_EQ(fields.maybe_integer("year"), 2022);
  EXPECT_EQ(fields.maybe_integer("grade"), 5);
  EXPECT_EQ(fields.maybe_text("school"), std::nullopt);
  EXPECT_THROW(Fields("[1]"), Error);
  EXPECT_THROW(Fields(R"({"a":{}})"), Error);
  EXPECT_THROW((void)fields.text("year"), Error);
}

TEST(Cache, AnAnswerIsMadeOncePerVersion) {
  Cache cache;
  int made = 0;
  const auto make = [&] { return std::to_string(++made); };
  EXPECT_EQ(cache.get("a", "1", make), "1");
  EXPECT_EQ(cache.get("a", "1", make), "1");
  EXPECT_EQ(cache.get("a", "2", make), "2");
}

}  // namespace
}  // namespace vekha::api
