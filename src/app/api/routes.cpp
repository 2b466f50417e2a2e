#include "app/api/routes.hpp"

#include <array>

#include "app/api/handlers.hpp"
#include "app/api/indicator_handlers.hpp"
#include "app/api/result_handlers.hpp"

namespace vekha::api {
namespace {

constexpr std::array kRoutes{
    Route{"GET", "/healthz", kPublic, Mode::read, Body::none, get_health},
    Route{"GET", "/api/openapi.yaml", kPublic, Mode::read, Body::none, get_contract},
    Route{"GET", "/api/docs", kPublic, Mode::read, Body::none, get_docs},
    Route{"POST", "/api/session", kPublic, Mode::write, Body::json, sign_in},
    Route{"GET", "/api/session", kSignedIn, Mode::read, Body::none, get_session},
    Route{"DELETE", "/api/session", kSignedIn, Mode::write, Body::none, sign_out},
    Route{"GET", "/api/overview", "overview.read", Mode::read, Body::none, get_overview},
    Route{"GET", "/api/schools", "schools.read", Mode::read, Body::none, list_schools},
    Route{"GET", "/api/schools/{id}", "schools.read", Mode::read, Body::none, get_school},
    Route{"GET", "/api/schools/{id}/histogram", "schools.read", Mode::read, Body::none, get_school_histogram},
    Route{"GET", "/api/roadmaps", "roadmap.read", Mode::read, Body::none, list_roadmaps},
    Route{"GET", "/api/roadmaps/{id}", "roadmap.read", Mode::read, Body::none, get_roadmap},
    Route{"GET", "/api/roadmaps/{id}/table", "roadmap.read", Mode::read, Body::none, get_plan_table},
    Route{"GET", "/api/roadmaps/{id}/executors", "tasks.read", Mode::read, Body::none, get_executors},
    Route{"PUT", "/api/roadmaps/{id}/executors", "roadmap.change", Mode::write, Body::json, put_executors},
    Route{"GET", "/api/roadmaps/{id}/schedule", "roadmap.read", Mode::read, Body::none, get_schedule},
    Route{"GET", "/api/roadmaps/{id}/progress", "roadmap.read", Mode::read, Body::none, get_progress},
    Route{"GET", "/api/roadmaps/{id}/school-plans", "tasks.read", Mode::read, Body::none, list_school_plans},
    Route{"POST", "/api/roadmaps/{id}/school-plans", "roadmap.change", Mode::write, Body::none, generate_school_plans},
    Route{"DELETE", "/api/roadmaps/{id}/school-plans", "roadmap.change", Mode::write, Body::none,
          take_back_school_plans},
    Route{"POST", "/api/school-plans/{id}/state", "tasks.read", Mode::write, Body::json, set_school_plan_state},
    Route{"GET", "/api/school-lists", "tasks.read", Mode::read, Body::none, list_school_lists},
    Route{"PUT", "/api/school-lists/{id}", "roadmap.change", Mode::write, Body::json, put_school_list},
    Route{"GET", "/api/tasks", "tasks.read", Mode::read, Body::none, list_tasks},
    Route{"GET", "/api/tasks/{id}", "tasks.read", Mode::read, Body::none, get_task},
    Route{"POST", "/api/tasks/{id}/status", "tasks.read", Mode::write, Body::json, set_task_status},
    Route{"POST", "/api/tasks/{id}/undo", "tasks.read", Mode::write, Body::none, undo_task},
    Route{"POST", "/api/tasks/{id}/move", "roadmap.change", Mode::write, Body::json, move_task},
    Route{"POST", "/api/tasks/{id}/assign", "tasks.change", Mode::write, Body::json, assign_task},
    Route{"POST", "/api/tasks/{id}/files", "tasks.change", Mode::write, Body::file, add_task_file},
    Route{"POST", "/api/tasks/{id}/references", "tasks.change", Mode::write, Body::json, add_task_reference},
    Route{"GET", "/api/evidence/{id}", "tasks.read", Mode::read, Body::none, get_evidence_file},
    Route{"DELETE", "/api/evidence/{id}", "tasks.change", Mode::write, Body::none, remove_evidence},
    Route{"POST", "/api/evidence/{id}/restore", "tasks.change", Mode::write, Body::none, restore_evidence},
    Route{"GET", "/api/measures/{id}", "tasks.read", Mode::read, Body::none, get_measure_work},
    Route{"GET", "/api/paper-kinds", kSignedIn, Mode::read, Body::none, list_paper_kinds},
    Route{"POST", "/api/occurrences/{id}/status", "tasks.read", Mode::write, Body::json, set_occurrence_status},
    Route{"POST", "/api/occurrences/{id}/move", "roadmap.change", Mode::write, Body::json, move_occurrence},
    Route{"GET", "/api/events", "roadmap.read", Mode::read, Body::none, list_events},
    Route{"POST", "/api/events", "roadmap.change", Mode::write, Body::json, add_event},
    Route{"PATCH", "/api/events/{id}", "roadmap.change", Mode::write, Body::json, change_event},
    Route{"DELETE", "/api/events/{id}", "roadmap.change", Mode::write, Body::none, remove_event},
    Route{"POST", "/api/events/{id}/restore", "roadmap.change", Mode::write, Body::none, restore_event},
    Route{"DELETE", "/api/roadmaps/{id}", "roadmap.edit", Mode::write, Body::none, remove_roadmap},
    Route{"POST", "/api/roadmaps/{id}/restore", "roadmap.edit", Mode::write, Body::none, restore_roadmap},
    Route{"GET", "/api/roadmaps/{id}/versions", "roadmap.read", Mode::read, Body::none, list_versions},
    Route{"GET", "/api/roadmaps/{id}/diff", "roadmap.read", Mode::read, Body::none, diff_roadmap},
    Route{"POST", "/api/roadmaps/{id}/amend", "roadmap.edit", Mode::write, Body::json, amend_roadmap},
    Route{"POST", "/api/roadmaps/{id}/approve", "roadmap.approve", Mode::write, Body::json, approve_roadmap},
    Route{"POST", "/api/roadmaps/{id}/withdraw", "roadmap.approve", Mode::write, Body::json, withdraw_roadmap},
    Route{"GET", "/api/roadmaps/{id}/changes", "roadmap.read", Mode::read, Body::none, list_roadmap_changes},
    Route{"GET", "/api/roadmaps/{id}/lint", "roadmap.read", Mode::read, Body::none, lint_roadmap},
    Route{"POST", "/api/roadmaps/{id}/lint/accept", "roadmap.edit", Mode::write, Body::json, accept_finding},
    Route{"POST", "/api/roadmaps/{id}/lint/undo", "roadmap.edit", Mode::write, Body::json, undo_accepted},
    Route{"POST", "/api/roadmaps/{id}/lint/ignore", "roadmap.edit", Mode::write, Body::json, ignore_finding},
    Route{"GET", "/api/roadmaps/{id}/matrix", "roadmap.read", Mode::read, Body::none, get_matrix},
    Route{"GET", "/api/directions", "roadmap.read", Mode::read, Body::none, list_directions},
    Route{"PUT", "/api/measures/{id}/tags", "roadmap.edit", Mode::write, Body::json, set_measure_tags},
    Route{"POST", "/api/roadmaps/{id}/measures", "roadmap.edit", Mode::write, Body::json, add_measure},
    Route{"PATCH", "/api/measures/{id}", "roadmap.edit", Mode::write, Body::json, edit_measure},
    Route{"DELETE", "/api/measures/{id}", "roadmap.edit", Mode::write, Body::none, remove_measure},
    Route{"POST", "/api/measures/{id}/split", "roadmap.edit", Mode::write, Body::json, split_measure},
    Route{"GET", "/api/measures/{id}/changes", "roadmap.read", Mode::read, Body::none, list_measure_changes},
    Route{"POST", "/api/changes/{id}/undo", "roadmap.edit", Mode::write, Body::none, undo_change},
    Route{"GET", "/api/proposals", "proposals.make", Mode::read, Body::none, list_proposals},
    Route{"POST", "/api/proposals", "proposals.make", Mode::write, Body::json, make_proposal},
    Route{"POST", "/api/proposals/{id}/decision", "roadmap.edit", Mode::write, Body::json, decide_proposal},
    Route{"GET", "/api/roadmaps/{id}/export", "roadmap.read", Mode::read, Body::none, export_roadmap},
    Route{"POST", "/api/roadmaps/{id}/export", "roadmap.read", Mode::write, Body::json, start_export},
    Route{"GET", "/api/roadmaps/{id}/report", "roadmap.read", Mode::read, Body::none, report_roadmap},
    Route{"POST", "/api/roadmaps/{id}/report", "roadmap.read", Mode::write, Body::json, start_report},
    Route{"GET", "/api/exports/{id}", "roadmap.read", Mode::read, Body::none, get_export},
    Route{"GET", "/api/papers", "papers.read", Mode::read, Body::none, list_papers},
    Route{"POST", "/api/papers", "papers.change", Mode::write, Body::json, add_paper},
    Route{"GET", "/api/papers/{id}", "papers.read", Mode::read, Body::none, get_paper},
    Route{"PATCH", "/api/papers/{id}", "papers.change", Mode::write, Body::json, change_paper},
    Route{"DELETE", "/api/papers/{id}", "papers.change", Mode::write, Body::none, remove_paper},
    Route{"POST", "/api/papers/{id}/restore", "papers.change", Mode::write, Body::none, restore_paper},
    Route{"POST", "/api/papers/{id}/register", "papers.change", Mode::write, Body::json, register_paper},
    Route{"POST", "/api/papers/{id}/people", "papers.change", Mode::write, Body::json, add_paper_person},
    Route{"POST", "/api/papers/{id}/acquaint", "papers.read", Mode::write, Body::json, acquaint},
    Route{"POST", "/api/papers/{id}/file", "papers.change", Mode::write, Body::file, add_paper_file},
    Route{"GET", "/api/papers/{id}/file", "papers.read", Mode::read, Body::none, get_paper_file},
    Route{"GET", "/api/papers/{id}/document", "papers.read", Mode::read, Body::none, get_paper_document},
    Route{"GET", "/api/templates", "papers.read", Mode::read, Body::none, list_templates},
    Route{"POST", "/api/templates/{id}/draft", "papers.change", Mode::write, Body::json, make_draft},
    Route{"GET", "/api/imports", "imports.make", Mode::read, Body::none, list_imports},
    Route{"POST", "/api/imports", "imports.make", Mode::write, Body::pupils, upload_import},
    Route{"POST", "/api/imports/{id}/files", "imports.make", Mode::write, Body::pupils, add_import_file},
    Route{"POST", "/api/imports/{id}/read", "imports.make", Mode::write, Body::none, read_import},
    Route{"POST", "/api/imports/{id}/stop", "imports.make", Mode::write, Body::none, stop_import},
    Route{"POST", "/api/imports/{id}/look", "imports.make", Mode::write, Body::json, look_at_import},
    Route{"GET", "/api/imports/{id}/copy", "imports.make", Mode::read, Body::none, copy_import},
    Route{"GET", "/api/forms", "imports.make", Mode::read, Body::none, list_forms},
    Route{"DELETE", "/api/forms/{id}", "imports.make", Mode::write, Body::none, remove_form},
    Route{"POST", "/api/forms/{id}/restore", "imports.make", Mode::write, Body::none, restore_form},
    Route{"GET", "/api/rules", "imports.make", Mode::read, Body::none, list_rules},
    Route{"PUT", "/api/rules/{id}", "batches.take_back", Mode::write, Body::json, change_rule},
    Route{"DELETE", "/api/rules/{id}", "batches.take_back", Mode::write, Body::none, reset_rule},
    Route{"POST", "/api/rules/{id}/try", "imports.make", Mode::write, Body::json, try_rule},
    Route{"GET", "/api/school-decisions", "imports.make", Mode::read, Body::none, list_school_decisions},
    Route{"PUT", "/api/school-decisions", "imports.make", Mode::write, Body::json, put_school_decision},
    Route{"DELETE", "/api/school-decisions", "imports.make", Mode::write, Body::none, forget_school_decision},
    Route{"GET", "/api/imports/{id}", "imports.make", Mode::read, Body::none, get_import},
    Route{"DELETE", "/api/imports/{id}", "imports.make", Mode::write, Body::none, discard_import},
    Route{"POST", "/api/imports/{id}/answers", "imports.make", Mode::write, Body::json, answer_import},
    Route{"POST", "/api/imports/{id}/commit", "imports.make", Mode::write, Body::none, commit_import},
    Route{"GET", "/api/batches", "batches.read", Mode::read, Body::none, list_batches},
    Route{"GET", "/api/batches/{id}", "batches.read", Mode::read, Body::none, get_batch},
    Route{"POST", "/api/batches/{id}/restore", "batches.take_back", Mode::write, Body::none, restore_batch},
    Route{"POST", "/api/batches/{id}/take-back", "batches.take_back", Mode::write, Body::none, take_back_batch},
    Route{"GET", "/api/results/exams", "results.read", Mode::read, Body::none, list_exams},
    Route{"GET", "/api/results/summary", "results.read", Mode::read, Body::none, summarize_results},
    Route{"GET", "/api/tables", "results.read", Mode::read, Body::none, list_tables},
    Route{"GET", "/api/tables/{id}", "results.read", Mode::read, Body::none, get_table},
    Route{"GET", "/api/tables/{id}/file", "results.read", Mode::read, Body::none, save_table},
    Route{"GET", "/api/results/works", "works.read", Mode::read, Body::none, list_works},
    Route{"GET", "/api/results/figures", "results.read", Mode::read, Body::none, list_figures},
    Route{"GET", "/api/results/export", "works.read", Mode::read, Body::none, export_results},
    Route{"GET", "/api/results/check", "works.read", Mode::read, Body::none, check_results},
    Route{"GET", "/api/results/linkage", "results.read", Mode::read, Body::none, link_results},
    Route{"GET", "/api/knowledge", "results.read", Mode::read, Body::none, list_knowledge},
    Route{"GET", "/api/knowledge/kim", "results.read", Mode::read, Body::none, get_kim},
    Route{"PUT", "/api/knowledge/kim", "knowledge.change", Mode::write, Body::json, put_kim},
    Route{"PUT", "/api/knowledge/scale", "knowledge.change", Mode::write, Body::json, put_scale},
    Route{"PUT", "/api/knowledge/minimum", "knowledge.change", Mode::write, Body::json, put_minimum},
    Route{"GET", "/api/knowledge/versions", "results.read", Mode::read, Body::none, list_knowledge_versions},
    Route{"GET", "/api/knowledge/versions/{id}", "results.read", Mode::read, Body::none, get_knowledge_version},
    Route{"POST", "/api/knowledge/versions/{id}/take-back", "knowledge.change", Mode::write, Body::none,
          take_back_knowledge},
    Route{"GET", "/api/procedures", "procedures.read", Mode::read, Body::none, list_procedures},
    Route{"POST", "/api/procedures", "procedures.change", Mode::write, Body::json, add_procedure},
    Route{"GET", "/api/procedures/board", "procedures.read", Mode::read, Body::none, get_procedure_board},
    Route{"PATCH", "/api/procedures/{id}", "procedures.change", Mode::write, Body::json, change_procedure},
    Route{"DELETE", "/api/procedures/{id}", "procedures.change", Mode::write, Body::none, remove_procedure},
    Route{"POST", "/api/procedures/{id}/restore", "procedures.change", Mode::write, Body::none, restore_procedure},
    Route{"PUT", "/api/procedures/{id}/expected", "procedures.read", Mode::write, Body::json, expect_participants},
    Route{"PUT", "/api/procedure-contacts", "procedures.read", Mode::write, Body::json, set_procedure_contact},
    Route{"GET", "/api/school-events", "org.read", Mode::read, Body::none, list_school_events},
    Route{"POST", "/api/school-events", "procedures.change", Mode::write, Body::json, add_school_event},
    Route{"POST", "/api/school-events/{id}/withdraw", "procedures.change", Mode::write, Body::none,
          withdraw_school_event},
    Route{"GET", "/api/indicators", "results.read", Mode::read, Body::none, get_indicators},
    Route{"GET", "/api/definitions", "results.read", Mode::read, Body::none, list_definitions},
    Route{"GET", "/api/definitions/{id}", "results.read", Mode::read, Body::none, get_definition},
    Route{"GET", "/api/definitions/{id}/values", "results.read", Mode::read, Body::none, get_definition_values},
    Route{"GET", "/api/formulas/language", "results.read", Mode::read, Body::none, get_formula_language},
    Route{"POST", "/api/formulas/check", "results.read", Mode::write, Body::json, check_formula},
    Route{"POST", "/api/formulas/values", "results.read", Mode::write, Body::json, compute_formula},
    Route{"GET", "/api/passport", "results.read", Mode::read, Body::none, get_passport},
    Route{"GET", "/api/objectivity", "objectivity.read", Mode::read, Body::none, get_objectivity},
    Route{"GET", "/api/reports/analysis", "reports.make", Mode::read, Body::none, get_analysis_report},
    Route{"GET", "/api/notifications", kSignedIn, Mode::read, Body::none, list_notifications},
    Route{"POST", "/api/notifications/read", kSignedIn, Mode::write, Body::json, read_notifications},
    Route{"GET", "/api/profile/reminders", kSignedIn, Mode::read, Body::none, get_reminder_profile},
    Route{"PUT", "/api/profile/reminders", kSignedIn, Mode::write, Body::json, put_reminder_profile},
    Route{"GET", "/api/mutes", "roadmap.read", Mode::read, Body::none, list_mutes},
    Route{"POST", "/api/mutes", "roadmap.read", Mode::write, Body::json, add_mute},
    Route{"DELETE", "/api/mutes/{id}", "roadmap.read", Mode::write, Body::none, remove_mute},
    Route{"GET", "/api/feeds", "roadmap.read", Mode::read, Body::none, list_feeds},
    Route{"POST", "/api/feeds", "roadmap.read", Mode::write, Body::json, add_feed},
    Route{"DELETE", "/api/feeds/{id}", "roadmap.read", Mode::write, Body::none, remove_feed},
    Route{"GET", "/calendar/{id}", kPublic, Mode::read, Body::none, get_calendar},
    Route{"GET", "/api/unsubscribe/{id}", kPublic, Mode::read, Body::none, ask_unsubscribe},
    Route{"POST", "/api/unsubscribe/{id}", kPublic, Mode::write, Body::none, unsubscribe},
    Route{"GET", "/api/jobs/{id}", kSignedIn, Mode::read, Body::none, get_job},
    Route{"DELETE", "/api/jobs/{id}", kSignedIn, Mode::write, Body::none, cancel_job},
    Route{"GET", "/api/deadline", kSignedIn, Mode::read, Body::none, read_deadline},
    Route{"GET", "/api/calendar-days", kSignedIn, Mode::read, Body::none, get_calendar_days},
    Route{"GET", "/api/accounts", "accounts.read", Mode::read, Body::none, list_accounts},
    Route{"POST", "/api/accounts", "accounts.change", Mode::write, Body::json, add_account},
    Route{"PATCH", "/api/accounts/{id}", "accounts.change", Mode::write, Body::json, change_account},
    Route{"POST", "/api/accounts/{id}/password", "accounts.change", Mode::write, Body::json, reset_password},
    Route{"GET", "/api/roles", "accounts.read", Mode::read, Body::none, list_roles},
    Route{"POST", "/api/profile/password", kSignedIn, Mode::write, Body::json, change_own_password},
    Route{"GET", "/api/nodes", "org.read", Mode::read, Body::none, list_nodes},
    Route{"GET", "/api/journal", "journal.read", Mode::read, Body::none, list_journal},
};

/// What stands for {id} when the path has the form of the pattern; empty for a pattern without it.
std::optional<std::string_view> fit(std::string_view pattern, std::string_view path) {
  constexpr std::string_view kHole = "{id}";
  const auto hole = pattern.find(kHole);
  if (hole == std::string_view::npos) return pattern == path ? std::optional(std::string_view()) : std::nullopt;
  const std::string_view before = pattern.substr(0, hole);
  const std::string_view after = pattern.substr(hole + kHole.size());
  if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after))
    return std::nullopt;
  const std::string_view part = path.substr(before.size(), path.size() - before.size() - after.size());
  return part.find('/') == std::string_view::npos ? std::optional(part) : std::nullopt;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Match match(std::string_view method, std::string_view path) {
  Match found;
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  for (const Route& route : kRoutes) {
    const auto key = fit(route.path, path);
    if (!key) continue;
    found.allowed.emplace_back(route.method);
    if (route.method != wanted) continue;
    found.route = &route;
    found.key = *key;
  }
  return found;
}

}  // namespace vekha::api
