// A program with its numbers put in.
#include <cmath>

#include "base/text.hpp"
#include "domain/indicators/bundle.hpp"

namespace vekha::indicators {
namespace {

using formula::Make;
using formula::Step;

std::string plain(double number) { return ru_number(number, std::abs(number - std::round(number)) < 1e-9 ? 0 : 2); }

/// «муниципалитет в целом».
std::string level_title(std::string_view level) {
  for (const auto& [name, russian] : formula::kLevels)
    if (name == level) return std::string(russian) + " в целом";
  return std::string(level);
}

std::string label(const formula::Program& program, const Step& step) {
  switch (step.make) {
    case Make::aggregate: return program.aggregates[step.aggregate].name;
    case Make::lag: {
      const auto years = static_cast<std::int64_t>(step.number);
      return counted(years, "год", "года", "лет") + " назад: " + label(program, step.parts.at(0));
    }
    case Make::across: return level_title(step.text) + ": " + label(program, step.parts.at(0));
    case Make::rank: return "место: " + label(program, step.parts.at(0));
    case Make::percentile: return "процентиль: " + label(program, step.parts.at(0));
    case Make::minmax: return "приведённое к 0–100: " + label(program, step.parts.at(0));
    case Make::norm: return "норматив «" + step.text + "»";
    default: return "часть формулы";
  }
}

/// A number of a form as it was written: «12», «4,50».
std::string bare_text(const Step& step, const formula::Value& value) {
  formula::Value bare = value;
  bare.estimate.interval.reset();
  const bool is_plain = step.unit.measure == formula::Measure::plain && value.estimate.value;
  return is_plain ? plain(*value.estimate.value) : formulas::value_text(bare, step.unit);
}

/// «70,0 % (42 из 60)»: a share tells its counts.
std::string value_with_counts(const formula::Program& program, const Step& step, const formula::Value& value) {
  std::string out = bare_text(step, value);
  if (!value.estimate.value || step.make != Make::aggregate) return out;
  const double n = static_cast<double>(value.estimate.n);
  switch (program.aggregates[step.aggregate].fold) {
    case formula::Fold::share:
      return out + " (" + plain(std::round(*value.estimate.value * n / 100)) + " из " + plain(n) + ")";
    case formula::Fold::part: return out + " (отчётов: " + plain(n) + ")";
    case formula::Fold::count: return out;
    default: return out + " (по " + plain(n) + ")";
  }
}

bool is_part(const formula::Program& program, const Step& step) {
  return step.make == Make::aggregate && program.aggregates[step.aggregate].fold == formula::Fold::part;
}

class Writer {
 public:
  Writer(const Recounting& recounting, Substituted& out) : recounting_(recounting), out_(out) {}

  std::string text(const Step& step) {
    switch (step.make) {
      case Make::constant: return plain(step.number);
      case Make::negate: return "−" + text(step.parts.at(0));
      case Make::percent: return text(step.parts.at(0)) + " · 100";
      case Make::plus: return pair(step, " + ");
      case Make::minus: return pair(step, " − ");
      case Make::times: return pair(step, " · ");
      case Make::over: return pair(step, " / ");
      case Make::weighted: return weighted(step);
      default: return leaf(step);
    }
  }

 private:
  std::string pair(const Step& step, const std::string& sign) {
    const std::string first = text(step.parts.at(0));
    return "(" + first + sign + text(step.parts.at(1)) + ")";
  }
  std::string weighted(const Step& step) {
    std::string out;
    double total = 0;
    for (std::size_t i = 0; i < step.parts.size(); ++i) {
      out += (i == 0 ? "(" : " + ") + plain(step.weights.at(i)) + " · " + text(step.parts[i]);
      total += step.weights[i];
    }
    return out + ") / " + plain(total);
  }
  std::string leaf(const Step& step) {
    const formula::Program& program = recounting_.program();
    const formula::Value value = recounting_.of(step).value_or(formula::Value{});
    out_.parts.push_back({label(program, step), value_with_counts(program, step, value), value});
    if (is_part(program, step) && value.estimate.value) {
      const Recounting::Sums sums = recounting_.sums_of(step);
      return "(" + plain(sums.part) + " / " + plain(sums.whole) + ") · 100";
    }
    const std::string text = bare_text(step, value);
    return value.estimate.value ? text : "«" + text + "»";
  }

  const Recounting& recounting_;
  Substituted& out_;
};

}  // namespace

Substituted substituted(const Recounting& recounting, const Definition& definition) {
  Substituted out;
  const formula::Value whole = recounting.whole().value_or(formula::Value{});
  const std::string text = Writer(recounting, out).text(recounting.program().root);
  out.text = text + " = " + value_text(definition, whole.estimate);
  const Step& root = recounting.program().root;
  if (root.make == Make::aggregate && !is_part(recounting.program(), root)) out.text = out.parts[0].value_text;
  return out;
}

}  // namespace vekha::indicators
