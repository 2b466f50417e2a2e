#include <curl/curl.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/mail/mail.hpp"

namespace vekha::mail {
namespace {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void ready() {
  static const CURLcode kStatus = curl_global_init(CURL_GLOBAL_DEFAULT);
  VEKHA_CHECK(kStatus == CURLE_OK);
}

/// What is left of the letter to be read by the library.
struct Upload {
  std::string_view rest;
};

std::size_t read_upload(char* buffer, std::size_t size, std::size_t count, void* source) {
  auto& upload = *static_cast<Upload*>(source);
  const std::size_t taken = std::min(size * count, upload.rest.size());
  std::memcpy(buffer, upload.rest.data(), taken);
  upload.rest.remove_prefix(taken);
  return taken;
}

/// Keeps the last refusal the server said: "550 5.1.1 No such user".
std::size_t keep_reply(const char* buffer, std::size_t size, std::size_t count, void* target) {
  auto& reply = *static_cast<std::string*>(target);
  const std::string_view line = trimmed({buffer, size * count});
  if (line.starts_with('4') || line.starts_with('5')) reply = line;
  return size * count;
}

/// Anything but 0 ends the transfer.
int ask_stopped(void* server, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto& stopped = static_cast<const Server*>(server)->stopped;
  return stopped && stopped() ? 1 : 0;
}

std::string url_of(const Server& server) {
  const bool bare_six = server.host.find(':') != std::string::npos;
  const int usual = server.security == Security::smtps ? 465 : server.security == Security::none ? 25 : 587;
  return std::string(server.security == Security::smtps ? "smtps://" : "smtp://") +
         (bare_six ? "[" + server.host + "]" : server.host) + ":" +
         std::to_string(server.port == 0 ? usual : server.port);
}

std::string server_name(const Server& server) { return "Почтовый сервер «" + server.host + "»"; }

/// What the library's failure means to people who can mend it.
std::string explained(const Server& server, CURLcode result, const std::string& detail) {
  switch (result) {
    case CURLE_COULDNT_RESOLVE_HOST: return server_name(server) + " не найден: проверьте mail_host.";
    case CURLE_COULDNT_CONNECT: return server_name(server) + " не отвечает: проверьте mail_host, mail_port и сеть.";
    case CURLE_ABORTED_BY_CALLBACK: return "Отправка прервана остановкой сервера.";
    case CURLE_OPERATION_TIMEDOUT: return server_name(server) + " не ответил вовремя.";
    case CURLE_LOGIN_DENIED:
      return server_name(server) + " не принял имя или пароль: проверьте mail_user и mail_password_file.";
    case CURLE_USE_SSL_FAILED:
      return server_name(server) + " не предложил защищённого соединения (STARTTLS): проверьте mail_security.";
    case CURLE_PEER_FAILED_VERIFICATION:
      return server_name(server) + " показал сертификат, которому нет доверия: проверьте mail_host и mail_ca_file.";
    case CURLE_SSL_CACERT_BADFILE: return "Файл сертификатов mail_ca_file не читается.";
    case CURLE_SSL_CONNECT_ERROR:
      return server_name(server) + ": защищённое соединение не установлено, проверьте mail_security и mail_port.";
    default: return server_name(server) + ": " + detail + ".";
  }
}

bool refused_for_good(CURLcode result, long code) {
  const bool about_letter = result == CURLE_SEND_ERROR || result == CURLE_WEIRD_SERVER_REPLY ||
                            result == CURLE_RECV_ERROR || result == CURLE_REMOTE_FILE_NOT_FOUND ||
                            result == CURLE_UPLOAD_FAILED;
  const bool protocol = code == 500 || code == 502 || code == 503 || code == 504 || code == 530 || code == 535;
  return about_letter && code >= 500 && code < 600 && !protocol;
}

}  // namespace

std::optional<Security> security_from_name(std::string_view name) {
  if (name == "none") return Security::none;
  if (name == "starttls") return Security::starttls;
  if (name == "smtps") return Security::smtps;
  return std::nullopt;
}

Outcome send(const Server& server, const Letter& letter) {
  ready();
  const Handle handle(curl_easy_init(), &curl_easy_cleanup);
  VEKHA_CHECK(handle != nullptr);
  CURL* const curl = handle.get();
  const std::string content = compose(letter);
  Upload upload{content};
  std::string reply;
  std::array<char, CURL_ERROR_SIZE> detail{};
  const List recipients(curl_slist_append(nullptr, ("<" + letter.to.address + ">").c_str()), &curl_slist_free_all);
  curl_easy_setopt(curl, CURLOPT_URL, url_of(server).c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // mail goes straight, whatever the environment says of the web
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail.data());
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(server.connect_seconds));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(server.total_seconds));
  curl_easy_setopt(curl, CURLOPT_USE_SSL,
                   static_cast<long>(server.security == Security::starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!server.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, server.ca_file.c_str());
  if (!server.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + letter.from.address + ">").c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_upload);
  curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, keep_reply);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &reply);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, ask_stopped);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &server);
  const CURLcode result = curl_easy_perform(curl);
  long code = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
  if (result == CURLE_OK) return {Outcome::State::accepted, static_cast<int>(code), "принято почтовым сервером"};
  const bool refused = refused_for_good(result, code);
  const std::string said = prefix(is_utf8(reply) ? reply : std::string(), 200);
  const std::string message = refused ? server_name(server) + " отказал: " + said
                              : code >= 400 && result != CURLE_LOGIN_DENIED
                                  ? server_name(server) + " отложил письмо: " + said
                                  : explained(server, result, prefix(detail.data(), 200));
  return {refused ? Outcome::State::refused : Outcome::State::later, static_cast<int>(code), message};
}

std::string read_password(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw Error(Code::bad_input, "Файл с паролем почты «" + path + "» не открывается.");
  struct stat facts{};
  const bool known = fstat(file, &facts) == 0 && S_ISREG(facts.st_mode);
  std::array<char, 4096> buffer{};
  const ssize_t size = known ? read(file, buffer.data(), buffer.size()) : -1;
  close(file);
  if (size < 0) throw Error(Code::bad_input, "Файл с паролем почты «" + path + "» не читается.");
  if ((facts.st_mode & 077U) != 0)
    throw Error(Code::bad_input,
                "Файл с паролем почты «" + path + "» открыт другим. Закройте его: chmod 600 " + path + ".");
  const std::string_view content(buffer.data(), static_cast<std::size_t>(size));
  return std::string(content.substr(0, content.find_first_of("\r\n")));
}

}  // namespace vekha::mail
