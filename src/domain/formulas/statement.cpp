#include "domain/formulas/statement.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <variant>

#include "io/sys/digest.hpp"

namespace vekha::formulas {
namespace {

std::string names_of(const std::string& prefix, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += ", " + prefix + std::to_string(i);
  return out;
}

/// What differs from paper to paper or task to task, one row each.
std::string slots_table(const Asking& asking, const Plan& plan, const std::vector<Asked>& asked) {
  std::string out = "(VALUES ";
  for (std::size_t i = 0; i < asked.size(); ++i) {
    out += (i > 0 ? ", (" : "(") + std::to_string(asking.papers[asked[i].paper].paper->id) + ", " +
           std::to_string(asked[i].task.value_or(0) + 1) + ", " + std::to_string(asked[i].unit);
    for (const std::string& slot : plan.slots) {
      const auto value = asked[i].plan->slot_values.find(slot);
      out += ", " + (value == asked[i].plan->slot_values.end() ? std::string("NULL") : value->second);
    }
    out += ")";
  }
  return out + ") c(id, spot, n" + names_of(plan.inner + "k", plan.slots.size()) + ")";
}

std::string condition_of(const Asking& asking, const std::vector<Asked>& asked, facts::Binds& binds) {
  std::vector<std::int64_t> ids;
  for (const Asked& one : asked) ids.push_back(asking.papers[one.paper].paper->id);
  std::ranges::sort(ids);
  const auto twice = std::ranges::unique(ids);
  ids.erase(twice.begin(), twice.end());
  const results::Ground::Condition condition = asking.ground.condition(ids);
  binds.insert(binds.end(), condition.binds.begin(), condition.binds.end());
  return " WHERE participated AND " + condition.sql;
}

/// Texts of formulas are bound, never part of a statement.
std::string texts_table(const Plan& plan, facts::Binds& binds) {
  if (plan.texts.empty()) return {};
  std::string out = " CROSS JOIN (SELECT ";
  for (std::size_t i = 0; i < plan.texts.size(); ++i) {
    out += (i > 0 ? ", CAST(? AS VARCHAR) AS " : "CAST(? AS VARCHAR) AS ") + plan.inner + "t" + std::to_string(i);
    binds.emplace_back(plan.texts[i]);
  }
  return out + ") texts";
}

double number_of(const std::string& text) {
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

/// Values are told as texts, which read back as the same numbers.
void add_spread(std::vector<KeptAnswer::Spread>& spread, std::uint32_t row, const facts::Row& from, int column) {
  const std::vector<std::string> values = from.texts(column);
  const std::vector<std::string> counts = from.texts(column + 1);
  for (std::size_t i = 0; i < values.size() && i < counts.size(); ++i)
    spread.push_back({row, number_of(values[i]), static_cast<std::int64_t>(number_of(counts[i]))});
}

/// «SELECT n, school, parts, columns …» of rows that are still to be told.
std::string head_of(const Asking& asking, const Plan& plan) {
  const std::string part = asking.groups.row_part();
  std::string sql = "SELECT n, school, " + (part.empty() ? "''" : part) + " AS parts";
  for (const std::string& one : plan.columns) sql += ", " + one;
  for (const std::string& one : plan.spreads)
    sql += ", CAST(map_keys(" + one + ") AS VARCHAR[]), CAST(map_values(" + one + ") AS VARCHAR[])";
  return sql;
}

/// What all portions of a question have in common, as a name.
std::string shared_identity(const Asking& asking, const Plan& plan) {
  std::string out = head_of(asking, plan) + plan.inner + plan.identity() + asking.earlier.identity(plan);
  return sys::text_sha256(out);
}

/// Reads the answer of one statement into its portions.
class Reading {
 public:
  Reading(const Question& question, const std::vector<std::size_t>& asked) : plan_(question.plan) {
    for (const std::size_t one : asked) {
      const std::vector<std::uint32_t>& units = question.portions[one].units;
      for (std::uint32_t i = 0; i < units.size(); ++i) places_[units[i]] = {portions_.size(), i};
      portions_.emplace_back().answer->spreads.resize(plan_.spreads.size());
    }
  }
  void take(const facts::Row& row) {
    constexpr int first = 3;
    const auto [which, unit] = places_.at(static_cast<std::uint32_t>(row.integer(0)));
    Part& part = portions_[which];
    KeptAnswer& to = *part.answer;
    to.rows.push_back({unit, part.text(row.text(2)), row.integer(1)});
    const int lists = first + static_cast<int>(plan_.columns.size());
    for (int column = first; column < lists; ++column) to.numbers.push_back(row.integer(column));
    for (std::size_t i = 0; i < to.spreads.size(); ++i)
      add_spread(to.spreads[i], static_cast<std::uint32_t>(to.rows.size() - 1), row, lists + 2 * static_cast<int>(i));
  }
  /// In the order they were asked.
  std::shared_ptr<const KeptAnswer> portion(std::size_t place) const { return portions_[place].answer; }

 private:
  struct Part {
    std::shared_ptr<KeptAnswer> answer = std::make_shared<KeptAnswer>();
    std::unordered_map<std::string, std::uint32_t> texts;
    std::uint32_t text(const std::string& told) {
      const auto [found, fresh] = texts.try_emplace(told, static_cast<std::uint32_t>(texts.size()));
      if (fresh) answer->texts.push_back(told);
      return found->second;
    }
  };
  const Plan& plan_;
  std::unordered_map<std::uint32_t, std::pair<std::size_t, std::uint32_t>> places_;
  std::vector<Part> portions_;
};

void join(Answer& all, const KeptAnswer& one, const Asking& asking, const std::vector<const Unit*>& units,
          const std::vector<std::uint32_t>& numbers) {
  const std::size_t width = one.rows.empty() ? 0 : one.numbers.size() / one.rows.size();
  const std::size_t start = all.rows.size();
  for (std::size_t i = 0; i < one.rows.size(); ++i) {
    const KeptAnswer::Row& row = one.rows[i];
    const std::uint32_t group =
        asking.groups.of(*units[row.unit], asking.ground.school(NodeId{row.school}), one.texts[row.parts]);
    all.rows.push_back({numbers[row.unit], group, all.numbers.size() + i * width});
  }
  all.numbers.insert(all.numbers.end(), one.numbers.begin(), one.numbers.end());
  for (std::size_t i = 0; i < one.spreads.size(); ++i)
    for (const KeptAnswer::Spread& value : one.spreads[i]) {
      const AnswerRow& row = all.rows[start + value.row];
      all.spreads[i].push_back({row.unit, row.group, value.value, value.count});
    }
}

}  // namespace

Statement rows_of_works(const Asking& asking, const Plan& plan, const std::vector<Asked>& asked) {
  Statement out;
  out.sql = "SELECT work.*, n" + names_of(plan.inner + "k", plan.slots.size()) +
            names_of(plan.inner + "t", plan.texts.size());
  for (std::size_t i = 0; i < plan.bases.size(); ++i)
    out.sql += ", " + plan.bases[i] + " AS " + plan.inner + "v" + std::to_string(i);
  out.sql += " FROM work JOIN " + slots_table(asking, plan, asked) + " ON paper = c.id" + asking.earlier.joins(plan) +
             texts_table(plan, out.binds);
  out.sql += condition_of(asking, asked, out.binds);
  return out;
}

Statement rows_of_tasks(const Asking& asking, const Plan& plan, const std::vector<Asked>& asked) {
  Statement out;
  const std::string told = "n" + names_of(plan.inner + "k", plan.slots.size());
  std::string tasks = "(SELECT school, class_name, scores[c.spot] AS score, " + told + " FROM work JOIN " +
                      slots_table(asking, plan, asked) + " ON paper = c.id";
  tasks += condition_of(asking, asked, out.binds) + " AND len(scores) >= c.spot)";
  out.sql = "SELECT task.*" + names_of(plan.inner + "t", plan.texts.size());
  for (std::size_t i = 0; i < plan.bases.size(); ++i)
    out.sql += ", " + plan.bases[i] + " AS " + plan.inner + "v" + std::to_string(i);
  out.sql += " FROM " + tasks + " task";
  out.sql += texts_table(plan, out.binds);
  return out;
}

std::string bound_text(const facts::Bind& bind) {
  struct Text {
    std::string operator()(std::monostate) const { return "-"; }
    std::string operator()(std::int64_t number) const { return "i" + std::to_string(number); }
    std::string operator()(double number) const { return "d" + literal(number); }
    std::string operator()(const std::string& text) const { return "t" + text; }
  };
  return std::visit(Text{}, bind.value);
}

std::string papers_text(const std::vector<results::Paper>& papers) {
  std::string out;
  for (const results::Paper& one : papers) out += " " + std::to_string(one.id) + ":" + std::to_string(one.batch.value);
  return out;
}

std::string identity_of(const Asking& asking, const Plan& plan, const std::vector<Asked>& asked) {
  facts::Binds binds;
  std::string out = slots_table(asking, plan, asked) + condition_of(asking, asked, binds);
  for (const Asked& one : asked) out += papers_text({*asking.papers[one.paper].paper});
  for (const facts::Bind& one : binds) out += "\x1f" + bound_text(one);
  return out;
}

void take_answers(const Asking& asking, const std::vector<Unit>& units, const Question& question, Merging& merging) {
  std::vector<std::shared_ptr<const KeptAnswer>> answers(question.portions.size());
  std::vector<std::string> keys(question.portions.size());
  std::vector<std::size_t> open;
  const std::string shared = asking.kept ? shared_identity(asking, question.plan) : std::string();
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (asking.kept) keys[i] = shared + sys::text_sha256(question.portions[i].identity);
    if (asking.kept) answers[i] = asking.kept->find(keys[i]);
    if (!answers[i]) open.push_back(i);
  }
  if (!open.empty()) {
    const Statement rows = question.rows(open);
    const bool parted = !asking.groups.row_part().empty();
    const std::string sql =
        head_of(asking, question.plan) + " FROM (" + rows.sql + ") w GROUP BY n, school" + (parted ? ", parts" : "");
    Reading reading(question, open);
    asking.stored.facts.each(sql, rows.binds, [&](const facts::Row& row) { reading.take(row); });
    for (std::size_t i = 0; i < open.size(); ++i) {
      answers[open[i]] = reading.portion(i);
      if (asking.kept) asking.kept->keep(keys[open[i]], answers[open[i]]);
    }
  }
  Answer all;
  all.spreads.resize(question.plan.spreads.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    std::vector<const Unit*> own;
    for (const std::uint32_t unit : question.portions[i].units) own.push_back(&units[unit]);
    join(all, *answers[i], asking, own, question.portions[i].units);
    answers[i].reset();
  }
  merging.take(std::move(all));
}

}  // namespace vekha::formulas
