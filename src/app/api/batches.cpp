#include <set>

#include "app/api/handlers.hpp"
#include "app/api/school_signs.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/listing/listing.hpp"

namespace vekha::api {
namespace {

struct Totals {
  std::int64_t figures = 0;
  std::int64_t rows = 0;
  std::int64_t participants = 0;
  std::int64_t absent = 0;
};

Totals totals_of(const results::Batch& batch) {
  Totals sum;
  for (const results::BatchExam& exam : batch.exams) {
    if (!exam.form.empty()) {
      sum.figures += exam.rows;
      continue;
    }
    sum.rows += exam.rows;
    sum.participants += exam.participants;
    sum.absent += exam.absent;
  }
  return sum;
}

void write_batch(JsonWriter& json, const results::ScopedBatch& each) {
  const results::Batch& batch = each.batch;
  json.begin_object().field("id", batch.id.value).field("state", batch.state);
  json.field("kind", batch.files.empty() ? batch.kind : batch.files.front().form);
  std::vector<std::string> files;
  for (const results::BatchFile& file : batch.files) files.push_back(file.name);
  json.list("files", files).key("exams").begin_array();
  std::set<results::Exam> exams;
  for (const results::BatchExam& exam : batch.exams) exams.insert(exam.exam);
  for (const results::Exam& exam : exams) write_exam(json, exam);
  const Totals totals = totals_of(batch);
  json.end_array().field("rows", totals.rows).field("participants", totals.participants).field("absent", totals.absent);
  write_or_null(json, "committed_at", batch.committed_at);
  json.field("committed_by", batch.actor).field("figures", totals.figures).field("replaces", batch.replaces);
  write_or_null(json, "taken_back_at", batch.taken_back_at);
  json.field("whole", each.whole).end_object();
}

/// The batch when something of it lies in the caller's scope.
results::ScopedBatch batch_of(const Context& context, const Call& call) {
  const BatchId id{call.id()};
  return context.stores.records().read([&](const db::Read& read) {
    for (results::ScopedBatch& each : results::batches_in(read, call.who().scope()))
      if (each.batch.id == id) return std::move(each);
    throw Error(Code::not_found, "Партии с таким номером нет.");
  });
}

void check_whole(const results::ScopedBatch& batch) {
  if (!batch.whole) throw Error(Code::forbidden, "В партии есть работы школ других муниципалитетов.");
}

}  // namespace

http::Response list_batches(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const results::ScopedBatch& each : results::batches_in(read, call.who().scope())) write_batch(json, each);
  });
  json.end_array();
  return json_response(json);
}

http::Response get_batch(Context& context, const Call& call) {
  const results::ScopedBatch batch = batch_of(context, call);
  JsonWriter json;
  write_batch(json.begin_object().key("batch"), batch);
  json.key("differences").begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const results::Difference& one :
         results::compare(read, context.stores.facts(), batch.batch.id, call.who().scope()))
      listing::write_difference(json, one);
  });
  json.end_array().end_object();
  return json_response(json);
}

http::Response take_back_batch(Context& context, const Call& call) {
  const results::ScopedBatch batch = batch_of(context, call);
  check_whole(batch);
  results::take_back({context.stores.records(), context.stores.facts()}, call.who().actor(), batch.batch.id);
  refresh_signs(context.stores, call.who().actor());
  JsonWriter json;
  json.begin_object().field("id", batch.batch.id.value).field("works", totals_of(batch.batch).rows).end_object();
  return json_response(json);
}

http::Response restore_batch(Context& context, const Call& call) {
  check_whole(batch_of(context, call));
  results::restore({context.stores.records(), context.stores.facts()}, call.who().actor(), BatchId{call.id()});
  refresh_signs(context.stores, call.who().actor());
  JsonWriter json;
  write_batch(json, batch_of(context, call));
  return json_response(json);
}

}  // namespace vekha::api
