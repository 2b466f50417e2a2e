// All handlers, one file per noun: parse, one function of a room, write.
#pragma once
#include "app/api/call.hpp"

namespace vekha::api {

// service.cpp
http::Response get_health(Context& context, const Call& call);
http::Response get_contract(Context& context, const Call& call);
http::Response get_docs(Context& context, const Call& call);
http::Response get_job(Context& context, const Call& call);
http::Response list_nodes(Context& context, const Call& call);
http::Response list_journal(Context& context, const Call& call);
// session.cpp
http::Response sign_in(Context& context, const Call& call);
http::Response get_session(Context& context, const Call& call);
http::Response sign_out(Context& context, const Call& call);
// overview.cpp
http::Response get_overview(Context& context, const Call& call);
/// Makes the overview of somebody who has just signed in ready before the page asks for it.
void prepare_overview(Context& context, const people::Viewer& viewer);
// schools.cpp
http::Response list_schools(Context& context, const Call& call);
http::Response get_school(Context& context, const Call& call);
http::Response get_school_histogram(Context& context, const Call& call);
// roadmaps.cpp
http::Response list_roadmaps(Context& context, const Call& call);
http::Response get_roadmap(Context& context, const Call& call);
http::Response set_occurrence_status(Context& context, const Call& call);
// deadline.cpp
http::Response read_deadline(Context& context, const Call& call);
// imports.cpp
http::Response upload_import(Context& context, const Call& call);
http::Response list_imports(Context& context, const Call& call);
http::Response get_import(Context& context, const Call& call);
http::Response answer_import(Context& context, const Call& call);
http::Response commit_import(Context& context, const Call& call);
http::Response discard_import(Context& context, const Call& call);
// batches.cpp
http::Response list_batches(Context& context, const Call& call);
http::Response take_back_batch(Context& context, const Call& call);
// results.cpp
http::Response list_exams(Context& context, const Call& call);
http::Response summarize_results(Context& context, const Call& call);
http::Response get_indicators(Context& context, const Call& call);
http::Response get_passport(Context& context, const Call& call);
// objectivity.cpp
http::Response get_objectivity(Context& context, const Call& call);
// reports.cpp
http::Response get_analysis_report(Context& context, const Call& call);
// notifications.cpp
http::Response list_notifications(Context& context, const Call& call);
http::Response read_notifications(Context& context, const Call& call);
// reminder_settings.cpp
http::Response get_reminder_profile(Context& context, const Call& call);
http::Response put_reminder_profile(Context& context, const Call& call);
http::Response list_mutes(Context& context, const Call& call);
http::Response add_mute(Context& context, const Call& call);
http::Response remove_mute(Context& context, const Call& call);
// feeds.cpp
http::Response list_feeds(Context& context, const Call& call);
http::Response add_feed(Context& context, const Call& call);
http::Response remove_feed(Context& context, const Call& call);
http::Response get_calendar(Context& context, const Call& call);
// unsubscribe.cpp
http::Response ask_unsubscribe(Context& context, const Call& call);
http::Response unsubscribe(Context& context, const Call& call);

}  // namespace vekha::api
