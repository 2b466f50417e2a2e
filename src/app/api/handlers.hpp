// All handlers, one file per noun: parse, one function of a room, write.
#pragma once
#include "app/api/call.hpp"

namespace vekha::api {

// service.cpp
http::Response get_health(Context& context, const Call& call);
http::Response get_contract(Context& context, const Call& call);
http::Response get_docs(Context& context, const Call& call);
http::Response get_job(Context& context, const Call& call);
http::Response cancel_job(Context& context, const Call& call);
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
// plan_table.cpp
http::Response get_plan_table(Context& context, const Call& call);
// tasks.cpp
http::Response list_tasks(Context& context, const Call& call);
http::Response get_task(Context& context, const Call& call);
http::Response get_measure_work(Context& context, const Call& call);
http::Response list_paper_kinds(Context& context, const Call& call);
// task_changes.cpp
http::Response set_task_status(Context& context, const Call& call);
http::Response undo_task(Context& context, const Call& call);
http::Response move_task(Context& context, const Call& call);
http::Response assign_task(Context& context, const Call& call);
http::Response move_occurrence(Context& context, const Call& call);
http::Response set_occurrence_status(Context& context, const Call& call);
// deadline.cpp
http::Response read_deadline(Context& context, const Call& call);
// calendar_days.cpp
http::Response get_calendar_days(Context& context, const Call& call);
// accounts.cpp
http::Response list_accounts(Context& context, const Call& call);
http::Response list_roles(Context& context, const Call& call);
http::Response add_account(Context& context, const Call& call);
http::Response change_account(Context& context, const Call& call);
http::Response reset_password(Context& context, const Call& call);
http::Response change_own_password(Context& context, const Call& call);
// evidence.cpp
http::Response add_task_file(Context& context, const Call& call);
http::Response add_task_reference(Context& context, const Call& call);
http::Response get_evidence_file(Context& context, const Call& call);
http::Response remove_evidence(Context& context, const Call& call);
http::Response restore_evidence(Context& context, const Call& call);
// executors.cpp
http::Response get_executors(Context& context, const Call& call);
http::Response put_executors(Context& context, const Call& call);
http::Response list_school_lists(Context& context, const Call& call);
http::Response put_school_list(Context& context, const Call& call);
// monitoring.cpp
http::Response get_schedule(Context& context, const Call& call);
http::Response get_progress(Context& context, const Call& call);
// events.cpp
http::Response list_events(Context& context, const Call& call);
http::Response add_event(Context& context, const Call& call);
http::Response change_event(Context& context, const Call& call);
http::Response remove_event(Context& context, const Call& call);
http::Response restore_event(Context& context, const Call& call);
// school_plans.cpp
http::Response list_school_plans(Context& context, const Call& call);
http::Response generate_school_plans(Context& context, const Call& call);
http::Response take_back_school_plans(Context& context, const Call& call);
http::Response set_school_plan_state(Context& context, const Call& call);
// plan_checks.cpp
http::Response lint_roadmap(Context& context, const Call& call);
http::Response accept_finding(Context& context, const Call& call);
http::Response undo_accepted(Context& context, const Call& call);
http::Response ignore_finding(Context& context, const Call& call);
http::Response list_directions(Context& context, const Call& call);
http::Response get_matrix(Context& context, const Call& call);
http::Response set_measure_tags(Context& context, const Call& call);
// plan_edits.cpp
http::Response edit_measure(Context& context, const Call& call);
http::Response add_measure(Context& context, const Call& call);
http::Response remove_measure(Context& context, const Call& call);
http::Response split_measure(Context& context, const Call& call);
http::Response list_measure_changes(Context& context, const Call& call);
http::Response list_roadmap_changes(Context& context, const Call& call);
http::Response undo_change(Context& context, const Call& call);
// plan_versions.cpp
http::Response list_versions(Context& context, const Call& call);
http::Response diff_roadmap(Context& context, const Call& call);
http::Response amend_roadmap(Context& context, const Call& call);
http::Response approve_roadmap(Context& context, const Call& call);
http::Response withdraw_roadmap(Context& context, const Call& call);
http::Response remove_roadmap(Context& context, const Call& call);
http::Response restore_roadmap(Context& context, const Call& call);
// proposals.cpp
http::Response list_proposals(Context& context, const Call& call);
http::Response make_proposal(Context& context, const Call& call);
http::Response decide_proposal(Context& context, const Call& call);
// documents.cpp
http::Response export_roadmap(Context& context, const Call& call);
http::Response report_roadmap(Context& context, const Call& call);
http::Response start_export(Context& context, const Call& call);
http::Response start_report(Context& context, const Call& call);
http::Response get_export(Context& context, const Call& call);
// papers_read.cpp
http::Response list_papers(Context& context, const Call& call);
http::Response get_paper(Context& context, const Call& call);
http::Response get_paper_document(Context& context, const Call& call);
http::Response add_paper_file(Context& context, const Call& call);
http::Response get_paper_file(Context& context, const Call& call);
http::Response list_templates(Context& context, const Call& call);
http::Response make_draft(Context& context, const Call& call);
// papers_change.cpp
http::Response add_paper(Context& context, const Call& call);
http::Response change_paper(Context& context, const Call& call);
http::Response remove_paper(Context& context, const Call& call);
http::Response restore_paper(Context& context, const Call& call);
http::Response register_paper(Context& context, const Call& call);
http::Response add_paper_person(Context& context, const Call& call);
http::Response acquaint(Context& context, const Call& call);
// imports.cpp
http::Response upload_import(Context& context, const Call& call);
http::Response add_import_file(Context& context, const Call& call);
http::Response read_import(Context& context, const Call& call);
http::Response stop_import(Context& context, const Call& call);
http::Response look_at_import(Context& context, const Call& call);
http::Response copy_import(Context& context, const Call& call);
http::Response list_imports(Context& context, const Call& call);
http::Response get_import(Context& context, const Call& call);
http::Response answer_import(Context& context, const Call& call);
http::Response commit_import(Context& context, const Call& call);
http::Response discard_import(Context& context, const Call& call);
// rules.cpp
http::Response list_rules(Context& context, const Call& call);
http::Response change_rule(Context& context, const Call& call);
http::Response reset_rule(Context& context, const Call& call);
http::Response try_rule(Context& context, const Call& call);
// import_knowledge.cpp
http::Response list_forms(Context& context, const Call& call);
http::Response remove_form(Context& context, const Call& call);
http::Response restore_form(Context& context, const Call& call);
http::Response list_school_decisions(Context& context, const Call& call);
http::Response put_school_decision(Context& context, const Call& call);
http::Response forget_school_decision(Context& context, const Call& call);
// batches.cpp
http::Response list_batches(Context& context, const Call& call);
http::Response get_batch(Context& context, const Call& call);
http::Response restore_batch(Context& context, const Call& call);
http::Response take_back_batch(Context& context, const Call& call);
// tables.cpp
http::Response list_tables(Context& context, const Call& call);
http::Response get_table(Context& context, const Call& call);
http::Response save_table(Context& context, const Call& call);

// results.cpp
http::Response list_exams(Context& context, const Call& call);
http::Response summarize_results(Context& context, const Call& call);
http::Response get_indicators(Context& context, const Call& call);
http::Response get_passport(Context& context, const Call& call);
// objectivity.cpp
http::Response get_objectivity(Context& context, const Call& call);
// objectivity_board.cpp
http::Response get_objectivity_board(Context& context, const Call& call);
http::Response get_school_evidence(Context& context, const Call& call);
// risk.cpp
http::Response get_risk(Context& context, const Call& call);
http::Response save_risk(Context& context, const Call& call);
http::Response list_risk_rules(Context& context, const Call& call);
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
