#include "app/cli/stats_design.hpp"

#include <algorithm>
#include <map>

#include "app/cli/options.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

bool is_factor(const Terms& terms, const std::string& name) {
  return std::find(terms.factors.begin(), terms.factors.end(), name) != terms.factors.end();
}

void want_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

Design factor_design(const StatsTable& table, const std::string& name) {
  const Labels& labels = table.label(name);
  Design out;
  for (std::size_t level = 1; level < labels.values.size(); ++level) {
    out.names.push_back(name + labels.values[level]);
    std::vector<double>& column = out.made.emplace_back(labels.codes.size());
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = labels.codes[i] == level ? 1 : 0;
    out.columns.emplace_back(column);
  }
  return out;
}

Design part_design(const StatsTable& table, const Terms& terms, const std::string& name) {
  if (is_factor(terms, name)) return factor_design(table, name);
  return {{name}, {table.number(name)}, {}};
}

/// Each column of one times each of the other; the first one's run fastest, as in R.
Design product(const Design& one, const Design& other) {
  Design out;
  for (std::size_t j = 0; j < other.names.size(); ++j)
    for (std::size_t i = 0; i < one.names.size(); ++i) {
      out.names.push_back(one.names[i] + ":" + other.names[j]);
      std::vector<double>& column = out.made.emplace_back(one.columns[i].begin(), one.columns[i].end());
      for (std::size_t row = 0; row < column.size(); ++row) column[row] *= other.columns[j][row];
      out.columns.emplace_back(column);
    }
  return out;
}

void append(Design& to, Design more) {
  for (std::size_t i = 0; i < more.names.size(); ++i) {
    to.names.push_back(std::move(more.names[i]));
    to.columns.push_back(more.columns[i]);
  }
  for (std::vector<double>& column : more.made) to.made.push_back(std::move(column));  // their numbers stay in place
}

}  // namespace

void add_terms(Command command, Terms& terms) {
  command.add_option("--x", terms.x, "Объясняющий столбец чисел; «a:b» — произведение; можно повторять");
  command.add_option("--factor", terms.factors, "Объясняющий столбец названий; можно повторять");
}

void want(WantedColumns& wanted, const Terms& terms) {
  std::vector<std::string> all = terms.x;
  all.insert(all.end(), terms.factors.begin(), terms.factors.end());
  refuse_repeated(all, "--x и --factor");
  for (const std::string& name : terms.factors) want_once(wanted.labels, name);
  for (const std::string& term : terms.x)
    for (const std::string& name : split(term, ':'))
      want_once(is_factor(terms, name) ? wanted.labels : wanted.numbers, name);
}

Design design_of(const StatsTable& table, const Terms& terms) {
  Design simple;
  Design products;
  for (const std::string& term : terms.x) {
    const std::vector<std::string> parts = split(term, ':');
    Design design = part_design(table, terms, parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) design = product(design, part_design(table, terms, parts[i]));
    append(parts.size() == 1 ? simple : products, std::move(design));
  }
  for (const std::string& name : terms.factors) append(simple, factor_design(table, name));
  append(simple, std::move(products));
  return simple;
}

std::vector<std::string> grouping_names(const std::vector<std::string>& given) {
  std::vector<std::string> out;
  for (const std::string& name : given) {
    std::string path;
    for (const std::string& part : split(name, '/')) {
      path += (path.empty() ? "" : ":") + part;
      out.push_back(path);
    }
  }
  refuse_repeated(out, "--group");
  return out;
}

void want_grouping(WantedColumns& wanted, const std::string& name) {
  for (const std::string& part : split(name, ':')) want_once(wanted.labels, part);
}

Grouped grouped(const StatsTable& table, const std::string& name) {
  const std::vector<std::string> parts = split(name, ':');
  Grouped out{name, table.label(parts[0])};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Labels& inner = table.label(parts[i]);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> met;
    for (std::size_t row = 0; row < inner.codes.size(); ++row) met[{out.labels.codes[row], inner.codes[row]}] = 0;
    std::vector<std::string> values;
    for (auto& [pair, code] : met) {
      code = static_cast<std::uint32_t>(values.size());
      values.push_back(out.labels.values[pair.first] + ":" + inner.values[pair.second]);
    }
    for (std::size_t row = 0; row < inner.codes.size(); ++row)
      out.labels.codes[row] = met.at({out.labels.codes[row], inner.codes[row]});
    out.labels.values = std::move(values);
  }
  return out;
}

}  // namespace vekha::cli
