#include "app/cli/columns.hpp"
#include "app/cli/options.hpp"
#include "app/cli/plan_commands.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/roadmap/roadmap.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

struct ProposalOptions {
  std::int64_t id = 0;  ///< of the roadmap, or of the proposal to decide
  std::string data;
  std::string state;
  std::string note;
  roadmap::ProposalText words;
  bool json = false;
};

std::optional<roadmap::ProposalStatus> status_of(const std::string& name) {
  if (name.empty()) return std::nullopt;
  const auto status = roadmap::proposal_status_from_name(name);
  if (!status) throw Error(Code::bad_arguments, "Состояние — одно из new, accepted, rejected, included.");
  return status;
}

void write_proposal(JsonWriter& json, const roadmap::Proposal& each) {
  json.begin_object().field("id", each.id.value).field("node", each.node_name).field("author", each.author);
  json.field("at", each.at).field("text", each.words.text).field("term", each.words.term);
  json.field("state", roadmap::proposal_status_name(each.status)).field("note", each.note).key("included_in");
  each.measure ? json.value(each.measure.value) : json.null();
  json.end_object();
}

void list(const ProposalOptions& options, Session& session) {
  const RoadmapId id{options.id};
  auto& records = session.stores(session.path(options.data)).records();
  const auto found = records.read([&](const db::Read& read) {
    return roadmap::proposals(read, {}, {.roadmap = id, .status = status_of(options.state)});
  });
  if (options.json) {
    JsonWriter json;
    json.begin_array();
    for (const roadmap::Proposal& each : found) write_proposal(json, each);
    session.out << json.end_array().text() << "\n";
    return;
  }
  const auto term = records.read([&](const db::Read& read) {
    return roadmap::gathering_term(roadmap::get(read, {}, id, sys::today()), sys::today());
  });
  session.out << "Предложения собирают до " << ru_date(term.due) << " (" << term.basis << ").\n";
  Columns table({{"Номер"}, {"Состояние", Align::left}, {"Кто", Align::left}, {"Мероприятие", Align::left}});
  for (const roadmap::Proposal& each : found)
    table.add({std::to_string(each.id.value), std::string(roadmap::proposal_status_title(each.status)), each.node_name,
               prefix(squeezed(each.words.text), 70)});
  session.out << table.text();
}

void propose(const ProposalOptions& options, Session& session) {
  const ProposalId made = session.stores(session.path(options.data))
                              .records()
                              .write(owner(), "предложение в план", [&](const db::Write& write) {
                                const NodeId node =
                                    roadmap::get(write, {}, RoadmapId{options.id}, sys::today()).summary.node;
                                return roadmap::propose(write, node, RoadmapId{options.id}, options.words);
                              });
  if (!options.json) {
    session.out << "Предложение записано под номером " << made.value << ".\n";
    return;
  }
  JsonWriter json;
  session.out << json.begin_object().field("id", made.value).end_object().text() << "\n";
}

void decide(const ProposalOptions& options, Session& session) {
  const auto status = status_of(options.state);
  if (!status) throw Error(Code::bad_arguments, "Назовите решение: accepted, rejected, included или new.");
  const auto done = session.stores(session.path(options.data))
                        .records()
                        .write(owner(), "решение по предложению", [&](const db::Write& write) {
                          return roadmap::decide(write, {}, {ProposalId{options.id}, *status, options.note});
                        });
  JsonWriter json;
  write_proposal(json, done);
  session.out << (options.json ? json.text()
                               : "Предложение " + std::to_string(options.id) + ": " +
                                     std::string(roadmap::proposal_status_title(done.status)) + ".")
              << "\n";
}

}  // namespace

void add_proposals(Command parent, Session& session) {
  const auto options = std::make_shared<ProposalOptions>();
  const auto add = [&](const std::string& name, const std::string& title,
                       void (*work)(const ProposalOptions&, Session&)) {
    Command command = parent.add_subcommand(name, title);
    command.callback([work, options, &session] { work(*options, session); });
    command.add_option("--data", options->data, "Папка данных").required();
    command.add_flag("--json", options->json, "Ответ в JSON");
    return command;
  };
  Command listing = add("proposals", "Предложения в следующую дорожную карту", list);
  listing.add_option("id", options->id, "Номер дорожной карты").required();
  listing.add_option("--state", options->state, "Только new, accepted, rejected или included");
  Command making = add("propose", "Предложить мероприятие", propose);
  making.add_option("id", options->id, "Номер дорожной карты").required();
  making.add_option("text", options->words.text, "Мероприятие").required();
  making.add_option("--term", options->words.term, "Срок");
  making.add_option("--section", options->words.section, "Раздел");
  making.add_option("--responsible", options->words.responsible, "Ответственные");
  making.add_option("--why", options->words.why, "Обоснование");
  Command deciding = add("decide", "Решение по предложению", decide);
  deciding.add_option("id", options->id, "Номер предложения").required();
  deciding.add_option("state", options->state, "accepted, rejected, included или new").required();
  deciding.add_option("--note", options->note, "Ответ автору");
}

}  // namespace vekha::cli
