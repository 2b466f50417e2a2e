#include "app/api/hand.hpp"
#include "app/api/handlers.hpp"
#include "base/error.hpp"

namespace vekha::api {
namespace {

http::Response told(Context& context, const Call& call, RoadmapId municipal) {
  const auto plans = context.stores.records().read(
      [&](const db::Read& read) { return execution::school_plans(read, hand_of(call.who()), municipal); });
  JsonWriter json;
  app::write_school_plans(json, plans);
  return json_response(json);
}

}  // namespace

http::Response list_school_plans(Context& context, const Call& call) {
  return told(context, call, RoadmapId{call.id()});
}

http::Response generate_school_plans(Context& context, const Call& call) {
  const RoadmapId id{call.id()};
  context.stores.records().write(call.who().actor(), "планы школ из дорожной карты", [&](const db::Write& write) {
    execution::generate_school_plans(write, hand_of(call.who()), id);
  });
  return told(context, call, id);
}

http::Response take_back_school_plans(Context& context, const Call& call) {
  const RoadmapId id{call.id()};
  const std::string batch = call.text("batch");
  context.stores.records().write(call.who().actor(), "планы школ отозваны", [&](const db::Write& write) {
    execution::take_back_school_plans(write, hand_of(call.who()), id, batch);
  });
  return told(context, call, id);
}

http::Response set_school_plan_state(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const auto state = execution::plan_state_from_name(fields.text("state"));
  if (!state) throw Error(Code::bad_arguments, "Состояние — submitted, approved или returned.");
  const RoadmapId id{call.id()};
  const execution::PlanStateChange change{*state, fields.maybe_text("note").value_or(""),
                                          fields.maybe_integer("row_version").value_or(0)};
  const auto municipal = context.stores.records().write(
      call.who().actor(), "план школы: " + std::string(execution::plan_state_title(*state)),
      [&](const db::Write& write) {
        execution::set_plan_state(write, hand_of(call.who()), id, change);
        return execution::municipal_of(write, id);
      });
  return told(context, call, municipal);
}

}  // namespace vekha::api
