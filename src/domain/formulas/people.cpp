#include "domain/formulas/people.hpp"

#include <algorithm>
#include <cctype>

#include "base/error.hpp"

namespace vekha::formulas {
namespace {

using formula::RowStep;

std::string numbered(const char* name, std::size_t i) { return name + std::to_string(i); }

/// One expression over works that may differ from paper to paper: its texts, and which of them a paper has.
struct Variants {
  std::vector<std::string> texts;
  std::vector<std::size_t> of_paper;
  void add(const std::string& text) {
    const auto found = std::ranges::find(texts, text);
    of_paper.push_back(static_cast<std::size_t>(found - texts.begin()));
    if (found == texts.end()) texts.push_back(text);
  }
  /// `slot`: the column that tells which.
  std::string sql(const std::string& slot) const {
    if (texts.size() == 1) return texts[0];
    std::string out = "CASE " + slot;
    for (std::size_t i = 0; i < texts.size(); ++i) out += " WHEN " + std::to_string(i) + " THEN " + texts[i];
    return out + " END";
  }
};

/// What is asked of one own work, for every paper of the statement.
struct Inner {
  std::size_t step = 0;  ///< its place among the nested
  Variants value;
  Variants reason;
  /// Every work answers.
  bool always() const { return reason.texts.size() == 1 && reason.texts[0] == "0"; }
};

/// Compiles what is asked for each paper; the names of all papers are those of one plan.
class InnerRows {
 public:
  /// `steps`: places of those the statement asks.
  InnerRows(const Asking& asking, PlaceTruths& places, const Nested& nested, const std::vector<std::size_t>& steps)
      : asking_(asking), places_(places), nested_(nested) {
    shared_.inner = "i";
    for (const std::size_t step : steps) inner_.push_back({.step = step, .value = {}, .reason = {}});
  }
  const std::vector<Inner>& inner() const { return inner_; }
  void add(std::uint32_t paper) {
    shared_.slot_values.clear();
    WorkLeaves leaves(asking_.papers[paper], shared_, asking_.earlier);
    Expression expression(SourceId::works, leaves, shared_, places_);
    for (Inner& inner : inner_) {
      const Sql one = asked(expression, *nested_.steps()[inner.step], paper);
      inner.value.add(one.text);
      inner.reason.add(reason_or_zero(one));
    }
    plans_.push_back(shared_);
    papers_.push_back(paper);
  }
  /// Rows of works with x0, r0 …: what each answers, and why it does not.
  Statement rows(const std::vector<std::uint32_t>& numbers) {
    std::string columns;
    for (const Inner& inner : inner_) {
      const std::string x = numbered("x", inner.step);
      const std::string r = numbered("r", inner.step);
      columns += ", " + inner.value.sql(variant(x, inner.value)) + " AS " + x;
      columns += ", " + inner.reason.sql(variant(r, inner.reason)) + " AS " + r;
    }
    std::vector<Asked> asked;
    for (std::size_t i = 0; i < papers_.size(); ++i)
      asked.push_back({.paper = papers_[i], .unit = numbers[i], .plan = &plans_[i]});
    Statement out = rows_of_works(asking_, shared_, asked);
    out.sql = "SELECT n, school, class_name, person, code, paper, number" + columns + " FROM (" + out.sql + ")";
    return out;
  }

 private:
  Sql asked(Expression& expression, const RowStep& step, std::uint32_t paper) {
    if (step.text == "linked") return asking_.earlier.found(step, asking_.papers[paper], shared_);
    return expression.of(step.parts[0]);
  }
  /// The slot that tells which of the texts a paper has.
  std::string variant(const std::string& name, const Variants& variants) {
    if (variants.texts.size() == 1) return {};
    for (std::size_t i = 0; i < plans_.size(); ++i)
      plans_[i].slot_values["variant " + name] = std::to_string(variants.of_paper[i]);
    return shared_.slot("variant " + name, "0");
  }

