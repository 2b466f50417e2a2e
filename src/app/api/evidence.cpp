#include "app/api/hand.hpp"
#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t kLongestName = 150;

/// The last part of a name, without what file systems and headers cannot bear.
std::string plain_name(const std::string& name) {
  std::string last = name.substr(name.find_last_of("/\\") + 1);
  std::erase_if(last, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"'; });
  last = prefix(trimmed(last), kLongestName);
  return last.empty() ? "файл" : last;
}

http::Response evidence_response(const execution::Evidence& paper, int status) {
  JsonWriter json;
  write_evidence(json, paper);
  http::Response response = json_response(json);
  response.status = status;
  return response;
}

execution::Evidence add(Context& context, const Call& call, const execution::NewEvidence& fresh) {
  return context.stores.records().write(call.who().actor(), "документ к задаче", [&](const db::Write& write) {
    return execution::add_evidence(write, hand_of(call.who()), TaskId{call.id()}, fresh);
  });
}

}  // namespace

http::Response add_task_file(Context& context, const Call& call) {
  if (call.request.body_file.empty()) throw Error(Code::bad_input, "Файл пуст: передайте его телом запроса.");
  const std::string name = plain_name(call.text("name"));
  // Whoever may not touch the task leaves no file behind.
  context.stores.records().read(
      [&](const db::Read& read) { execution::task(read, hand_of(call.who()), TaskId{call.id()}, Date{}); });
  const files::Kept kept = context.files.keep(call.request.body_file);
  return evidence_response(add(context, call,
                               {.kind = call.maybe_text("kind").value_or(""),
                                .title = call.maybe_text("title").value_or(""),
                                .number = call.maybe_text("number").value_or(""),
                                .dated = call.maybe_text("dated").value_or(""),
                                .note = call.maybe_text("note").value_or(""),
                                .file_sha256 = kept.sha256,
                                .file_name = name,
                                .size = kept.size,
                                .scan = kept.scan}),
                           201);
}

http::Response add_task_reference(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const auto text = [&](std::string_view name) { return fields.maybe_text(name).value_or(""); };
  return evidence_response(add(context, call,
                               {.kind = text("kind"),
                                .title = text("title"),
                                .number = text("number"),
                                .dated = text("dated"),
                                .link = text("link"),
                                .note = text("note")}),
                           201);
}

http::Response get_evidence_file(Context& context, const Call& call) {
  const execution::Evidence paper = context.stores.records().read(
      [&](const db::Read& read) { return execution::evidence(read, hand_of(call.who()), EvidenceId{call.id()}); });
  if (paper.file_sha256.empty())
    throw Error(Code::not_found, "У этого документа нет файла: он назван номером, датой или ссылкой.");
  // Never shown inside the page: what people attach may be anything.
  return {.headers = {{"Content-Type", "application/octet-stream"},
                      {"Content-Disposition",
                       "attachment; filename=\"file\"; filename*=UTF-8''" + http::percent_encoded(paper.file_name)},
                      {"Cache-Control", "private, no-store"}},
          .file = context.files.path(paper.file_sha256)};
}

http::Response remove_evidence(Context& context, const Call& call) {
  const EvidenceId id{call.id()};
  const std::string reason = call.maybe_text("reason").value_or("");
  const auto paper =
      context.stores.records().write(call.who().actor(), "документ убран: " + reason, [&](const db::Write& write) {
        const execution::Hand who = hand_of(call.who());
        execution::remove_evidence(write, who, id, reason);
        return execution::evidence(write, who, id);
      });
  return evidence_response(paper, 200);
}

http::Response restore_evidence(Context& context, const Call& call) {
  const EvidenceId id{call.id()};
  const auto paper =
      context.stores.records().write(call.who().actor(), "документ возвращён", [&](const db::Write& write) {
        const execution::Hand who = hand_of(call.who());
        execution::restore_evidence(write, who, id);
        return execution::evidence(write, who, id);
      });
  return evidence_response(paper, 200);
}

}  // namespace vekha::api
