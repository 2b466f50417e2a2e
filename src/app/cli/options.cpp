#include "app/cli/options.hpp"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdint>
#include <optional>

#include "base/text.hpp"

namespace vekha::cli {
namespace {

std::string number_text(double value) {
  const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
  if (whole && std::abs(value) < 10'000) return std::to_string(std::llround(value));  // years are not parted
  std::string text = ru_number(value, whole ? 0 : 4);
  while (!whole && text.back() == '0') text.pop_back();
  return text;
}

std::string limit_text(const Limit& limit) {
  if (!limit.words.empty()) return "одно из: " + joined(limit.words, ", ");
  if (std::isinf(limit.to)) return "больше " + number_text(limit.from);
  return "от " + number_text(limit.from) + " до " + number_text(limit.to);
}

bool fits(const std::string& text, const Limit& limit) {
  if (!limit.words.empty()) return std::find(limit.words.begin(), limit.words.end(), text) != limit.words.end();
  double value = 0;
  if (!CLI::detail::lexical_cast(text, value) || std::isnan(value)) return false;
  if (std::isinf(limit.to)) return value > limit.from;
  return value >= limit.from && value <= limit.to && (!limit.whole || value == std::floor(value));
}

}  // namespace

Limit one_of(std::vector<std::string> words) { return {0, 0, false, std::move(words)}; }

Limit positive() { return {0, INFINITY, false, {}}; }

Option Option::required() const {
  under_->required();
  return *this;
}

Option Option::check(const Limit& limit) const {
  const std::string words = limit_text(limit);
  const auto test = [limit, words](const std::string& text) { return fits(text, limit) ? "" : words; };
  under_->check(CLI::Validator(test, ""));
  under_->type_name(limit.words.empty() ? "ЧИСЛО " + words : joined(limit.words, "|"));
  return *this;
}

Option Option::show_default() const {
  under_->capture_default_str();
  return *this;
}

Option Option::expected(int count) const {
  under_->expected(count);
  return *this;
}

Option Option::delimiter(char by) const {
  under_->delimiter(by);
  return *this;
}

Command Command::add_subcommand(const std::string& name, const std::string& about) const {
  return Command(under_->add_subcommand(name, about));
}

template <class Value>
Option Command::add_option(const std::string& name, Value& into, const std::string& about) const {
  return Option(under_->add_option(name, into, about));
}

Option Command::add_flag(const std::string& name, bool& into, const std::string& about) const {
  return Option(under_->add_flag(name, into, about));
}

void Command::callback(std::function<void()> action) const { under_->callback(std::move(action)); }

Command Command::alias(const std::string& name) const {
  under_->alias(name);
  return *this;
}

Command Command::require_subcommand(int least, int most) const {
  under_->require_subcommand(static_cast<std::size_t>(least), static_cast<std::size_t>(most));
  return *this;
}

// The types of values options may have.
#define VEKHA_OPTION(...) \
  template Option Command::add_option(const std::string&, __VA_ARGS__&, const std::string&) const
VEKHA_OPTION(std::string);
VEKHA_OPTION(int);
VEKHA_OPTION(double);
VEKHA_OPTION(std::int64_t);
VEKHA_OPTION(std::uint32_t);
VEKHA_OPTION(std::uint64_t);
VEKHA_OPTION(std::optional<std::string>);
VEKHA_OPTION(std::optional<int>);
VEKHA_OPTION(std::optional<double>);
VEKHA_OPTION(std::optional<std::int64_t>);
VEKHA_OPTION(std::optional<std::uint64_t>);
VEKHA_OPTION(std::vector<std::string>);
VEKHA_OPTION(std::vector<int>);
VEKHA_OPTION(std::vector<double>);
VEKHA_OPTION(std::vector<std::int64_t>);
#undef VEKHA_OPTION

}  // namespace vekha::cli
