#include "app/api/handlers.hpp"
#include "app/api/plan_json.hpp"
#include "app/api/problem.hpp"
#include "app/api/roadmaps.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/execution/execution.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

roadmap::MeasureFields measure_fields(const Fields& fields) {
  return {.number = fields.maybe_text("number"),
          .section = fields.maybe_text("section"),
          .text = fields.maybe_text("text"),
          .term = fields.maybe_text("term"),
          .reading = fields.maybe_text("reading"),
          .responsible = fields.maybe_texts("responsible"),
          .documents = fields.maybe_texts("documents"),
          .result = fields.maybe_text("result")};
}

/// Words of a term that are one of the readings offered are that reading: the words of the plan stay.
void prefer_reading(roadmap::MeasureFields& fields, const roadmap::Measure& now) {
  if (!fields.term || fields.reading) return;
  for (const calendar::Question& question : now.deadline.needs_confirmation)
    for (const calendar::Reading& reading : question.readings)
      if (reading.text == *fields.term) {
        fields.reading = *fields.term;
        fields.term.reset();
        return;
      }
}

std::string measure_json(const db::Read& read, const org::Scope& scope, const roadmap::Placed& placed) {
  const roadmap::Roadmap plan = roadmap::get(read, scope, placed.roadmap, sys::today());
  const SectionNames names(plan.sections);
  JsonWriter json;
  write_measure(json, placed.measure, {names, roadmap::tags(read, plan)});
  return json.take();
}

/// The target of an edit. Who saw an older version is told what the measure is now.
roadmap::Target target_of(const db::Read& read, const Call& call, const Fields& fields) {
  const org::Scope scope = call.who().scope();
  const auto version = fields.maybe_integer("row_version");
  if (!version) throw Error(Code::bad_arguments, "Параметр «row_version»: нужно указать версию, которую вы правите.");
  const roadmap::Placed now = roadmap::measure(read, scope, MeasureId{call.id()}, sys::today());
  if (now.measure.row_version != *version)
    throw Error(Code::conflict, "Пока вы правили мероприятие " + now.measure.number +
                                    ", его изменил другой человек. Сравните оба варианта и сохраните снова.")
        .with_current(measure_json(read, scope, now));
  return {now.measure.id, *version, fields.maybe_text("reason").value_or("")};
}

void write_change(JsonWriter& json, const roadmap::PlanChange& change) {
  json.begin_object().field("id", change.id.value).field("roadmap_id", change.roadmap.value);
  write_or_null(json, "measure_id", static_cast<int>(change.measure.value));
  json.field("number", change.number).field("at", change.at).field("who", change.actor);
  json.field("action", change.action).field("title", roadmap::action_title(change.action));
  json.field("reason", change.reason).key("before").raw(change.before).key("after").raw(change.after);
  json.field("undone", change.undone).end_object();
}

http::Response changes_response(const std::vector<roadmap::PlanChange>& changes) {
  JsonWriter json;
  json.begin_array();
  for (const roadmap::PlanChange& change : changes) write_change(json, change);
  json.end_array();
  return json_response(json);
}

}  // namespace

http::Response edit_measure(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  return json_text(
      context.stores.records().write(call.who().actor(), "правка мероприятия", [&](const db::Write& write) {
        const roadmap::Target target = target_of(write, call, fields);
        roadmap::MeasureFields wanted = measure_fields(fields);
        prefer_reading(wanted, roadmap::measure(write, call.who().scope(), target.measure, sys::today()).measure);
        const roadmap::Placed edited = roadmap::edit(write, call.who().scope(), target, wanted);
        execution::spread(write, edited.roadmap);
        return measure_json(write, call.who().scope(), edited);
      }));
}

http::Response add_measure(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const roadmap::Addition order{.roadmap = RoadmapId{call.id()},
                                .after = MeasureId{fields.maybe_integer("after").value_or(0)},
                                .reason = fields.maybe_text("reason").value_or("")};
  return json_text(context.stores.records().write(call.who().actor(), "новое мероприятие", [&](const db::Write& write) {
    const auto made = roadmap::add(write, call.who().scope(), order, measure_fields(fields));
    execution::spread(write, made.roadmap);
    return measure_json(write, call.who().scope(), made);
  }));
}

http::Response remove_measure(Context& context, const Call& call) {
  const std::string reason = call.maybe_text("reason").value_or("");
  const auto version = call.maybe_integer("row_version");
  const PlanChangeId change =
      context.stores.records().write(call.who().actor(), "исключение мероприятия", [&](const db::Write& write) {
        const auto now = roadmap::measure(write, call.who().scope(), MeasureId{call.id()}, sys::today());
        const PlanChangeId made = roadmap::take_out(
            write, call.who().scope(), {now.measure.id, version.value_or(now.measure.row_version), reason});
        execution::spread(write, now.roadmap);
        return made;
      });
  JsonWriter json;
  json.begin_object().field("change_id", change.value).end_object();
  return json_response(json);
}

http::Response split_measure(Context& context, const Call& call) {
  const Fields fields(call.request.body, "parts");
  std::vector<roadmap::MeasureFields> parts;
  for (const Fields& part : objects_of(call.request.body, "parts")) parts.push_back(measure_fields(part));
  return json_text(
      context.stores.records().write(call.who().actor(), "разделение мероприятия", [&](const db::Write& write) {
        const org::Scope scope = call.who().scope();
        const auto made = roadmap::split(write, scope, target_of(write, call, fields), parts);
        execution::spread(write, made.front().roadmap);
        std::string out = "[";
        for (const roadmap::Placed& part : made) out += (out.size() > 1 ? "," : "") + measure_json(write, scope, part);
        return out + "]";
      }));
}

http::Response list_measure_changes(Context& context, const Call& call) {
  return changes_response(context.stores.records().read([&](const db::Read& read) {
    const MeasureId id{call.id()};
    return roadmap::changes(read, scope_of_visible(read, call.who(), roadmap::roadmap_of(read, id)), id);
  }));
}

http::Response list_roadmap_changes(Context& context, const Call& call) {
  return changes_response(context.stores.records().read([&](const db::Read& read) {
    const RoadmapId id{call.id()};
    return roadmap::changes(read, scope_of_visible(read, call.who(), id), id);
  }));
}

http::Response undo_change(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "отмена изменения плана", [&](const db::Write& write) {
    execution::spread(write, roadmap::undo(write, call.who().scope(), PlanChangeId{call.id()}));
  });
  return no_content();
}

}  // namespace vekha::api
