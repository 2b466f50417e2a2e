#include "app/api/handlers.hpp"
#include "app/api/school_signs.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"

namespace vekha::api {
namespace {

struct Totals {
  std::int64_t rows = 0;
  std::int64_t participants = 0;
  std::int64_t absent = 0;
};

Totals totals_of(const results::Batch& batch) {
  Totals sum;
  for (const results::BatchExam& exam : batch.exams) {
    sum.rows += exam.rows;
    sum.participants += exam.participants;
    sum.absent += exam.absent;
  }
  return sum;
}

void write_batch(JsonWriter& json, const results::Batch& batch) {
  json.begin_object().field("id", batch.id.value).field("state", batch.state);
  json.field("kind", batch.files.empty() ? batch.kind : batch.files.front().form);
  std::vector<std::string> files;
  for (const results::BatchFile& file : batch.files) files.push_back(file.name);
  json.list("files", files).key("exams").begin_array();
  for (const results::BatchExam& exam : batch.exams) write_exam(json, exam.exam);
  const Totals totals = totals_of(batch);
  json.end_array().field("rows", totals.rows).field("participants", totals.participants).field("absent", totals.absent);
  write_or_null(json, "committed_at", batch.committed_at);
  json.field("committed_by", batch.actor).end_object();
}

}  // namespace

http::Response list_batches(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const results::ScopedBatch& each : results::batches_in(read, call.who().scope()))
      write_batch(json, each.batch);
  });
  json.end_array();
  return json_response(json);
}

http::Response take_back_batch(Context& context, const Call& call) {
  const BatchId id{call.id()};
  const auto batch = context.stores.records().read([&](const db::Read& read) {
    for (const results::ScopedBatch& each : results::batches_in(read, call.who().scope()))
      if (each.batch.id == id) return each;
    throw Error(Code::not_found, "Партии с таким номером нет.");
  });
  if (!batch.whole) throw Error(Code::forbidden, "В партии есть работы школ других муниципалитетов.");
  results::take_back({context.stores.records(), context.stores.facts()}, call.who().actor(), id);
  refresh_signs(context.stores, call.who().actor());
  JsonWriter json;
  json.begin_object().field("id", id.value).field("works", totals_of(batch.batch).rows).end_object();
  return json_response(json);
}

}  // namespace vekha::api