  const Asking& asking_;
  PlaceTruths& places_;
  const Nested& nested_;
  Plan shared_;
  std::vector<Plan> plans_;
  std::vector<std::uint32_t> papers_;
  std::vector<Inner> inner_;
};

/// Three outcomes: what settles it, then what is not known.
std::string of_all(const std::string& x, bool any, bool always) {
  const std::string settled = any ? "bool_or(" + x + ")" : "bool_and(" + x + ")";
  if (always) return settled;
  return "CASE WHEN " + std::string(any ? "" : "NOT ") + settled + " THEN " + (any ? "TRUE" : "FALSE") +
         " WHEN bool_or(" + x + " IS NULL) THEN NULL ELSE " + (any ? "FALSE" : "TRUE") + " END";
}

std::string best_of(const std::string& x, int n) {
  const std::string many = std::to_string(n);
  return "CASE WHEN count(" + x + ") >= " + many + " THEN list_sum(list_slice(list_reverse_sort(list(" + x +
         ") FILTER (WHERE " + x + " IS NOT NULL)), 1, " + many + ")) END";
}

/// What is known of a person from the answers of the own works.
std::string of_person(const RowStep& step, const Inner& inner) {
  const std::string x = numbered("x", inner.step);
  if (step.text == "best") return best_of(x, static_cast<int>(step.number));
  if (step.text == "number") return "count(*) FILTER (WHERE " + x + ")";
  return of_all(x, step.text != "all", inner.always());
}

std::string reason_of_person(const RowStep& step, const Inner& inner) {
  if (inner.always()) return step.text == "best" ? "2" : "0";
  const std::string r = "max(" + numbered("r", inner.step) + ")";
  if (step.text == "best") return "CASE WHEN " + r + " = 3 THEN 3 ELSE 2 END";
  return r;
}

/// One row an exam with what its plan wants to know of it.
std::string exam_slots(const Plan& plan, const std::vector<PersonsAsked>& exams) {
  std::string names = "n";
  std::string rows;
  for (std::size_t i = 0; i < plan.slots.size(); ++i) names += ", k" + std::to_string(i);
  for (const PersonsAsked& one : exams) {
    rows += (rows.empty() ? "(" : ", (") + std::to_string(one.unit);
    for (const std::string& slot : plan.slots) rows += ", " + one.plan->slot_values.at(slot);
    rows += ")";
  }
  return " JOIN (VALUES " + rows + ") exams(" + names + ") USING (n)";
}

/// Whether a text has this name, whole.
bool has_name(const std::string& text, const std::string& name) {
  const auto part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    const std::size_t after = at + name.size();
    if ((at == 0 || !part(text[at - 1])) && (after >= text.size() || !part(text[after]))) return true;
  }
  return false;
}

bool asks(const Asking& asking, const Plan& plan, const std::string& name) {
  const auto named = [&](const std::string& text) { return has_name(text, name); };
  return named(asking.groups.row_part()) || std::ranges::any_of(plan.columns, named) ||
         std::ranges::any_of(plan.spreads, named);
}

/// Other plans of the question may ask more: joins to earlier exams cost.
std::vector<std::size_t> steps_of(const Asking& asking, const Plan& plan, const Nested& nested) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < nested.steps().size(); ++i)
    if (asks(asking, plan, numbered("n", i)) || asks(asking, plan, numbered("nr", i))) out.push_back(i);
  return out;
}

}  // namespace

std::size_t Nested::of(const RowStep& step) {
  const auto [found, fresh] = known_.try_emplace(key_of(step), steps_.size());
  if (fresh) steps_.push_back(&step);
  return found->second;
}

Sql PersonLeaves::field(Column column) {
  if (column == Column::class_name) return {.text = "class_name"};
  throw Error(Code::internal, "Столбец участника без выражения.");
}

Sql PersonLeaves::asked(const RowStep& step) {
  const std::size_t place = nested_.of(step);
  Sql out{.text = numbered("n", place), .maybe = true, .reason = numbered("nr", place), .bound = 1e6};
  if (step.text == "number") out.linear = Linear{out.text};
  if (step.text != "best") return out;
  out.bound = 1e301;
  return watched(out);
}

Statement rows_of_persons(const Asking& asking, PlaceTruths& places, const std::vector<PersonsAsked>& exams,
                          const Nested& nested) {
  const Plan& plan = *exams.front().plan;
  InnerRows inner(asking, places, nested, steps_of(asking, plan, nested));
  std::vector<std::uint32_t> numbers;
  for (const PersonsAsked& one : exams)
    for (const std::uint32_t paper : one.papers) {
      inner.add(paper);
      numbers.push_back(one.unit);
    }
  Statement works = inner.rows(numbers);
  const std::string code = "CASE WHEN person = 0 THEN code ELSE '' END";
  const std::string known = "(person <> 0 OR " + code + " <> '')";
  const std::string who = "n, school, person, " + code +
                          ", CASE WHEN person = 0 AND code = '' THEN (CAST(paper AS BIGINT) << 31) + number ELSE 0 END";
  std::string columns = "n, school, " + known + " AS known, ";
  // the greatest of texts costs: only whoever is asked for it
  columns += asks(asking, plan, "class_name") ? "max(class_name) AS class_name" : "'' AS class_name";
  for (const Inner& one : inner.inner()) {
    const RowStep& step = *nested.steps()[one.step];
    const std::string if_known = "CASE WHEN " + known + " THEN ";
    columns += ", " + if_known + of_person(step, one) + " END AS " + numbered("n", one.step);
    columns += ", " + if_known + reason_of_person(step, one) + " ELSE 2 END AS " + numbered("nr", one.step);
  }
  Statement out;
  std::string texts;
  if (!plan.texts.empty()) {
    texts = " CROSS JOIN (SELECT ";
    for (std::size_t i = 0; i < plan.texts.size(); ++i)
      texts += (i > 0 ? ", CAST(? AS VARCHAR) AS t" : "CAST(? AS VARCHAR) AS t") + std::to_string(i);
    texts += ") outer_texts";
  }
  out.sql = "SELECT * FROM (SELECT " + columns + " FROM (" + works.sql + ") GROUP BY " + who + ")" +
            exam_slots(plan, exams) + texts;
  out.binds = std::move(works.binds);
  for (const std::string& one : plan.texts) out.binds.emplace_back(one);
  return out;
}

}  // namespace vekha::formulas
