// Commands and their options as files of commands declare them. The parser stays behind this header: reading its own
// costs every file seconds of a build.
#pragma once
#include <concepts>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace vekha::cli {

/// What a value may be; told in the help and when it is not.
struct Limit {
  double from = 0;
  double to = 0;
  bool whole = false;
  std::vector<std::string> words;  ///< when there are any: one of these
};
/// From `from` to `to`, both allowed.
template <class Number>
Limit between(Number from, Number to) {
  return {static_cast<double>(from), static_cast<double>(to), std::integral<Number>, {}};
}
Limit one_of(std::vector<std::string> words);
/// More than 0.
Limit positive();

/// An option or a positional argument of a command; the command owns it.
class Option {
 public:
  explicit Option(CLI::Option* under) : under_(under) {}
  Option required() const;
  Option check(const Limit& limit) const;
  /// The value `into` had when this was called stands in the help.
  Option show_default() const;
  /// Exactly so many values; without it a list takes all that follow.
  Option expected(int count) const;
  /// Values may stand in one argument, parted by this.
  Option delimiter(char by) const;

 private:
  CLI::Option* under_;
};

/// A command of the tree; the tree owns it, so handles may be copied.
class Command {
 public:
  explicit Command(CLI::App* under) : under_(under) {}
  Command add_subcommand(const std::string& name, const std::string& about) const;
  /// `into`: std::string, bool, whole numbers, double, std::optional of these or a list of texts or numbers
  /// (options.cpp has the list of types); it must live as long as the tree.
  template <class Value>
  Option add_option(const std::string& name, Value& into, const std::string& about) const;
  Option add_flag(const std::string& name, bool& into, const std::string& about) const;
  /// What the command does when its options are known.
  void callback(std::function<void()> action) const;
  Command alias(const std::string& name) const;
  Command require_subcommand(int least, int most) const;
  Command require_subcommand(int exactly) const { return require_subcommand(exactly, exactly); }

 private:
  CLI::App* under_;
};

}  // namespace vekha::cli
