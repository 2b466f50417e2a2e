#include "core/formula/formula.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <string>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::formula {
namespace {

constexpr std::size_t kDeepest = 32;     // values waiting at once
constexpr std::size_t kMostSteps = 100;  // of one expression
constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

double truth(bool value) { return value ? 1 : 0; }
bool holds_number(double value) { return value < 0 || value > 0; }
bool equal(double a, double b) { return a <= b && a >= b; }

}  // namespace

/// Recursive descent, lowest binding first.
class Parser {
 public:
  using Code = Expression::Code;
  Parser(std::string_view text, std::span<const std::string_view> names, Expression& out)
      : text_(text), names_(names), out_(out) {}

  void whole() {
    either();
    blanks();
    if (at_ < text_.size()) complain("лишнее в конце");
  }

 private:
  [[noreturn]] void complain(const std::string& what) const {
    throw Error(vekha::Code::bad_input, "Выражение «" + std::string(text_) + "», знак " +
                                            std::to_string(length(text_.substr(0, at_)) + 1) + ": " + what + ".");
  }
  void blanks() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
  }
  bool sign(std::string_view wanted) {
    blanks();
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }
  static bool in_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || c == '_' || byte >= 0x80;
  }
  bool word(std::string_view english, std::string_view russian) { return word(english) || word(russian); }
  bool word(std::string_view wanted) {
    blanks();
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with(wanted) || (rest.size() > wanted.size() && in_word(rest[wanted.size()]))) return false;
    at_ += wanted.size();
    return true;
  }
  void step(Code code) { step(Expression::Step{code}); }
  void step(const Expression::Step& step) {
    if (out_.steps_.size() >= kMostSteps) complain("выражение слишком длинное");
    out_.steps_.push_back(step);
  }

  void either() {
    both();
    while (word("or", "или")) both(), step(Code::either);
  }
  void both() {
    denial();
    while (word("and", "и")) denial(), step(Code::both);
  }
  void denial() {
    if (word("not", "не")) {
      deeper([this] { denial(); });
      step(Code::no);
    } else {
      comparison();
    }
  }
  void comparison() {
    sum();
    constexpr std::array<std::pair<std::string_view, Code>, 6> kSigns{{{"!=", Code::other},
                                                                       {"<=", Code::most},
                                                                       {">=", Code::least},
                                                                       {"=", Code::same},
                                                                       {"<", Code::less},
                                                                       {">", Code::more}}};
    for (const auto& [text, code] : kSigns)
      if (sign(text)) {
        sum();
        step(code);
        return;
      }
  }
  void sum() {
    product();
    while (true) {
      const bool plus = sign("+");
      if (!plus && !sign("-")) return;
      product();
      step(plus ? Code::plus : Code::minus);
    }
  }
  void product() {
    term();
    while (true) {
      const bool times = sign("*");
      if (!times && !sign("/")) return;
      term();
      step(times ? Code::times : Code::over);
    }
  }
  template <class What>
  void deeper(What what) {
    if (++depth_ > kDeepest / 2) complain("слишком много вложенных скобок");
    what();
    --depth_;
  }
  void bracket() {
    deeper([this] { either(); });
    if (!sign(")")) complain("не закрыта скобка");
  }
  void term() {
    if (sign("(")) return bracket();
    if (sign("-")) {
      deeper([this] { term(); });
      return step(Code::negate);
    }
    if (word("missing", "нет_данных")) {
      if (!sign("(")) complain("после нет_данных нужна скобка");
      bracket();
      return step(Code::missing);
    }
    blanks();
    if (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0) return number();
    name();
  }
  void number() {
    const std::size_t from = at_;
    while (at_ < text_.size() && (std::isdigit(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '.'))
      ++at_;
    const auto value = parse_number(text_.substr(from, at_ - from));
    if (!value) complain("не понято число");
    step(Expression::Step{Code::number, *value});
  }
  void name() {
    const std::size_t from = at_;
    while (at_ < text_.size() && in_word(text_[at_])) ++at_;
    const std::string_view found = text_.substr(from, at_ - from);
    const auto it = std::find(names_.begin(), names_.end(), found);
    if (it == names_.end()) {
      at_ = from;
      std::vector<std::string> known(names_.begin(), names_.end());
      complain("неизвестное имя «" + std::string(found) + "»; есть: " + joined(known, ", "));
    }
    step(Expression::Step{Code::name, 0, static_cast<std::size_t>(it - names_.begin())});
  }

  std::string_view text_;
  std::span<const std::string_view> names_;
  Expression& out_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

Expression::Expression(std::string_view text, std::span<const std::string_view> names) {
  Parser(text, names, *this).whole();
}

double Expression::value(std::span<const double> values) const {
  std::array<double, kMostSteps> stack;  // NOLINT(*-member-init): written before it is read, in a hot loop
  std::size_t top = 0;
  const auto compared = [&](bool result) { return truth(result); };
  for (const Step& step : steps_) {
    if (step.code == Code::number || step.code == Code::name) {
      stack[top++] = step.code == Code::number ? step.number : values[step.name];
      continue;
    }
    double& last = stack[top - 1];
    if (step.code == Code::missing || step.code == Code::no || step.code == Code::negate) {
      last = step.code == Code::negate ? -last
                                       : truth(step.code == Code::missing ? std::isnan(last) : !holds_number(last));
      continue;
    }
    const double b = last;
    double& a = stack[--top - 1];
    switch (step.code) {
      case Code::times: a = a * b; break;
      case Code::over: a = holds_number(b) ? a / b : kAbsent; break;
      case Code::plus: a = a + b; break;
      case Code::minus: a = a - b; break;
      case Code::same: a = compared(equal(a, b)); break;
      case Code::other: a = compared(a < b || a > b); break;
      case Code::less: a = compared(a < b); break;
      case Code::most: a = compared(a <= b); break;
      case Code::more: a = compared(a > b); break;
      case Code::least: a = compared(a >= b); break;
      case Code::both: a = truth(holds_number(a) && holds_number(b)); break;
      default: a = truth(holds_number(a) || holds_number(b)); break;
    }
  }
  return stack[0];
}

bool Expression::holds(std::span<const double> values) const { return holds_number(value(values)); }

}  // namespace vekha::formula
