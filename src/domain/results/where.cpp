#include "domain/results/where.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.hpp"
#include "domain/results/results.sql.hpp"
#include "domain/results/reviews.hpp"
#include "io/sys/clock.hpp"

namespace vekha::results {
namespace {

constexpr const char* kEndOfTime = "9999";

std::string listed(const std::vector<std::int64_t>& numbers) {
  std::string out;
  for (const std::int64_t number : numbers) out += (out.empty() ? "" : ",") + std::to_string(number);
  return out;
}

template <class T>
void equal(Where& where, std::string_view column, const std::optional<T>& value) {
  if (!value) return;
  where.rest += " AND " + std::string(column) + " = ?";
  where.binds.emplace_back(*value);
}

std::vector<Task> tasks_of(const facts::Row& row, int column) {
  const std::vector<std::string> names = row.texts(column);
  const std::vector<std::int64_t> maxima = row.integers(column + 1);
  const std::vector<std::string> levels = row.texts(column + 2);
  std::vector<Task> out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out.push_back(
        {names[i], i < maxima.size() ? static_cast<int>(maxima[i]) : 0, i < levels.size() ? levels[i] : std::string()});
  return out;
}

Paper paper_of(const facts::Row& row) {
  Paper out{.id = row.integer(0),
            .batch = row.id<BatchId>(1),
            .kind = row.text(14),
            .exam = {row.text(2), static_cast<int>(row.integer(3)), static_cast<int>(row.integer(4)), row.text(5)},
            .part = row.text(6),
            .held = row.text(7),
            .variants = row.text(15),
            .maximum = static_cast<int>(row.integer(8)),
            .unit = std::max(1, static_cast<int>(row.integer(9))),
            .resits = row.truth(10),
            .tasks = tasks_of(row, 11)};
  if (out.kind.empty()) out.kind = kind_of_procedure(out.exam.procedure);
  return out;
}

/// What revises results belongs to the wave of its day.
bool part_wanted(const Filter& filter, const Paper& paper) {
  return !filter.part || *filter.part == paper.part || (paper.part == kReview && *filter.part == paper.held);
}

/// Papers of the batches that are seen, in order of their numbers; of other waves only what may revise results.
std::vector<Paper> papers_in(facts::Store& facts, const Seen& seen, const Filter& filter) {
  std::vector<Paper> out;
  facts.each(filled(sql::papers, "batches", among("batch", seen.batches)), {}, [&](const facts::Row& row) {
    Paper paper = paper_of(row);
    if (wanted(filter, paper.exam) && (part_wanted(filter, paper) || paper.part == kReview))
      out.push_back(std::move(paper));
  });
  return out;
}

/// Schools of papers that another batch stands for.
std::map<std::int64_t, Where::Hidden> superseded(const std::vector<Paper>& papers, const Seen& seen) {
  std::map<std::tuple<std::int64_t, Exam, std::string>, std::vector<std::int64_t>> papers_by_part;
  for (const Paper& paper : papers) papers_by_part[{paper.batch.value, paper.exam, paper.part}].push_back(paper.id);
  std::map<std::int64_t, Where::Hidden> out;
  for (const Seen::Superseded& one : seen.superseded) {
    const auto found = papers_by_part.find({one.batch, one.exam, one.part});
    if (found == papers_by_part.end() || !one.form.empty()) continue;
    for (const std::int64_t paper : found->second) out[paper].schools.push_back(one.school.value);
  }
  return out;
}

/// «(12,1),(12,3)».
std::string pairs_of(std::int64_t paper, const std::vector<std::int64_t>& seconds) {
  std::string out;
  for (const std::int64_t one : seconds)
    out += (out.empty() ? "(" : ",(") + std::to_string(paper) + "," + std::to_string(one) + ")";
  return out;
}

void join(std::string& list, const std::string& more) { list += (list.empty() || more.empty() ? "" : ",") + more; }

std::vector<std::int64_t> numbers_of(const std::vector<Paper>& papers) {
  std::vector<std::int64_t> out;
  for (const Paper& paper : papers) out.push_back(paper.id);
  return out;
}

/// A re-sit of an unknown day comes after everything.
std::string day_of(const Paper& paper) { return paper.held.empty() && paper.resits ? "9999" : paper.held; }

/// Papers of exams that a person may have written more than once, in the order they were held.
std::map<Exam, std::vector<const Paper*>> repeated(const std::vector<Paper>& papers) {
  std::map<Exam, std::vector<const Paper*>> all;
  for (const Paper& paper : papers) all[paper.exam].push_back(&paper);
  std::erase_if(all, [](const auto& one) {
    const std::vector<const Paper*>& same = one.second;
    return std::none_of(same.begin(), same.end(), [&](const Paper* paper) {
      return paper->resits || paper->part != same.front()->part || paper->held != same.front()->held;
    });
  });
  for (auto& [exam, same] : all)
    std::stable_sort(same.begin(), same.end(), [](const Paper* a, const Paper* b) { return day_of(*a) < day_of(*b); });
  return all;
}

/// The place of a paper among those of its exam, as an SQL list counted from the lowest number.
std::string places(const std::vector<const Paper*>& held, std::int64_t lowest, std::int64_t highest) {
  std::vector<std::int64_t> place(static_cast<std::size_t>(highest - lowest + 1));
  for (std::size_t i = 0; i < held.size(); ++i)
    place[static_cast<std::size_t>(held[i]->id - lowest)] = static_cast<std::int64_t>(i) + 1;
  return "[" + listed(place) + "][paper - " + std::to_string(lowest - 1) + "]";
}

/// Numbers of papers are given anew after an erasing: with their batches the condition is that of these works and of no
/// others, which answers kept between questions rest on.
std::string batches_of(const std::vector<const Paper*>& papers) {
  std::string out = " /*";
  for (const Paper* paper : papers) out += " " + std::to_string(paper->id) + ":" + std::to_string(paper->batch.value);
  return out + " */";
}

/// The works chosen of those a person wrote in one exam of one year: the selection rule of re-sits and annulments.
std::vector<Where::Chosen> chosen(const std::vector<Paper>& papers, Attempts attempts,
                                  const std::map<std::int64_t, Where::Hidden>& hidden) {
  if (attempts == Attempts::every || attempts == Attempts::written) return {};
  std::vector<Where::Chosen> out;
  for (const auto& [exam, held] : repeated(papers)) {
    std::vector<std::int64_t> ids;
    for (const Paper* paper : held) ids.push_back(paper->id);
    std::sort(ids.begin(), ids.end());
    std::string one = filled(sql::chosen, "papers", among("paper", ids) + hidden_of(hidden, ids));
    one = filled(one, "place", places(held, ids.front(), ids.back()));
    out.push_back({ids, " AND " + filled(one, "pick", attempts == Attempts::last ? "max" : "min") + batches_of(held)});
  }
  return out;
}

}  // namespace

std::vector<Paper> papers(const db::Read& read, facts::Store& facts, const Filter& filter) {
  const Seen seen = seen_at(read, filter.as_known_on);
  std::vector<Paper> out = seen.batches.empty() ? std::vector<Paper>() : papers_in(facts, seen, filter);
  std::erase_if(out, [&](const Paper& paper) { return !part_wanted(filter, paper); });
  return out;
}

Seen seen_at(const db::Read& read, const std::string& moment) {
  const std::string when = moment.empty() ? kEndOfTime : moment;
  Seen out;
  out.batches = read.all(sql::seen, {when}, [](const db::Row& row) { return row.integer(0); });
  out.superseded = read.all(sql::superseded, {when}, [](const db::Row& row) {
    return Seen::Superseded{row.integer(0), row.text(1), exam_of(row, 2), row.text(6), row.id<NodeId>(7), row.text(8)};
  });
  return out;
}

Seen seen_before(const db::Read& read, BatchId batch) {
  const auto when = read.first(sql::committed_at, {batch}, [](const db::Row& row) { return row.text(0); });
  if (!when) throw Error(Code::not_found, "Загрузки № " + std::to_string(batch.value) + " нет.");
  Seen out;
  out.batches = read.all(sql::seen_before, {*when, batch}, [](const db::Row& row) { return row.integer(0); });
  out.superseded = read.all(sql::superseded_before, {*when, batch}, [](const db::Row& row) {
    return Seen::Superseded{row.integer(0), row.text(1), exam_of(row, 2), row.text(6), row.id<NodeId>(7), row.text(8)};
  });
  return out;
}

std::vector<std::int64_t> schools_of(const db::Read& read, const org::Scope& scope) {
  return read.all(sql::schools_in_scope, {scope.path, scope.path, scope.path, scope.path},
                  [](const db::Row& row) { return row.integer(0); });
}

std::string among(std::string_view column, const std::vector<std::int64_t>& ordered) {
  const std::string name(column);
  std::string ranges;
  std::vector<std::int64_t> single;
  for (std::size_t begin = 0; begin < ordered.size();) {
    std::size_t end = begin + 1;
    while (end < ordered.size() && ordered[end] <= ordered[end - 1] + 1) ++end;
    if (end - begin < 3)
      single.insert(single.end(), ordered.begin() + static_cast<std::ptrdiff_t>(begin),
                    ordered.begin() + static_cast<std::ptrdiff_t>(end));
    else
      ranges += (ranges.empty() ? "" : " OR ") + name + " BETWEEN " + std::to_string(ordered[begin]) + " AND " +
                std::to_string(ordered[end - 1]);
    begin = end;
  }
  if (!single.empty()) ranges += (ranges.empty() ? "" : " OR ") + name + " IN (" + listed(single) + ")";
  return ranges.empty() ? "FALSE" : "(" + ranges + ")";
}

std::string hidden_of(const std::map<std::int64_t, Where::Hidden>& hidden, const std::vector<std::int64_t>& papers) {
  std::string schools;
  std::string works;
  for (const std::int64_t paper : papers) {
    const auto found = hidden.find(paper);
    if (found == hidden.end()) continue;
    join(schools, pairs_of(paper, found->second.schools));
    join(works, pairs_of(paper, found->second.works));
  }
  return (schools.empty() ? "" : " AND (paper, school) NOT IN (VALUES " + schools + ")") +
         (works.empty() ? "" : " AND (paper, number) NOT IN (VALUES " + works + ")");
}

namespace {

/// What only helped to tell which works were revised is of no more use.
void keep_wanted_parts(Where& where, const Filter& filter) {
  std::erase_if(where.papers, [&](const Paper& paper) { return !part_wanted(filter, paper); });
  where.nothing = where.papers.empty();
  where.place.clear();
  for (std::size_t i = 0; i < where.papers.size(); ++i) where.place[where.papers[i].id] = i;
}

}  // namespace

Where where_of(const db::Read& read, facts::Store& facts, const Filter& filter) {
  return where_seen(read, facts, filter, seen_at(read, filter.as_known_on));
}

Where where_seen(const db::Read& read, facts::Store& facts, const Filter& filter, const Seen& seen) {
  Where where;
  if (!seen.batches.empty()) where.papers = papers_in(facts, seen, filter);
  where.hidden = superseded(where.papers, seen);
  const std::string replaced = hidden_of(where.hidden, numbers_of(where.papers));
  for (const auto& [paper, work] : revised(facts, where.papers, filter.attempts, replaced))
    where.hidden[paper].works.push_back(work);
  keep_wanted_parts(where, filter);
  const std::vector<std::int64_t> ids = numbers_of(where.papers);
  if (filter.structure) where.structure = org::structure_on(read, *filter.structure, filter.as_known_on);
  if (filter.scope.path != "/") {
    const std::vector<std::int64_t> schools = where.structure.answered_by(schools_of(read, filter.scope));
    where.nothing = where.nothing || schools.empty();
    where.rest += " AND " + among("school", schools);
  }
  if (filter.school) where.rest += " AND " + among("school", where.structure.answered_by({filter.school->value}));
  equal(where, "class_name", filter.class_name);
  where.chosen = chosen(where.papers, filter.attempts, where.hidden);
  where.sql = among("paper", ids) + hidden_of(where.hidden, ids) + where.rest;
  for (const Where::Chosen& one : where.chosen) where.sql += one.sql;
  return where;
}

SplitColumns split_columns(Detail detail) {
  switch (detail) {
    case Detail::exam: return {"0, ''", ""};
    case Detail::school: return {"school, ''", ", school"};
    case Detail::school_class: return {"school, class_name", ", school, class_name"};
  }
  return {"0, ''", ""};
}

std::string split_query(std::string_view sql, Detail detail, const Where& where) {
  const SplitColumns split = split_columns(detail);
  return filled(filled(filled(sql, "key", split.key), "group", split.group), "where", where.sql);
}

std::string filled(std::string_view sql, std::string_view name, std::string_view text) {
  return replaced(sql, "{" + std::string(name) + "}", text);
}

Exam exam_of(const db::Row& row, int column) {
  return {row.text(column), static_cast<int>(row.integer(column + 1)), static_cast<int>(row.integer(column + 2)),
          row.text(column + 3)};
}

bool wanted(const Filter& filter, const Exam& exam) {
  return filter.procedure.value_or(exam.procedure) == exam.procedure && filter.year.value_or(exam.year) == exam.year &&
         filter.grade.value_or(exam.grade) == exam.grade && filter.subject.value_or(exam.subject) == exam.subject;
}

std::string known_moment(const std::string& text) {
  constexpr std::int64_t kDay = 24 * 60 * 60;
  const auto moment = sys::parse_moment(text, sys::zone());
  if (!moment)
    throw Error(Code::bad_arguments, "День «" + prefix(text, 40) + "» не понят: ожидался день вида 2026-05-31.");
  return sys::iso_moment(parse_iso_date(text) ? *moment + kDay - 1 : *moment);
}

Filter Filter::of(const Exam& exam, const org::Scope& scope) {
  Filter out;
  out.scope = scope;
  out.procedure = exam.procedure;
  out.year = exam.year;
  out.grade = exam.grade;
  out.subject = exam.subject;
  return out;
}

}  // namespace vekha::results
