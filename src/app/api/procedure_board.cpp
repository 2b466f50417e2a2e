#include "app/api/hand.hpp"
#include "app/api/result_handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/procedures/procedures.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

using procedures::Board;
using procedures::Instance;
using procedures::State;

void write_instance_fields(JsonWriter& json, const Instance& one) {
  json.field("id", one.id);
  write_exam_fields(json, one.exam);
  json.field("part", one.part).field("first", iso_date(one.first)).field("last", iso_date(one.last));
  json.field("due", iso_date(one.due)).field("node_id", one.node.value).field("note", one.note);
  json.field("by_choice", one.by_choice);
}

void write_counts(JsonWriter& json, const Board& board) {
  json.field("schools", board.rows.size()).field("percent_loaded", board.percent_loaded());
  for (const State state :
       {State::ahead, State::waiting, State::late, State::partial, State::loaded, State::not_taking_part})
    json.field(procedures::state_name(state), board.count(state));
}

void write_contact(JsonWriter& json, const std::optional<procedures::Contact>& contact) {
  json.key("contact");
  if (!contact) {
    json.null();
    return;
  }
  json.begin_object().field("name", contact->name).field("phone", contact->phone).field("email", contact->email);
  json.end_object();
}

void write_row(JsonWriter& json, const procedures::Row& row) {
  json.begin_object().field("school_id", row.school.value).field("school", row.code).field("name", row.name);
  json.field("municipality", row.municipality).field("expected", row.expected).field("works", row.works);
  json.field("participants", row.participants).field("state", procedures::state_name(row.state));
  json.field("state_title", procedures::state_title(row.state)).field("basis", row.basis);
  write_contact(json, row.contact);
  json.end_object();
}

bool about(const results::Filter& filter, const results::Exam& exam) {
  return filter.procedure.value_or(exam.procedure) == exam.procedure &&
         filter.grade.value_or(exam.grade) == exam.grade && filter.subject.value_or(exam.subject) == exam.subject;
}

enum class Rows { none, all };

void write_boards(JsonWriter& json, Context& context, const Call& call, Rows rows) {
  const org::Scope scope = call.who().scope();
  const auto only = call.maybe_integer("id");
  context.stores.records().read([&](const db::Read& read) {
    const results::Filter wanted = filter_of(read, context, call);
    std::vector<Instance> instances = procedures::list(read, scope, wanted.year);
    std::erase_if(instances,
                  [&](const Instance& one) { return !about(wanted, one.exam) || (only && one.id != *only); });
    for (const Board& board : procedures::boards(read, context.stores.facts(), scope, instances, sys::today())) {
      json.begin_object();
      write_instance_fields(json, board.instance);
      write_counts(json, board);
      if (rows == Rows::all) {
        json.key("rows").begin_array();
        for (const procedures::Row& row : board.rows) write_row(json, row);
        json.end_array();
      }
      json.end_object();
    }
  });
}

/// What the fields say, over what is there.
Instance instance_of(const Context& context, const Fields& fields, Instance out) {
  out.exam.procedure = fields.maybe_text("procedure").value_or(out.exam.procedure);
  out.exam.year = fields.maybe_integer("year").value_or(out.exam.year);
  out.exam.grade = fields.maybe_integer("grade").value_or(out.exam.grade);
  if (const auto subject = fields.maybe_text("subject"))
    out.exam.subject = context.catalog.get()->find_subject(*subject).value_or(*subject);
  out.part = fields.maybe_text("part").value_or(out.part);
  if (const auto day = fields.maybe_text("first")) out.first = date_of("first", *day);
  if (const auto day = fields.maybe_text("last")) out.last = date_of("last", *day);
  if (const auto day = fields.maybe_text("due")) out.due = date_of("due", *day);
  out.note = fields.maybe_text("note").value_or(out.note);
  if (!out.id) out.by_choice = procedures::usually_by_choice(out.exam);
  out.by_choice = fields.maybe_truth("by_choice").value_or(out.by_choice);
  return out;
}

http::Response told(const Instance& one, int status) {
  JsonWriter json;
  json.begin_object();
  write_instance_fields(json, one);
  json.end_object();
  http::Response response = json_response(json);
  response.status = status;
  return response;
}

template <class Work>
http::Response changed(Context& context, const Call& call, Work work) {
  const std::string reason = "календарь процедур: № " + std::to_string(call.id());
  context.stores.records().write(call.who().actor(), reason, work);
  return no_content();
}

}  // namespace

http::Response list_procedures(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_object().key("items").begin_array();
  write_boards(json, context, call, Rows::none);
  json.end_array().key("unplanned").begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const results::Exam& exam :
         procedures::unplanned(read, context.stores.facts(), call.who().scope(), call.maybe_integer("year")))
      write_exam(json, exam);
  });
  json.end_array().end_object();
  return json_response(json);
}

http::Response get_procedure_board(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  write_boards(json, context, call, Rows::all);
  json.end_array();
  return json_response(json);
}

http::Response add_procedure(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  Instance fresh = instance_of(context, fields, {});
  fresh.first = date_of("first", fields.text("first"));
  if (!fields.maybe_text("last")) fresh.last = fresh.first;
  if (!fields.maybe_text("due")) fresh.due = fresh.last;
  if (const auto node = fields.maybe_integer("node_id")) fresh.node = NodeId{*node};
  return told(context.stores.records().write(
                  call.who().actor(), "календарь процедур: " + fresh.exam.title(),
                  [&](const db::Write& write) { return procedures::add(write, call.who().scope(), fresh); }),
              201);
}

http::Response change_procedure(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  Instance now;
  changed(context, call, [&](const db::Write& write) {
    const org::Scope scope = call.who().scope();
    const Instance before = procedures::find(write, scope, call.id());
    now = instance_of(context, fields, before);
    now.exam = before.exam;  // another exam is another instance
    now.part = before.part;
    procedures::change(write, scope, now);
  });
  return told(now, 200);
}

http::Response remove_procedure(Context& context, const Call& call) {
  return changed(context, call,
                 [&](const db::Write& write) { procedures::remove(write, call.who().scope(), call.id()); });
}

http::Response restore_procedure(Context& context, const Call& call) {
  return changed(context, call,
                 [&](const db::Write& write) { procedures::restore(write, call.who().scope(), call.id()); });
}

http::Response expect_participants(Context& context, const Call& call) {
  std::map<NodeId, int> counts;
  for (const Fields& one : objects_of(call.request.body, "schools"))
    counts[NodeId{one.maybe_integer("school_id").value_or(0)}] = one.maybe_integer("participants").value_or(0);
  return changed(context, call,
                 [&](const db::Write& write) { procedures::expect(write, call.who().scope(), call.id(), counts); });
}

http::Response set_procedure_contact(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const procedures::Contact contact{.node = NodeId{fields.maybe_integer("school_id").value_or(0)},
                                    .procedure = fields.maybe_text("procedure").value_or(""),
                                    .name = fields.maybe_text("name").value_or(""),
                                    .phone = fields.maybe_text("phone").value_or(""),
                                    .email = fields.maybe_text("email").value_or("")};
  context.stores.records().write(call.who().actor(), "ответственный за данные процедур", [&](const db::Write& write) {
    procedures::set_contact(write, call.who().scope(), contact);
  });
  return no_content();
}

}  // namespace vekha::api
