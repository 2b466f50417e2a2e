#include "app/cases_json.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace vekha::app {
namespace {

void or_null(JsonWriter& json, std::string_view name, const std::string& text) {
  json.key(name);
  if (text.empty())
    json.null();
  else
    json.value(text);
}

void bounds(JsonWriter& json, std::string_view name, const std::optional<Interval>& interval) {
  json.key(name);
  if (!interval) {
    json.null();
    return;
  }
  json.begin_array().value(interval->lo).value(interval->hi).end_array();
}

void write_head(JsonWriter& json, const cases::Case& one, Date today) {
  json.field("id", one.id).key("school").begin_object().field("id", one.school.id.value);
  json.field("code", one.school.code).field("name", one.school.name).end_object();
  json.field("method", one.sign.method).field("title", one.sign.title).field("year", one.sign.year);
  or_null(json, "procedure", one.sign.procedure);
  json.key("grade");
  if (one.sign.grade > 0)
    json.value(one.sign.grade);
  else
    json.null();
  or_null(json, "subject", one.sign.subject);
  const cases::Stage stage = one.stage(today);
  json.field("stage", cases::stage_name(stage)).field("stage_title", cases::stage_title(stage));
  json.field("published", one.step("publish") != nullptr).field("reply_to", one.reply_to);
  json.field("opened_at", one.recorded_at).field("opened_by", one.actor);
  const cases::Step* reply = one.step("reply");
  or_null(json, "stand", reply == nullptr ? "" : reply->choice);
  const cases::Step* close = one.step("close");
  or_null(json, "outcome", close == nullptr ? "" : close->choice);
  or_null(json, "outcome_title", close == nullptr ? "" : std::string(cases::choice_title(close->choice)));
}

void write_facts(JsonWriter& json, const std::vector<cases::Fact>& facts) {
  json.key("facts").begin_array();
  for (const cases::Fact& one : facts) {
    json.begin_object().field("sign", one.sign).field("title", one.title).field("exam", one.exam);
    json.field("works", one.works).field("words", one.words).end_object();
  }
  json.end_array();
}

void write_chosen(JsonWriter& json, const cases::Step& step) {
  json.key("chosen").begin_array();
  if (step.kind == "causes" && !step.choice.empty())
    for (const std::string& id : split(step.choice, ',')) {
      const cases::Cause* cause = cases::find_cause(id);
      json.value(cause == nullptr ? id : cause->title);
    }
  else if (!step.choice.empty())
    json.value(step.kind == "handover" ? std::string_view(step.choice) : cases::choice_title(step.choice));
  json.end_array();
}

void write_step(JsonWriter& json, const cases::Step& step) {
  json.begin_object().field("id", step.id).field("kind", step.kind).field("title", cases::step_title(step.kind));
  json.field("choice", step.choice);
  write_chosen(json, step);
  json.field("words", step.words);
  or_null(json, "due", step.due);
  json.key("reference");
  if (step.reference != 0)
    json.value(step.reference);
  else
    json.null();
  json.field("recorded_at", step.recorded_at).field("actor", step.actor);
  or_null(json, "withdrawn_at", step.withdrawn_at);
  json.end_object();
}

void write_kappa(JsonWriter& json, std::string_view name, const std::optional<stats::Kappa>& kappa) {
  json.key(name);
  if (!kappa) {
    json.null();
    return;
  }
  json.begin_object().field("value", kappa->value).field("se", kappa->se);
  bounds(json, "ci", kappa->interval);
  json.end_object();
}

std::optional<Interval> scaled(const std::optional<Interval>& interval, double unit) {
  return interval ? std::optional(Interval{interval->lo / unit, interval->hi / unit}) : std::nullopt;
}

void write_comparison(JsonWriter& json, const cases::Comparison& one) {
  json.begin_object().field("key", one.key).field("title", one.title).field("works", one.works);
  json.field("n", one.points.n).field("same", one.points.same).field("lowered", one.points.lowered);
  json.field("raised", one.points.raised);
  bounds(json, "same_ci", one.points.same_interval);
  json.key("difference");
  if (one.points.difference)
    json.value(*one.points.difference / one.unit);
  else
    json.null();
  bounds(json, "difference_ci", scaled(one.points.difference_interval, one.unit));
  write_kappa(json, "kappa", one.points.kappa);
  write_kappa(json, "weighted_kappa", one.points.weighted);
  json.field("marks", one.marks).field("mark_lower", one.mark_lower).field("mark_higher", one.mark_higher);
  bounds(json, "mark_change_ci", one.marks > 0 ? one.mark_change : std::nullopt);
  write_kappa(json, "mark_kappa", one.mark_kappa);
  json.field("words", one.words).end_object();
}

void write_rows(JsonWriter& json, std::string_view name, const std::vector<cases::Comparison>& rows) {
  json.key(name).begin_array();
  for (const cases::Comparison& one : rows) write_comparison(json, one);
  json.end_array();
}

void write_bounds(JsonWriter& json, std::string_view name, const std::optional<Interval>& bounds) {
  json.key(name);
  if (bounds)
    json.begin_array().value(bounds->lo).value(bounds->hi).end_array();
  else
    json.null();
}

void write_extrapolated(JsonWriter& json, const cases::Extrapolated& one) {
  json.begin_object().field("key", one.key).field("title", one.title).field("population", one.population);
  json.field("n", one.n).field("whole", one.whole).field("objective", one.share);
  write_bounds(json, "objective_ci", one.interval);
  json.field("change", one.change);
  write_bounds(json, "change_ci", one.change_interval);
  json.field("words", one.words).end_object();
}

}  // namespace

