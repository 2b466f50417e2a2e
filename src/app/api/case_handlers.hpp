// Handlers of cases of objectivity and of selective re-checks.
#pragma once
#include "app/api/call.hpp"

namespace vekha::api {

// cases.cpp
http::Response list_cases(Context& context, const Call& call);
http::Response open_case(Context& context, const Call& call);
http::Response get_case(Context& context, const Call& call);
http::Response remove_case(Context& context, const Call& call);
http::Response restore_case(Context& context, const Call& call);
http::Response take_case_step(Context& context, const Call& call);
http::Response reply_to_case(Context& context, const Call& call);
http::Response undo_case_step(Context& context, const Call& call);
http::Response list_case_people(Context& context, const Call& call);
http::Response list_case_causes(Context& context, const Call& call);
// rechecks.cpp
http::Response list_rechecks(Context& context, const Call& call);
http::Response begin_recheck(Context& context, const Call& call);
http::Response get_recheck(Context& context, const Call& call);
http::Response remove_recheck(Context& context, const Call& call);
http::Response restore_recheck(Context& context, const Call& call);
http::Response step_recheck(Context& context, const Call& call);
http::Response undo_recheck_step(Context& context, const Call& call);
http::Response add_recheck_expert(Context& context, const Call& call);
http::Response remove_recheck_expert(Context& context, const Call& call);
http::Response list_recheck_people(Context& context, const Call& call);
// recheck_entry.cpp
http::Response list_recheck_entries(Context& context, const Call& call);
http::Response enter_recheck_points(Context& context, const Call& call);
http::Response clear_recheck_points(Context& context, const Call& call);
http::Response get_recheck_sheet(Context& context, const Call& call);
http::Response put_recheck_sheet(Context& context, const Call& call);
http::Response get_recheck_report(Context& context, const Call& call);

}  // namespace vekha::api
