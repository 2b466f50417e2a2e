#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.hpp"
#include "domain/results/append.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

constexpr std::size_t kRows = 5;  // shown of one school

/// What makes two works or figures alike, and how it is shown.
struct Content {
  std::string what;   ///< «50001, 5А»
  std::string main;   ///< «балл 12, отметка 4»
  std::string tasks;  ///< «1 2 X»
  std::string rest;   ///< variant, journal mark …
  bool operator==(const Content&) const = default;
};

/// Works of one school in one part of an exam, or figures of one form, by what tells them apart.
struct Held {
  std::map<std::string, Content> all;
  std::set<BatchId> batches;
  std::int64_t participants = 0;
  std::int64_t sum = 0;
  int unit = 1;
  void count(const Score& total, int of) {
    unit = of;
    ++participants;
    sum += *total;
  }
  Difference::Side side() const {
    if (participants == 0) return {};
    return {participants, static_cast<double>(sum) / static_cast<double>(participants) / unit};
  }
};
/// Form (empty for works), exam, part, organisation, territory.
using Place = std::tuple<std::string, Exam, std::string, NodeId, std::string>;
using All = std::map<Place, Held>;

std::string key_of(const std::string& code, std::int64_t person, int attempt) {
  return (code.empty() ? "#" + std::to_string(person) : code) + " " + std::to_string(attempt);
}

std::string shown(const Score& score, int unit = 1) {
  return score ? ru_number(static_cast<double>(*score) / unit, *score % unit == 0 ? 0 : 1)
               : std::string(status_title(score.status()));
}

template <class One>
Content content_of(const One& work, const std::string& code, int unit) {
  Content out;
  out.what = code + (work.class_name.empty() ? "" : ", " + std::string(work.class_name));
  out.main = work.absent ? "отсутствовал" : "балл " + shown(work.total, unit);
  if (work.mark) out.main += ", отметка " + shown(work.mark);
  if (work.test) out.main += ", тестовый " + shown(work.test);
  if (work.annulled) out.main += ", аннулирована";
  out.rest = (work.variant.empty() ? "" : "вариант " + std::string(work.variant) + ", ") + "по журналу " +
             shown(work.journal_mark);
  return out;
}

void add_task(Content& content, const TaskValue& value, int unit) {
  content.tasks += content.tasks.empty() ? "задания " : " ";
  content.tasks += value.flag == Flag::score ? shown(Score(value.score), unit) : std::string(flag_title(value.flag));
}

std::string figure_text(double value, Status status, const std::string& text) {
  if (!text.empty()) return text;
  return status == Status::present ? ru_number(value, 2) : std::string(status_title(status));
}

std::string item_text(const std::string& part, const std::string& item) {
  return part.empty() ? item : part + ": " + item;
}

/// Organisations of the scope: a load names schools by their codes, facts by their numbers.
struct Schools {
  explicit Schools(const db::Read& read, const org::Scope& scope) {
    for (const auto& [id, placed] : org::placed_schools(read, scope)) {
      codes[id] = placed.school.code;
      ids[placed.school.code] = id;
    }
  }
  std::map<NodeId, std::string> codes;
  std::map<std::string, NodeId> ids;
  NodeId of(const std::string& code) const {
    const auto it = ids.find(code);
    return it == ids.end() ? NodeId{} : it->second;
  }
};

void add_sitting(All& all, const Sitting& sitting, const std::vector<NodeId>& nodes) {
  const std::size_t width = sitting.tasks.size();
  for (std::size_t i = 0; i < sitting.works.size(); ++i) {
    const Work& work = sitting.works[i];
    if (!nodes[work.school]) continue;
    Held& held = all[{"", sitting.exam, sitting.part, nodes[work.school], ""}];
    Content content = content_of(work, work.pupil.text(), sitting.unit);
    for (std::size_t task = 0; task < width && !work.absent; ++task)
      add_task(content, sitting.values[i * width + task], sitting.unit);
    held.all[key_of(work.pupil.text(), work.person, work.attempt)] = std::move(content);
    if (counts(work)) held.count(work.total, sitting.unit);
  }
}

All coming_of(const Load& load, const Schools& schools, bool everything) {
  std::vector<NodeId> nodes;
  for (const SchoolName& school : load.schools) nodes.push_back(schools.of(school.code));
  All out;
  for (const Sitting& sitting : load.sittings) add_sitting(out, sitting, nodes);
  for (const Figure& one : load.figures) {
    const NodeId node = one.school ? nodes[*one.school] : NodeId{};
    if (!node && (one.school || !everything)) continue;
    const std::string item = item_text(one.part, one.item);
    out[{one.form, one.exam, "", node, node ? "" : one.territory}].all[item] = {
        item, figure_text(one.value, one.status, one.text), "", ""};
  }
  return out;
}

