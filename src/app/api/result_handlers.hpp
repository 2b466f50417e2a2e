// Handlers of the store of results: tables, figures, the board of procedures, what became of schools.
#pragma once
#include "app/api/call.hpp"

namespace vekha::api {

// result_tables.cpp
http::Response list_works(Context& context, const Call& call);
http::Response list_figures(Context& context, const Call& call);
http::Response export_results(Context& context, const Call& call);
http::Response check_results(Context& context, const Call& call);
http::Response link_results(Context& context, const Call& call);
// procedure_board.cpp
http::Response list_procedures(Context& context, const Call& call);
http::Response get_procedure_board(Context& context, const Call& call);
http::Response add_procedure(Context& context, const Call& call);
http::Response change_procedure(Context& context, const Call& call);
http::Response remove_procedure(Context& context, const Call& call);
http::Response restore_procedure(Context& context, const Call& call);
http::Response expect_participants(Context& context, const Call& call);
http::Response set_procedure_contact(Context& context, const Call& call);
// knowledge.cpp
http::Response list_knowledge(Context& context, const Call& call);
http::Response get_kim(Context& context, const Call& call);
http::Response put_kim(Context& context, const Call& call);
http::Response put_scale(Context& context, const Call& call);
http::Response put_minimum(Context& context, const Call& call);
http::Response list_knowledge_versions(Context& context, const Call& call);
http::Response get_knowledge_version(Context& context, const Call& call);
http::Response take_back_knowledge(Context& context, const Call& call);
// school_events.cpp
http::Response list_school_events(Context& context, const Call& call);
http::Response add_school_event(Context& context, const Call& call);
http::Response withdraw_school_event(Context& context, const Call& call);

}  // namespace vekha::api
