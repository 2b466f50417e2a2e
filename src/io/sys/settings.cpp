#include "io/sys/settings.hpp"

#include <yaml-cpp/yaml.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sys/zone.hpp"

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
  if (!zone_exists(text)) return "название пояса, например Europe/Moscow или Asia/Barnaul";
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

std::string put_page_url(Settings& settings, const std::string& text) {
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  const bool spaced = text.find_first_of(" \t\r\n\"<>") != std::string::npos;
  if (scheme == 0 || text.size() == scheme || spaced) return "адрес страницы, например https://vekha.example.ru";
  settings.page_url = text.substr(0, text.find_last_not_of('/') + 1);
  return {};
}

std::string put_mail_host(Settings& settings, const std::string& text) {
  if (text.find_first_of(" \t\r\n/:@\"<>") != std::string::npos) return "имя или адрес почтового сервера без порта";
  settings.mail_host = text;
  return {};
}

std::string put_mail_security(Settings& settings, const std::string& text) {
  if (text != "none" && text != "starttls" && text != "smtps") return "none, starttls или smtps";
  settings.mail_security = text;
  return {};
}

std::string put_mail_from(Settings& settings, const std::string& text) {
  const bool broken = text.find_first_of("\r\n") != std::string::npos;
  if (broken || text.find('@') == std::string::npos) return "адрес отправителя, например Веха <vekha@example.ru>";
  settings.mail_from = text;
  return {};
}

constexpr std::array kRows{
    Row{"listen", "127.0.0.1:8080", "Адрес и порт, на которых отвечает сервер. Ключ --listen важнее.", put_listen},
    Row{"municipality", "данное командой vekha init",
        "Название муниципалитета на страницах и в отчётах; действует, пока муниципалитет один.", put_municipality},
    Row{"time_zone", "Europe/Moscow", "Часовой пояс муниципалитета: по нему считается «сегодня» и просроченные сроки.",
        put_time_zone},
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
    Row{"antivirus", "не задан",
        "Команда, которой проверяется каждый приложенный файл, например clamdscan --fdpass --no-summary: путь к файлу "
        "ставится последним, оболочка не участвует, ответ не 0 — файл не принят. Пока не задана, файлы не проверяются, "
        "и об этом сказано рядом с файлом.",
        [](Settings& settings, const std::string& text) {
          settings.antivirus = text;
          return std::string();
        }},
    Row{"antivirus_seconds", "60", "Сколько секунд ждать ответа антивируса.",
        [](Settings& settings, const std::string& text) {
          return put_number(settings.antivirus_seconds, text, 1, 600);
        }},
    Row{"file_megabytes", "200", "Самый большой файл, который можно приложить, в мегабайтах.",
        [](Settings& settings, const std::string& text) { return put_number(settings.file_megabytes, text, 1, 500); }},
    Row{"page_url", "не задан", "Адрес страницы, каким его набирают люди: по нему ведут ссылки в письмах и календарях.",
        put_page_url},
    Row{"reminder_hour", "8", "С какого часа рассылаются напоминания дня.",
        [](Settings& settings, const std::string& text) { return put_number(settings.reminder_hour, text, 0, 23); }},
    Row{"mail_host", "не задан", "Почтовый сервер (SMTP). Пока не задан, письма не отправляются.", put_mail_host},
    Row{"mail_port", "по виду защиты: 25, 587 или 465", "Порт почтового сервера.",
        [](Settings& settings, const std::string& text) { return put_number(settings.mail_port, text, 1, 65'535); }},
    Row{"mail_security", "starttls",
        "Защита соединения с почтовым сервером: starttls, smtps (сразу TLS) или none (только внутри своей сети).",
        put_mail_security},
    Row{"mail_user", "не задан", "Имя для входа на почтовый сервер; без него сервер не спрашивает пароль.",
        [](Settings& settings, const std::string& text) {
          settings.mail_user = text;
          return std::string();
        }},
    Row{"mail_password_file", "не задан",
        "Файл с паролем почты; читать его может только владелец (chmod 600). Путь — полный или от папки данных.",
        [](Settings& settings, const std::string& text) {
          settings.mail_password_file = text;
          return std::string();
        }},
    Row{"mail_ca_file", "сертификаты системы", "Файл с корневыми сертификатами, если у почтового сервера они свои.",
        [](Settings& settings, const std::string& text) {
          settings.mail_ca_file = text;
          return std::string();
        }},
    Row{"mail_from", "не задан", "От чьего имени уходят письма.", put_mail_from},
};

std::string known_keys() {
  std::vector<std::string> keys;
  for (const Row& row : kRows) keys.emplace_back(row.key);
  return joined(keys, ", ");
}

Issue complaint(const std::string& file, const YAML::Mark& mark) {
  return {.code = "bad_setting", .severity = Severity::error, .place = {.file = file, .row = mark.line + 1}};
}

/// "mail_host" → "VEKHA_MAIL_HOST".
std::string variable_of(std::string_view key) {
  std::string name = "VEKHA_";
  for (const char c : key) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return name;
}

void take_environment(Settings& settings, Issues& issues, const Environment& environment) {
  if (!environment) return;
  for (const Row& row : kRows) {
    const auto text = environment(variable_of(row.key));
    if (!text || text->empty()) continue;
    const std::string expected = row.put(settings, *text);
    if (expected.empty()) continue;
    issues.push_back({.code = "bad_setting",
                      .severity = Severity::error,
                      .message = "Переменная окружения " + variable_of(row.key) + " записана неверно.",
                      .found = *text,
                      .expected = expected});
  }
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

Settings parse_settings(const std::string& text, const std::string& file, const Environment& environment) {
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
  take_environment(settings, issues, environment);
  if (!issues.empty()) throw Error(Code::bad_input, "Настройки не приняты.", std::move(issues));
  return settings;
}

Settings read_settings(const std::string& folder) {
  std::ifstream file(folder + "/settings.yaml", std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  return parse_settings(text.str(), "settings.yaml", [](const std::string& name) {
    const char* const value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  });
}

std::string settings_page() {
  std::ostringstream page;
  page << "# Настройки\n\nСоставлено программой (`vekha settings docs`); правится таблица в `src/io/sys/settings.cpp`."
          "\n\nФайл `settings.yaml` в папке данных, строки вида `название: значение`. Файла или строки может не быть: "
          "тогда действует обычное значение. Переменная окружения `VEKHA_НАЗВАНИЕ` (например `VEKHA_MAIL_HOST`) важнее "
          "строки "
          "файла. Изменения вступают в силу при следующем запуске сервера.\n\n"
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
