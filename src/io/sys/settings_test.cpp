#include "io/sys/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/error.hpp"

namespace vekha::sys {
namespace {

Issues complaints(const std::string& text) {
  try {
    parse_settings(text, "settings.yaml");
  } catch (const Error& error) {
    return error.issues();
  }
  return {};
}

TEST(Settings, AnEmptyFileMeansDefaults) { EXPECT_EQ(parse_settings("", "f").session_minutes, 60); }

TEST(Settings, AreTakenFromTheFile) {
  const Settings settings = parse_settings("listen: 0.0.0.0:9000\nhttps: true\nsession_minutes: 30\n", "f");
  EXPECT_EQ(settings.listen, "0.0.0.0:9000");
  EXPECT_TRUE(settings.https);
  EXPECT_EQ(settings.session_minutes, 30);
}

TEST(Settings, EveryMistakeIsNamedWithItsLine) {
  const Issues issues = complaints("lisen: x\nsession_minutes: 3\ntime_zone: Mars/Base\nhttps: maybe\n");
  ASSERT_EQ(issues.size(), 4U);
  EXPECT_EQ(issues[0].place.row, 1);
  EXPECT_EQ(issues[1].place.row, 2);
  EXPECT_EQ(issues[1].expected, "целое число от 5 до 720");
}

TEST(Settings, ABrokenFileIsAComplaintNotACrash) {
  EXPECT_EQ(complaints("a: [1, 2").size(), 1U);
  EXPECT_EQ(complaints("- list").size(), 1U);
}

TEST(Settings, MailAndThePageAreTakenFromTheFile) {
  const Settings settings = parse_settings(
      "mail_host: smtp.example.ru\nmail_security: smtps\nmail_from: Веха <vekha@example.ru>\npage_url: "
      "https://vekha.example.ru/\n",
      "f");
  EXPECT_EQ(settings.mail_host, "smtp.example.ru");
  EXPECT_EQ(settings.mail_from, "Веха <vekha@example.ru>");
  EXPECT_EQ(settings.page_url, "https://vekha.example.ru");
  EXPECT_EQ(complaints("mail_host: smtp.example.ru:25\nmail_security: tls\nmail_port: 0\npage_url: vekha.ru\n").size(),
            4U);
}

TEST(Settings, TheEnvironmentWinsOverTheFile) {
  const Environment environment = [](const std::string& name) {
    if (name == "VEKHA_MAIL_HOST") return std::optional<std::string>("other.example.ru");
    if (name == "VEKHA_MAIL_PORT") return std::optional<std::string>("2525");
    return std::optional<std::string>();
  };
  const Settings settings = parse_settings("mail_host: smtp.example.ru\n", "f", environment);
  EXPECT_EQ(settings.mail_host, "other.example.ru");
  EXPECT_EQ(settings.mail_port, 2525);
  EXPECT_THROW(parse_settings("", "f", [](const std::string&) { return std::optional<std::string>("?"); }), Error);
}

TEST(Settings, ListenAddressesAreRead) {
  EXPECT_EQ(parse_listen("[::1]:80").host, "::1");
  EXPECT_EQ(parse_listen("127.0.0.1:0").port, 0);
  EXPECT_THROW(parse_listen("8080"), Error);
  EXPECT_THROW(parse_listen("host:99999"), Error);
}

TEST(Settings, ThePageOfSettingsIsFresh) {
  std::ifstream file(VEKHA_SOURCE_DIR "/docs/config.md", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), settings_page()) << "run: vekha settings docs > docs/config.md";
}

}  // namespace
}  // namespace vekha::sys
