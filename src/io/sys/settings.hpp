// Settings of one data folder: DIR/settings.yaml, read once at start. One table holds their names, defaults and texts.
#pragma once
#include <string>

namespace vekha::sys {

struct Settings {
  std::string listen = "127.0.0.1:8080";
  std::string municipality;  ///< its name; empty: as it stands in the records
  std::string time_zone;     ///< "Asia/Barnaul"; empty: the machine's
  bool https = false;        ///< people come over HTTPS through a proxy on this machine
  int session_minutes = 60;  ///< idle time after which a session ends
  int connections = 512;     ///< open at once
  int worker_threads = 4;    ///< requests at work at once
};

/// Settings of a data folder; defaults where the file or a line is absent. Throws bad_input with every complaint, its
/// line, and what was expected.
Settings read_settings(const std::string& folder);
/// The same from text; `file` is named in complaints.
Settings parse_settings(const std::string& text, const std::string& file);
/// docs/config.md: what can be set, Russian.
std::string settings_page();

struct HostPort {
  std::string host;
  unsigned short port = 0;
};
/// "127.0.0.1:8080" or "[::1]:8080". Throws bad_arguments.
HostPort parse_listen(const std::string& text);

}  // namespace vekha::sys