void write_case_row(JsonWriter& json, const cases::Case& one, Date today) {
  json.begin_object();
  write_head(json, one, today);
  json.end_object();
}

CaseAround around(const cases::Ground& ground, const cases::Who& who, const cases::Case& one, Date today) {
  CaseAround out;
  const auto shown = cases::sight(ground.read, who, today);
  if (shown.shows(one.school.id, one.sign.year + 1, one.sign.method))
    out.next_year = cases::sign_next_year(ground, one);
  std::set<std::int64_t> seen;
  for (const cases::Step& step : one.steps)
    if (step.kind == "recheck" && step.withdrawn_at.empty() && seen.insert(step.reference).second)
      if (auto found = cases::of_school(ground, step.reference, one.school.id)) out.rechecked.push_back(*found);
  out.open = cases::open_steps(who, one, today);
  out.may_undo = cases::may_undo(who, one);
  out.may_remove = who.changes && !who.school && one.step("reply") == nullptr && one.step("publish") == nullptr &&
                   (who.owner || who.account == one.holder());
  return out;
}

void write_case(JsonWriter& json, const cases::Case& one, const CaseAround& around, Date today) {
  json.begin_object();
  write_head(json, one, today);
  json.field("posterior", one.sign.posterior).field("reply_days", one.reply_days);
  write_facts(json, one.sign.facts);
  json.key("steps").begin_array();
  for (const cases::Step& step : one.steps) write_step(json, step);
  json.end_array().list("open", around.open);
  json.field("may_undo", around.may_undo).field("may_remove", around.may_remove);
  json.key("next_year");
  if (around.next_year) {
    json.begin_object().field("year", around.next_year->year).field("found", around.next_year->found);
    json.field("title", around.next_year->title);
    write_facts(json, around.next_year->facts);
    json.end_object();
  } else {
    json.null();
  }
  write_rows(json, "rechecked", around.rechecked);
  json.end_object();
}

void write_causes(JsonWriter& json) {
  json.begin_array();
  for (const cases::CauseGroup& group : cases::causes()) {
    json.begin_object().field("id", group.id).field("title", group.title).key("causes").begin_array();
    for (const cases::Cause& one : group.causes) {
      json.begin_object().field("id", one.id).field("title", one.title);
      json.field("recommendation", one.recommendation).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

void write_experts(JsonWriter& json, const std::vector<cases::Expert>& experts) {
  json.begin_array();
  for (const cases::Expert& one : experts) {
    json.begin_object().field("id", one.id).field("name", one.name);
    or_null(json, "school", one.school_name);
    json.field("account", one.account.value != 0).field("works", one.works).field("done", one.done).end_object();
  }
  json.end_array();
}

void write_recheck_row(JsonWriter& json, const cases::Recheck& one, const std::vector<cases::Expert>& experts) {
  json.begin_object().field("id", one.id).field("name", one.plan.name).key("exam").begin_object();
  json.field("procedure", one.plan.exam.procedure).field("year", one.plan.exam.year);
  json.field("grade", one.plan.exam.grade).field("subject", one.plan.exam.subject).end_object();
  json.field("phase", cases::phase_name(one.phase())).field("phase_title", cases::phase_title(one.phase()));
  std::int64_t works = 0;
  std::int64_t done = 0;
  for (const cases::Expert& expert : experts) {
    works += expert.works;
    done += expert.done;
  }
  json.field("given", works).field("done", done).field("recorded_at", one.recorded_at).end_object();
}

void write_tasks(JsonWriter& json, const std::vector<cases::PaperTasks>& papers) {
  json.begin_array();
  for (const cases::PaperTasks& paper : papers) {
    json.begin_object().field("id", paper.id).field("step", 1.0 / paper.unit).key("tasks").begin_array();
    for (std::size_t i = 0; i < paper.tasks.size(); ++i)
      json.begin_object().field("name", paper.tasks[i]).field("maximum", paper.maxima[i]).end_object();
    json.end_array().end_object();
  }
  json.end_array();
}

void write_entries(JsonWriter& json, const std::vector<cases::Entry>& entries,
                   const std::vector<cases::PaperTasks>& papers) {
  json.begin_array();
  for (const cases::Entry& one : entries) {
    const int unit = std::ranges::find(papers, one.paper, &cases::PaperTasks::id)->unit;
    json.begin_object().field("id", one.id).field("code", one.code).field("variant", one.variant);
    json.field("paper", one.paper).field("expert", one.expert).field("expert_name", one.expert_name);
    json.field("third", one.third).key("points");
    if (one.points) {
      json.begin_array();
      for (const int stored : *one.points) json.value(static_cast<double>(stored) / unit);
      json.end_array();
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
}

void write_report(JsonWriter& json, const cases::RecheckReport& report) {
  json.begin_object().field("works", report.works).field("done", report.done).field("third", report.third);
  json.key("all");
  write_comparison(json, report.all);
  write_rows(json, "grounds", report.grounds);
  write_rows(json, "schools", report.schools);
  write_rows(json, "experts", report.experts);
  write_rows(json, "tasks", report.tasks);
  json.key("whole").begin_array();
  for (const cases::Extrapolated& one : report.whole) write_extrapolated(json, one);
  json.end_array();
  json.list("notes", report.notes).end_object();
}

}  // namespace vekha::app
