#include "domain/formulas/recipes.hpp"

namespace vekha::formulas {
namespace {

using formula::Fold;
using formula::Presence;

bool needs_spread(Fold fold) { return fold == Fold::quantile || fold == Fold::least || fold == Fold::most; }

std::string all_of(const std::string& a, const std::string& b) {
  return a.empty() ? b : b.empty() ? a : a + " AND " + b;
}

/// The columns of one aggregate.
class Columns {
 public:
  Columns(Plan& plan, Expression& expression, const Wanted& wanted, std::string known)
      : plan_(plan), expression_(expression), aggregate_(*wanted.aggregate), known_(std::move(known)) {
    recipe_.aggregate = wanted.place;
  }

  void add() {
    if (aggregate_.filter) let_ = expression_.of(*aggregate_.filter);
    if (!nothing_passes()) {
      pass_ = let_.constant ? known_ : all_of(known_, let_.text);
      recipe_.passing = count(pass_);
      if (aggregate_.what) value(expression_.of(*aggregate_.what));
    }
    if (let_.maybe) unanswered();
    if (!known_.empty()) recipe_.nobody = count(of_nobody());
    plan_.recipes.push_back(recipe_);
  }

 private:
  At count(const std::string& condition) {
    return plan_.column(condition.empty() ? "count(*)" : "count(*) FILTER (WHERE " + condition + ")");
  }
  /// The filter is told by the paper and is not a yes.
  bool nothing_passes() const {
    return let_.constant && !(let_.constant->presence == Presence::value && let_.constant->number > 0.5);
  }
  /// Rows of nobody known that the filter does not leave out.
  std::string of_nobody() const {
    const std::string nobody = "NOT " + known_;
    const bool told = let_.constant && let_.constant->presence == Presence::value;
    if (let_.constant) return nothing_passes() && (told || let_.reason == "1") ? "FALSE" : nobody;
    if (!let_.maybe) return nobody + " AND " + let_.text;
    return nobody + " AND coalesce(" + let_.text + ", (" + let_.reason + ") <> 1)";
  }
  void unanswered() {
    const std::string open = all_of(known_, presence_of(let_) + " IS NULL");
    const auto reason = [&](const char* wanted) -> At {
      if (let_.reason.size() == 1) return let_.reason == wanted ? count(open) : kNone;
      return count(open + " AND (" + let_.reason + ") = " + wanted);
    };
    recipe_.let_missing = reason("2");
    recipe_.let_suppressed = reason("3");
  }
  void value(const Sql& what) {
    if (what.constant) {
      recipe_.none = what.constant->presence != Presence::value;
      if (recipe_.none)
        recipe_.only_reason = what.reason[0] - '0';
      else
        recipe_.all = recipe_.shift = what.constant->number;
      return;
    }
    if (what.maybe) absent(what);
    if (aggregate_.fold == Fold::share)
      recipe_.hits = count(all_of(pass_, what.text));
    else if (what.linear && !needs_spread(aggregate_.fold))
      sums(*what.linear);
    else if (what.linear)
      spread(what.linear->whole, *what.linear);
    else
      spread(what.text, {});
  }
  /// Rows that have no value, by reason.
  void absent(const Sql& what) {
    recipe_.n = count(all_of(pass_, presence_of(what) + " IS NOT NULL"));
    if (what.reason.size() == 1) {
      recipe_.only_reason = what.reason[0] - '0';
      return;
    }
    const std::string open = all_of(pass_, presence_of(what) + " IS NULL AND (" + what.reason + ") = ");
    recipe_.not_applicable = count(open + "1");
    recipe_.suppressed = count(open + "3");
  }
  void sums(const Linear& linear) {
    recipe_.factor = linear.factor;
    recipe_.shift = linear.shift;
    const std::string filter = pass_.empty() ? "" : " FILTER (WHERE " + pass_ + ")";
    recipe_.sum = plan_.column("sum(" + linear.whole + ")" + filter);
    if (aggregate_.fold == Fold::mean)
      recipe_.squares = plan_.column("sum(CAST(" + linear.whole + " AS BIGINT) * " + linear.whole + ")" + filter);
  }
  void spread(const std::string& text, const Linear& linear) {
    recipe_.factor = linear.factor;
    recipe_.shift = linear.shift;
    const std::string filter = pass_.empty() ? "" : " FILTER (WHERE " + pass_ + ")";
    recipe_.spread = plan_.spread("histogram(CAST(" + text + " AS DOUBLE))" + filter);
  }

  Plan& plan_;
  Expression& expression_;
  const formula::Aggregate& aggregate_;
  std::string known_;
  Recipe recipe_;
  Sql let_{.text = "TRUE", .constant = formula::Cell{.number = 1}};
  std::string pass_;
};

}  // namespace

void add_recipe(Plan& plan, Expression& expression, const Wanted& wanted, const std::string& known) {
  Columns(plan, expression, wanted, known).add();
}

}  // namespace vekha::formulas
