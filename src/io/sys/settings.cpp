#include "io/sys/settings.hpp"

#include <yaml-cpp/yaml.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::sys {
namespace {

/// Puts a text into the settings; returns what was expected when it does not fit, else nothing.
using Put = std::string (*)(Settings& settings, const std::string& text);

struct Row {
  std::string_view key;
  std::string_view standard;  ///< how the default is written
  std::string_view what;      ///< Russian sentence for the page
  Put put;
};

std::string put_number(int& target, const std::string& text, int low, int high) {
  const auto number = parse_integer(text);
  if (!number || *number < low || *number > high)
    return "целое число от " + std::to_string(low) + " до " + std::to_string(high);
  target = static_cast<int>(*number);
  return {};
}

std::string put_listen(Settings& settings, const std::string& text) {
  try {
    parse_listen(text);
  } catch (const Error&) {
    return "адрес и порт, например 127.0.0.1:8080";
  }
  settings.listen = text;
  return {};
}

std::string put_time_zone(Settings& settings, const std::string& text) {
  const bool plain = text.find("..") == std::string::npos && !text.starts_with('/');
  if (!plain || !std::filesystem::is_regular_file("/usr/share/zoneinfo/" + text))
    return "название пояса, например Europe/Moscow или Asia/Barnaul";
  settings.time_zone = text;
  return {};
}

std::string put_municipality(Settings& settings, const std::string& text) {
  constexpr std::size_t kLongest = 200;
  settings.municipality = squeezed(text);
  return settings.municipality.empty() || length(text) > kLongest ? "название не длиннее 200 знаков" : "";
}

std::string put_https(Settings& settings, const std::string& text) {
  if (text != "true" && text != "false") return "true или false";
  settings.https = text == "true";
  return {};
}

constexpr std::array kRows{
    Row{"listen", "127.0.0.1:8080", "Адрес и порт, на которых отвечает сервер. Ключ --listen важнее.", put_listen},
    Row{"municipality", "данное командой vekha init",
        "Название муниципалитета на страницах и в отчётах; действует, пока муниципалитет один.", put_municipality},
    Row{"time_zone", "пояс компьютера",
        "Часовой пояс муниципалитета: по нему считается «сегодня» и просроченные сроки.", put_time_zone},
    Row{"https", "false",
        "true, если люди заходят по HTTPS через прокси на этом же компьютере: куки станут только для HTTPS, адрес "
        "посетителя берётся из заголовка X-Forwarded-For.",
        put_https},
    Row{"session_minutes", "60", "Через сколько минут бездействия нужно войти снова.",
        [](Settings& settings, const std::string& text) { return put_number(settings.session_minutes, text, 5, 720); }},
    Row{"connections", "512", "Сколько соединений открыто одновременно; лишним отвечают «503».",
        [](Settings& settings, const std::string& text) { return put_number(settings.connections, text, 8, 20'000); }},
    Row{"worker_threads", "4", "Сколько запросов обрабатывается одновременно.",
        [](Settings& settings, const std::string& text) { return put_number(settings.worker_threads, text, 1, 64); }},
};

std::string known_keys() {
  std::vector<std::string> keys;
  for (const Row& row : kRows) keys.emplace_back(row.key);
  return joined(keys, ", ");
}

Issue complaint(const std::string& file, const YAML::Mark& mark) {
  return {.code = "bad_setting", .severity = Severity::error, .place = {.file = file, .row = mark.line + 1}};
}

void take(Settings& settings, Issues& issues, const std::string& file, const std::pair<YAML::Node, YAML::Node>& entry) {
  const auto& [key, value] = entry;
  Issue issue = complaint(file, key.Mark());
  const std::string name = key.IsScalar() ? key.Scalar() : "";
  for (const Row& row : kRows) {
    if (row.key != name) continue;
    const std::string text = value.IsScalar() ? value.Scalar() : "";
    issue.expected = row.put(settings, text);
    if (issue.expected.empty()) return;
    issue.message = "Настройка «" + name + "» записана неверно.";
    issue.found = text;
    issues.push_back(issue);
    return;
  }
  issue.message = "Неизвестная настройка «" + name + "».";
  issue.expected = "одна из настроек: " + known_keys();
  issue.fix = "Исправьте название или удалите строку.";
  issues.push_back(issue);
}

}  // namespace

Settings parse_settings(const std::string& text, const std::string& file) {
  Settings settings;
  Issues issues;
  try {
    const YAML::Node root = YAML::Load(text);
    if (root.IsMap())
      for (const auto& entry : root) take(settings, issues, file, {entry.first, entry.second});
    else if (!root.IsNull())
      throw YAML::ParserException(YAML::Mark::null_mark(), "");
  } catch (const YAML::Exception& error) {
    Issue issue = complaint(file, error.mark);
    issue.message = "Файл настроек не разобрать.";
    issue.expected = "строки вида «название: значение»";
    issues.push_back(issue);
  }
  if (!issues.empty()) throw Error(Code::bad_input, "Настройки не приняты.", std::move(issues));
  return settings;
}

Settings read_settings(const std::string& folder) {
  std::ifstream file(folder + "/settings.yaml", std::ios::binary);
  if (!file) return {};
  std::ostringstream text;
  text << file.rdbuf();
  return parse_settings(text.str(), "settings.yaml");
}

std::string settings_page() {
  std::ostringstream page;
  page << "# Настройки\n\nСоставлено программой (`vekha settings docs`); правится таблица в `src/io/sys/settings.cpp`."
          "\n\nФайл `settings.yaml` в папке данных, строки вида `название: значение`. Файла или строки может не быть: "
          "тогда действует обычное значение. Изменения вступают в силу при следующем запуске сервера.\n\n"
          "| настройка | обычное значение | что это |\n|---|---|---|\n";
  for (const Row& row : kRows) page << "| `" << row.key << "` | " << row.standard << " | " << row.what << " |\n";
  return page.str();
}

HostPort parse_listen(const std::string& text) {
  const auto colon = text.rfind(':');
  const std::int64_t port = colon == std::string::npos ? -1 : parse_integer(text.substr(colon + 1)).value_or(-1);
  std::string host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  if (port < 0 || port > 65535 || host.empty())
    throw Error(Code::bad_arguments, "Адрес «" + text + "» не понят. Нужен вид 127.0.0.1:8080.");
  return {host, static_cast<unsigned short>(port)};
}

}  // namespace vekha::sys