void add_stored(All& all, const Paper& paper, const WorkRow& work) {
  Held& held = all[{"", paper.exam, paper.part, work.school, ""}];
  held.batches.insert(paper.batch);
  Content content = content_of(work, work.code, paper.unit);
  for (const TaskValue& value : work.tasks) add_task(content, value, paper.unit);
  held.all[key_of(work.code, work.person, work.attempt)] = std::move(content);
  if (work.participated) held.count(work.total, paper.unit);
}

void add_stored(All& all, const FigureRow& one) {
  Held& held = all[{one.form, one.exam, "", one.node, one.node ? "" : one.territory}];
  const std::string item = item_text(one.part, one.item);
  held.batches.insert(one.batch);
  held.all[item] = {item, figure_text(one.value.value_or(0), one.status, one.text), "", ""};
}

/// Where to look for what is stored.
struct Looking {
  const db::Read& read;
  facts::Store& facts;
  const Seen& seen;
  const org::Scope& scope;
};

/// What is stored of the exams and forms that are wanted.
All stored_of(const Looking& looking, const All& wanted) {
  std::set<std::pair<Exam, std::string>> waves;
  bool figures = false;
  for (const auto& [place, held] : wanted) {
    const auto& [form, exam, part, node, territory] = place;
    if (form.empty()) waves.insert({exam, part});
    figures = figures || !form.empty();
  }
  All out;
  for (const auto& [exam, part] : waves) {
    Filter filter = Filter::of(exam, looking.scope);
    filter.part = part;
    filter.attempts = Attempts::every;
    each_work_of(looking.facts, where_seen(looking.read, looking.facts, filter, looking.seen),
                 [&](const Paper& paper, const WorkRow& work) { add_stored(out, paper, work); });
  }
  if (!figures) return out;
  Filter all;
  all.scope = looking.scope;
  for (const FigureRow& one : figures_seen(looking.read, looking.facts, all, looking.seen))
    if (wanted.contains({one.form, one.exam, "", one.node, one.node ? "" : one.territory})) add_stored(out, one);
  return out;
}

/// The part of two contents that differs, the main one first.
Difference::Row changed_row(const Content& before, const Content& after) {
  Difference::Row row{"changed", after.what, before.main, after.main};
  if (before.main == after.main && before.tasks != after.tasks) row.before = before.tasks, row.after = after.tasks;
  if (before.main == after.main && before.tasks == after.tasks) {
    row.before = before.what == after.what ? before.rest : before.what;
    row.after = before.what == after.what ? after.rest : after.what;
  }
  return row;
}

void keep(Difference& out, Difference::Row row) {
  if (out.rows.size() < kRows) out.rows.push_back(std::move(row));
}

Difference difference(const Held& before, const Held& after) {
  Difference out;
  out.before.assign(before.batches.begin(), before.batches.end());
  out.stored = before.side();
  out.coming = after.side();
  for (const auto& [key, content] : after.all) {
    const auto found = before.all.find(key);
    if (found == before.all.end()) continue;
    ++(found->second == content ? out.same : out.changed);
    if (found->second != content) keep(out, changed_row(found->second, content));
  }
  for (const auto& [key, content] : after.all)
    if (!before.all.contains(key)) ++out.added, keep(out, {"added", content.what, "", content.main});
  for (const auto& [key, content] : before.all)
    if (!after.all.contains(key)) ++out.removed, keep(out, {"removed", content.what, content.main, ""});
  return out;
}

std::vector<Difference> differences(const All& before, const All& after, const Schools& schools) {
  std::vector<Difference> out;
  for (const auto& [place, coming] : after) {
    const auto stored = before.find(place);
    if (stored == before.end()) continue;
    const auto& [form, exam, part, node, territory] = place;
    Difference one = difference(stored->second, coming);
    const auto code = schools.codes.find(node);
    one.exam = exam;
    one.part = part;
    one.form = form;
    one.school = code == schools.codes.end() ? territory : code->second;
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

std::vector<Difference> compare(const db::Read& read, facts::Store& facts, const Load& load, const org::Scope& scope) {
  const Seen seen = seen_at(read, "");
  if (seen.batches.empty()) return {};
  const Schools schools(read, scope);
  const All coming = coming_of(load, schools, scope.path == "/");
  return differences(stored_of({read, facts, seen, scope}, coming), coming, schools);
}

std::vector<Difference> compare(const db::Read& read, facts::Store& facts, BatchId batch, const org::Scope& scope) {
  const Seen before = seen_before(read, batch);
  if (before.batches.empty()) return {};
  const Schools schools(read, scope);
  const Seen own{{batch.value}, {}};
  Filter everything;
  everything.scope = scope;
  everything.attempts = Attempts::every;
  All came;
  each_work_of(facts, where_seen(read, facts, everything, own),
               [&](const Paper& paper, const WorkRow& work) { add_stored(came, paper, work); });
  for (const FigureRow& one : figures_seen(read, facts, everything, own)) add_stored(came, one);
  return differences(stored_of({read, facts, before, scope}, came), came, schools);
}

}  // namespace vekha::results
