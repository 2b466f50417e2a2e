#include "io/mail/mail.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/mail/words.hpp"

namespace vekha::mail {
namespace {

using testing::HasSubstr;

TEST(Mail, AddressesAreOfOnePerson) {
  EXPECT_EQ(parse_address(" Ivanova@Example.RU "), "Ivanova@example.ru");
  EXPECT_EQ(parse_address("school1@школа.рф"), "school1@xn--80atdl2c.xn--p1ai");
  for (const char* wrong : {"", "ivanova", "@example.ru", "a@b", "a@@example.ru", "a b@example.ru",
                            "a@example.ru, b@example.ru", "иванова@example.ru", "a..b@example.ru", "a@exa mple.ru",
                            "a@-example.ru", "a@example.ru\r\nBcc: x@y.ru", "a@127.0.0.1", "<a@example.ru>"})
    EXPECT_EQ(parse_address(wrong), std::nullopt) << wrong;
}

TEST(Mail, ASenderMayHaveAName) {
  EXPECT_EQ(parse_mailbox("Веха <vekha@example.ru>")->name, "Веха");
  EXPECT_EQ(parse_mailbox("\"Отдел, 1\" <vekha@example.ru>")->name, "Отдел, 1");
  EXPECT_EQ(parse_mailbox("vekha@example.ru")->address, "vekha@example.ru");
  EXPECT_FALSE(parse_mailbox("Веха <vekha>").has_value());
}

TEST(Mail, HeadersAreEncodedAndFolded) {
  EXPECT_EQ(encoded_words("Test letter", 9), "Test letter");
  EXPECT_EQ(encoded_words("Срок", 9), "=?UTF-8?B?0KHRgNC+0Lo=?=");
  const std::string text = encoded_words("Приближается срок двенадцати задач, ближайший — восемнадцатого декабря", 9);
  for (const std::string& line : split(replaced(text, "\r\n", "\n"), '\n')) EXPECT_LE(line.size(), 76U) << line;
  EXPECT_EQ(encoded_words("a\r\nBcc: x@y.ru", 9), "a  Bcc: x@y.ru") << "no header is smuggled in";
}

TEST(Mail, BodiesAreQuotedPrintableOrBase64) {
  EXPECT_EQ(quoted_printable("a=b \nя\n"), "a=3Db=20\r\n=D1=8F\r\n");
  EXPECT_EQ(quoted_printable(std::string(80, 'a') + "\n"), std::string(75, 'a') + "=\r\naaaaa\r\n");
  EXPECT_EQ(base64_lines("Срок"), "0KHRgNC+0Lo=\r\n");
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("abc"), "YWJj");
}

TEST(Mail, DatesAreThoseOfTheMunicipality) {
  EXPECT_EQ(mail_date(1'795'342'500, 3 * 3600), "Sun, 22 Nov 2026 13:15:00 +0300");
  EXPECT_EQ(mail_date(0, -5 * 3600 - 1800), "Wed, 31 Dec 1969 18:30:00 -0530");
}

TEST(Mail, TheSameLetterIsTheSameBytes) {
  const Letter letter{.from = {"Веха", "vekha@example.ru"},
                      .to = {"Иванова", "ivanova@example.ru"},
                      .subject = "Срок",
                      .text = "Текст\n",
                      .html = "<p>Текст</p>\n",
                      .message_id = "daily-1-2026-11-22.ab@example.ru",
                      .unsubscribe = "https://vekha.example.ru/api/unsubscribe/1",
                      .date = 1'795'342'500};
  EXPECT_EQ(compose(letter), compose(letter));
  EXPECT_THAT(compose(letter), HasSubstr("Message-ID: <daily-1-2026-11-22.ab@example.ru>\r\n"));
  EXPECT_THAT(compose(letter), HasSubstr("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
}

TEST(Mail, AServerThatIsAwayIsToldInRussianAndTriedLater) {
  const Outcome outcome =
      send({.host = "127.0.0.1", .port = 9, .security = Security::none, .connect_seconds = 5},
           {.from = {"", "a@example.ru"}, .to = {"", "b@example.ru"}, .text = "x", .message_id = "1@x"});
  EXPECT_EQ(outcome.state, Outcome::State::later);
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.message, HasSubstr("не отвечает"));
}

TEST(Mail, ThePasswordFileIsItsOwnersAlone) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("vekha-password-" + std::to_string(getpid()))).string();
  std::ofstream(path) << "тайна 1\nещё строка\n";
  chmod(path.c_str(), 0644);
  EXPECT_THROW(read_password(path), Error);
  chmod(path.c_str(), 0600);
  EXPECT_EQ(read_password(path), "тайна 1");
  std::filesystem::remove(path);
  EXPECT_THROW(read_password(path), Error);
}

}  // namespace
}  // namespace vekha::mail
