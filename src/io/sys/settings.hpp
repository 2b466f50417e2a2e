// Settings of one data folder: DIR/settings.yaml and VEKHA_… of the environment, read once at start. One table holds
// their names, defaults and texts.
#pragma once
#include <functional>
#include <optional>
#include <string>

namespace vekha::sys {

struct Settings {
  std::string listen = "127.0.0.1:8080";
  std::string municipality;  ///< its name; empty: as it stands in the records
  std::string time_zone;     ///< "Asia/Barnaul"; empty: kStandardZone
  bool https = false;        ///< people come over HTTPS through a proxy on this machine
  int session_minutes = 60;  ///< idle time after which a session ends
  int connections = 512;     ///< open at once
  int worker_threads = 4;    ///< requests at work at once

  std::string antivirus;  ///< command that checks a file whose path is put behind it; empty: files are not checked
  int antivirus_seconds = 60;
  int file_megabytes = 200;  ///< the largest file people may attach

  std::string page_url;                    ///< "https://vekha.example.ru", without a slash at the end; empty: unknown
  int reminder_hour = 8;                   ///< reminders of a day go out from this hour on
  std::string mail_host;                   ///< empty: no letters are sent
  int mail_port = 0;                       ///< 0: the usual one of mail_security
  std::string mail_security = "starttls";  ///< "none", "starttls", "smtps"
  std::string mail_user;                   ///< empty: no signing in
  std::string mail_password_file;          ///< readable by its owner alone
  std::string mail_ca_file;                ///< certificates to trust instead of the system's
  std::string mail_from;                   ///< "Веха <vekha@example.ru>" or the bare address
};

/// The value of a variable of the environment, or nothing.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// Settings of a data folder; defaults where the file or a line is absent; VEKHA_MAIL_HOST of the environment wins over
/// `mail_host` of the file. Throws bad_input with every complaint, its line, and what was expected.
Settings read_settings(const std::string& folder);
/// The same from text; `file` is named in complaints.
Settings parse_settings(const std::string& text, const std::string& file, const Environment& environment = {});
/// docs/config.md: what can be set, Russian.
std::string settings_page();

struct HostPort {
  std::string host;
  unsigned short port = 0;
};
/// "127.0.0.1:8080" or "[::1]:8080". Throws bad_arguments.
HostPort parse_listen(const std::string& text);

}  // namespace vekha::sys
