#include "domain/formulas/statement.hpp"

#include <algorithm>
#include <charconv>

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

std::uint32_t group_of(const Asking& asking, const std::vector<Unit>& units, const facts::Row& row) {
  return asking.groups.of(units[static_cast<std::size_t>(row.integer(0))], asking.ground.school(row.id<NodeId>(1)),
                          row.text(2));
}

double number_of(const std::string& text) {
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

/// Values are told as texts, which read back as the same numbers.
void add_spread(std::vector<SpreadRow>& spread, const AnswerRow& row, const facts::Row& from, int column) {
  const std::vector<std::string> values = from.texts(column);
  const std::vector<std::string> counts = from.texts(column + 1);
  for (std::size_t i = 0; i < values.size() && i < counts.size(); ++i)
    spread.push_back({row.unit, row.group, number_of(values[i]), static_cast<std::int64_t>(number_of(counts[i]))});
}

Answer answer_of(const Asking& asking, const std::vector<Unit>& units, const Plan& plan, const Statement& rows) {
  const std::string part = asking.groups.row_part();
  std::string sql = "SELECT n, school, " + (part.empty() ? "''" : part) + " AS parts";
  for (const std::string& one : plan.columns) sql += ", " + one;
  for (const std::string& one : plan.spreads)
    sql += ", CAST(map_keys(" + one + ") AS VARCHAR[]), CAST(map_values(" + one + ") AS VARCHAR[])";
  sql += " FROM (" + rows.sql + ") w GROUP BY n, school" + (part.empty() ? "" : ", parts");
  constexpr int first = 3;
  const int lists = first + static_cast<int>(plan.columns.size());
  Answer out;
  out.spreads.resize(plan.spreads.size());
  asking.stored.facts.each(sql, rows.binds, [&](const facts::Row& row) {
    out.rows.push_back({static_cast<std::uint32_t>(row.integer(0)), group_of(asking, units, row), out.numbers.size()});
    for (int column = first; column < lists; ++column) out.numbers.push_back(row.integer(column));
    for (std::size_t i = 0; i < out.spreads.size(); ++i)
      add_spread(out.spreads[i], out.rows.back(), row, lists + 2 * static_cast<int>(i));
  });
  return out;
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
  out.sql = "SELECT task.*, n" + names_of(plan.inner + "k", plan.slots.size()) +
            names_of(plan.inner + "t", plan.texts.size());
  for (std::size_t i = 0; i < plan.bases.size(); ++i)
    out.sql += ", " + plan.bases[i] + " AS " + plan.inner + "v" + std::to_string(i);
  facts::Binds counted;
  const std::string tasks =
      "(SELECT paper, number, school, class_name, sex, attempt, unnest(scores) AS score, generate_subscripts(scores, "
      "1) "
      "AS place FROM work" +
      condition_of(asking, asked, counted) + ")";
  out.sql +=
      " FROM " + tasks + " task JOIN " + slots_table(asking, plan, asked) + " ON paper = c.id AND task.place = c.spot";
  out.binds = std::move(counted);
  out.sql += texts_table(plan, out.binds);
  return out;
}

void take_answers(const Asking& asking, const std::vector<Unit>& units, const Plan& plan, const Statement& rows,
                  Merging& merging) {
  merging.take(answer_of(asking, units, plan, rows));
}

}  // namespace vekha::formulas
