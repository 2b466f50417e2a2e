#include "io/http/server.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "base/error.hpp"

namespace vekha::http {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// A server that answers "METHOD PATH BODY", on a free port, for the time of a test.
class Echo {
 public:
  explicit Echo(Options options = {}) : server_(prepared(options), service()), thread_([this] { server_.run(); }) {
    std::filesystem::create_directories(folder_);
  }
  ~Echo() {
    finish();
    std::filesystem::remove_all(folder_);
  }
  void finish() {
    if (!thread_.joinable()) return;
    server_.stop();
    thread_.join();
  }
  Server& server() { return server_; }
  const std::string& folder() const { return folder_; }
  std::string last_file;

  /// Sends the bytes and reads until the server closes or the wanted text came.
  std::string exchange(const std::string& bytes, const std::string& until = "") const {
    const int socket_id = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server_.port());
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    EXPECT_EQ(connect(socket_id, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    send(socket_id, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    std::string answer;
    std::array<char, 4096> piece{};
    ssize_t got = 0;
    while ((got = recv(socket_id, piece.data(), piece.size(), 0)) > 0) {
      answer.append(piece.data(), static_cast<std::size_t>(got));
      if (!until.empty() && answer.find(until) != std::string::npos) break;
    }
    close(socket_id);
    return answer;
  }

 private:
  static Options prepared(Options options) {
    options.port = 0;
    return options;
  }
  Service service() {
    return {.admit = [this](const Request& head) -> BodyRule {
              if (head.path == "/closed") throw Error(Code::forbidden, "нельзя");
              return {.max_bytes = 100'000, .folder = head.path == "/file" ? folder_ : ""};
            },
            .handle = [this](const Request& request) { return handle(request); },
            .refuse =
                [](const Request&, int status) {
                  int answered = status;
                  if (status == 0) try {
                      throw;
                    } catch (const Error& error) {
                      answered = code_row(error.code()).http;
                    } catch (...) {
                      answered = 500;
                    }
                  return Response{.status = answered, .body = "refused"};
                }};
  }
  Response handle(const Request& request) {
    if (request.path == "/throw") throw Error(Code::not_found, "нет");
    last_file = request.body_file;
    return {.body = request.method + " " + request.path + " " + request.body};
  }

  std::string folder_ = std::filesystem::temp_directory_path() / ("vekha-http-test-" + std::to_string(getpid()));
  Server server_;
  std::thread thread_;
};

std::string request(const std::string& line, const std::string& rest = "") {
  return line + " HTTP/1.1\r\nHost: localhost\r\n" + rest;
}

TEST(HttpServer, AnswersSeveralRequestsOfOneConnection) {
  const Echo echo;
  const std::string answer =
      echo.exchange(request("GET /a", "\r\n") + request("GET /%D0%B1?x=1", "Connection: close\r\n\r\n"));
  EXPECT_THAT(answer, HasSubstr("GET /a "));
  EXPECT_THAT(answer, HasSubstr("GET /б "));
}

TEST(HttpServer, HeadHasALengthAndNoBody) {
  const Echo echo;
  const std::string answer = echo.exchange(request("HEAD /a", "Connection: close\r\n\r\n"));
  EXPECT_THAT(answer, HasSubstr("Content-Length: 8"));
  EXPECT_EQ(answer.substr(answer.find("\r\n\r\n")), "\r\n\r\n");
}

TEST(HttpServer, ABodyOverTheLimitIsRefusedWithoutReadingIt) {
  const Echo echo;
  EXPECT_THAT(echo.exchange(request("POST /a", "Content-Length: 999999999\r\n\r\n")), StartsWith("HTTP/1.1 413"));
}

TEST(HttpServer, AChunkedBodyOverTheLimitIsRefused) {
  const Echo echo;
  std::string body = "Transfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 30; ++i) body += "1000\r\n" + std::string(4096, 'x') + "\r\n";
  EXPECT_THAT(echo.exchange(request("POST /a", body)), StartsWith("HTTP/1.1 413"));
}

TEST(HttpServer, AForbiddenBodyIsRefusedBeforeItComes) {
  const Echo echo;
  EXPECT_THAT(echo.exchange(request("POST /closed", "Content-Length: 50000\r\nExpect: 100-continue\r\n\r\n")),
              StartsWith("HTTP/1.1 403"));
}

TEST(HttpServer, TooLongAHeadIsRefused) {
  const Echo echo;
  EXPECT_THAT(echo.exchange(request("GET /a", "X: " + std::string(40'000, 'x') + "\r\n\r\n")),
              StartsWith("HTTP/1.1 431"));
}

TEST(HttpServer, NonsenseIsABadRequest) {
  const Echo echo;
  EXPECT_THAT(echo.exchange("HELLO\r\n\r\n"), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(echo.exchange(request("GET /%FF%00", "Connection: close\r\n\r\n")), StartsWith("HTTP/1.1 400"));
}

TEST(HttpServer, ASlowHeadIsCutOff) {
  const Echo echo({.head_time = std::chrono::milliseconds(50)});
  EXPECT_EQ(echo.exchange("GET /a HTTP/1.1\r\nHo"), "");
}

TEST(HttpServer, AStalledBodyIsCutOff) {
  const Echo echo({.chunk_time = std::chrono::milliseconds(50)});
  EXPECT_EQ(echo.exchange(request("POST /a", "Content-Length: 10\r\n\r\nabc")), "");
}

TEST(HttpServer, AThrownErrorKeepsTheConnection) {
  const Echo echo;
  const std::string answer =
      echo.exchange(request("GET /throw", "\r\n") + request("GET /b", "Connection: close\r\n\r\n"));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 404"));
  EXPECT_THAT(answer, HasSubstr("GET /b "));
}

TEST(HttpServer, AnUploadComesAsAPrivateFile) {
  Echo echo;
  const std::string body(50'000, 'y');
  echo.exchange(request("POST /file", "Connection: close\r\nContent-Length: 50000\r\n\r\n" + body));
  struct stat status{};
  ASSERT_EQ(stat(echo.last_file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(status.st_size, 50'000);
}

TEST(HttpServer, AnInterruptedUploadLeavesNoFile) {
  Echo echo({.chunk_time = std::chrono::milliseconds(50)});
  echo.exchange(request("POST /file", "Content-Length: 50000\r\n\r\nabc"));
  echo.finish();
  EXPECT_TRUE(std::filesystem::is_empty(echo.folder()));
}

TEST(HttpServer, ManyConnectionsBeyondTheLimitAreSentAway) {
  const Echo echo({.max_connections = 0});
  EXPECT_THAT(echo.exchange(request("GET /a", "\r\n")), StartsWith("HTTP/1.1 503"));
}

TEST(HttpServer, TwoServersDoNotShareAnAddress) {
  Echo echo;
  Options taken;
  taken.port = echo.server().port();
  EXPECT_THROW(Server(taken, Service{}), Error);
}

TEST(HttpRequest, ReadsParametersAndCookies) {
  const Request request{
      .query = "subject=%D0%A0%D1%83%D1%81%D1%81%D0%BA%D0%B8%D0%B9+%D1%8F%D0%B7%D1%8B%D0%BA&year=2022",
      .headers = {{"cookie", "a=1; vekha_session=abc"}}};
  EXPECT_EQ(request.parameter("subject"), "Русский язык");
  EXPECT_EQ(request.parameter("grade"), std::nullopt);
  EXPECT_EQ(request.cookie("vekha_session"), "abc");
}

}  // namespace
}  // namespace vekha::http
