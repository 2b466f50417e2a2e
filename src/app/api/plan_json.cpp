#include "app/api/plan_json.hpp"

#include "app/api/write.hpp"
#include "core/calendar/terms_json.hpp"

namespace vekha::api {
namespace {

void write_occurrence(JsonWriter& json, const roadmap::Occurrence& task) {
  json.begin_object().field("id", task.id.value).field("from", iso_date(task.from)).field("due", iso_date(task.due));
  json.field("status", roadmap::status_name(task.status)).field("overdue", task.overdue);
  json.field("evidence", task.evidence).field("baseline_due", iso_date(task.baseline_due));
  json.field("row_version", task.row_version).end_object();
}

void write_tags(JsonWriter& json, const MeasureTags& tags, MeasureId id) {
  json.key("tags").begin_array();
  if (const auto found = tags.find(id); found != tags.end())
    for (const roadmap::Tag& tag : found->second) {
      json.begin_object().field("direction", tag.direction).field("position", tag.position);
      json.field("source", tag.source).list("matched", tag.matched).end_object();
    }
  json.end_array();
}

}  // namespace

SectionNames::SectionNames(const std::vector<roadmap::Section>& sections) : sections_(sections) {
  std::set<std::string> seen;
  for (const roadmap::Section& section : sections) plain_ = plain_ && seen.insert(section.number).second;
}

std::string SectionNames::of(int index) const {
  if (index < 0) return {};
  const roadmap::Section& section = sections_[static_cast<std::size_t>(index)];
  return plain_ ? section.number : section.path;
}

void write_axes(JsonWriter& json, std::string_view name, const std::vector<roadmap::Axis>& axes) {
  json.key(name).begin_array();
  for (const roadmap::Axis& axis : axes)
    json.begin_object().field("id", axis.id).field("title", axis.title).end_object();
  json.end_array();
}

void write_sections(JsonWriter& json, const std::vector<roadmap::Section>& sections) {
  const SectionNames names(sections);
  json.key("sections").begin_array();
  for (std::size_t i = 0; i < sections.size(); ++i) {
    json.begin_object().field("number", names.of(static_cast<int>(i))).field("title", sections[i].title);
    json.field("depth", sections[i].depth + 1).end_object();
  }
  json.end_array();
}

void write_period(JsonWriter& json, const std::optional<calendar::Period>& period) {
  json.key("period").begin_object();
  write_or_null(json, "from", period ? iso_date(period->from) : "");
  write_or_null(json, "to", period ? iso_date(period->to) : "");
  json.end_object();
}

void write_measure(JsonWriter& json, const roadmap::Measure& measure, const MeasureFrame& frame) {
  json.begin_object().field("id", measure.id.value).field("origin_id", measure.origin.value);
  json.field("row_version", measure.row_version).field("number", measure.number);
  json.field("section", frame.sections.of(measure.section_index));
  json.field("section_index", measure.section_index >= 0 ? std::optional(measure.section_index) : std::nullopt);
  json.field("text", measure.text).key("deadline").begin_object();
  json.field("raw", measure.deadline.raw).field("text", measure.deadline.canonical);
  json.field("confirmed", !measure.deadline.text.empty()).field("kind", measure.deadline.kind);
  json.field("explanation", measure.deadline.explanation);
  calendar::write_questions_json(json.key("needs_confirmation"), measure.deadline.needs_confirmation);
  json.end_object();
  json.key("occurrences").begin_array();
  for (const roadmap::Occurrence& task : measure.occurrences) write_occurrence(json, task);
  json.end_array().list("responsible", measure.responsible).list("documents", measure.documents);
  json.field("result", measure.result).field("place", measure.place);
  json.field("status", roadmap::status_name(measure.status)).field("overdue", measure.overdue);
  write_tags(json, frame.tags, measure.id);
  write_or_null(json, "next_due", measure.next_due ? iso_date(*measure.next_due) : "");
  json.end_object();
}

void write_act(JsonWriter& json, const std::optional<roadmap::Act>& act) {
  json.key("act");
  if (!act) {
    json.null();
    return;
  }
  json.begin_object().field("kind", act->kind).field("number", act->number);
  write_or_null(json, "date", act->date ? iso_date(*act->date) : "");
  json.field("issuer", act->issuer).field("signatory", act->signatory);
  json.field("paper_id", act->paper == 0 ? std::nullopt : std::optional(act->paper)).end_object();
}

void write_version(JsonWriter& json, const roadmap::Summary& summary) {
  const roadmap::Version& version = summary.version;
  json.field("plan_id", version.plan.value).field("version", version.number);
  json.field("state", roadmap::state_name(version.state)).field("running", version.running);
  write_or_null(json, "parent_id", static_cast<int>(version.parent.value));
  write_or_null(json, "based_on_id", static_cast<int>(version.based_on.value));
  json.field("reason", version.amend_reason);
  write_act(json, version.act);
  json.field("row_version", version.row_version);
}

void write_summary(JsonWriter& json, const roadmap::Summary& summary) {
  json.begin_object().field("id", summary.id.value).field("title", summary.title);
  write_period(json, summary.period);
  write_version(json, summary);
  json.field("created_at", summary.source.imported_at).field("created_by", summary.source.imported_by);
  write_or_null(json, "approved_at", summary.version.approved_at);
  json.field("approved_by", summary.version.approved_by);
  json.field("source", summary.source.file_name).field("measures", summary.counts.measures);
  json.field("total", summary.counts.occurrences).field("done", summary.counts.done);
  json.field("overdue", summary.counts.overdue).end_object();
}

}  // namespace vekha::api
