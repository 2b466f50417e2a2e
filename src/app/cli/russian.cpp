#include "app/cli/russian.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <memory>
#include <regex>
#include <string_view>

#include "base/text.hpp"

namespace vekha::cli {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 13> kLabels{{
    {"Usage", "Вызов"},
    {"OPTIONS", "ПАРАМЕТРЫ"},
    {"SUBCOMMAND", "КОМАНДА"},
    {"SUBCOMMANDS", "КОМАНДЫ"},
    {"Positionals", "Аргументы"},
    {"REQUIRED", "(обязательно)"},
    {"TEXT", "ТЕКСТ"},
    {"INT", "ЧИСЛО"},
    {"UINT", "ЧИСЛО"},
    {"FLOAT", "ЧИСЛО"},
    {"BOOLEAN", "ДА/НЕТ"},
    {"Needs", "нужно также"},
    {"Excludes", "нельзя вместе с"},
}};

struct Phrase {
  std::string_view name;  ///< class of the error
  std::string_view text;  ///< what to say before the argument it names
};
constexpr std::array kPhrases{
    Phrase{"RequiredError", "Не указано обязательное"},
    Phrase{"ExtrasError", "Лишний или неизвестный аргумент"},
    Phrase{"ArgumentMismatch", "Неверное число значений у параметра"},
    Phrase{"ConversionError", "Значение не подходит к параметру"},
    Phrase{"ValidationError", "Недопустимое значение параметра"},
    Phrase{"RequiresError", "Параметр нельзя указать без другого"},
    Phrase{"ExcludesError", "Параметры нельзя указать вместе"},
};

constexpr std::size_t kColumn = 34;

/// Rows of the help aligned by letters: the library counts bytes, and a Russian letter has two.
class RussianFormatter : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return row(make_option_name(option, is_positional) + make_option_opts(option), make_option_desc(option));
  }
  std::string make_subcommand(const CLI::App* command) const override {
    return row(command->get_display_name(true), command->get_description());
  }

 private:
  static std::string row(const std::string& name, const std::string& description) {
    const std::string head = "  " + name;
    const std::size_t width = length(head);
    const std::string gap = width < kColumn ? std::string(kColumn - width, ' ') : "\n" + std::string(kColumn, ' ');
    return head + gap + description + "\n";
  }
};

/// The argument the library's message is about: an option, else what follows the colon, else the whole message.
std::string subject(const std::string& message) {
  std::smatch found;
  if (std::regex_search(message, found, std::regex("--?[A-Za-z][A-Za-z-]*"))) return found.str();
  if (message.starts_with("A subcommand")) return "команда";
  const auto colon = message.rfind(": ");
  if (colon != std::string::npos) return message.substr(colon + 2);
  return message.substr(0, message.find(' '));
}

}  // namespace

void speak_russian(CLI::App& app) {
  const auto formatter = std::make_shared<RussianFormatter>();
  for (const auto& [label, text] : kLabels) formatter->label(label, text);
  app.formatter(formatter);
  app.option_defaults()->group("Параметры");
  app.set_help_flag("-h,--help", "Показать эту справку")->group("Параметры");
  app.group("Команды");
}

void speak_russian_below(CLI::App& app) {
  for (CLI::App* command : app.get_subcommands({})) {
    if (command->get_help_ptr() != nullptr) command->get_help_ptr()->group("Параметры");
    speak_russian_below(*command);
  }
}

std::string complaint(const CLI::ParseError& error) {
  const std::string message = error.what();
  const auto colon = message.find(": ");
  if (error.get_name() == "ValidationError" && message.starts_with("-") && colon != std::string::npos)
    return "Недопустимое значение параметра " + message.substr(0, colon) + ": нужно " + message.substr(colon + 2) + ".";
  for (const Phrase& phrase : kPhrases)
    if (error.get_name() == phrase.name) return std::string(phrase.text) + ": " + subject(message) + ".";
  return "Аргументы не разобраны: " + subject(message) + ".";
}

}  // namespace vekha::cli
