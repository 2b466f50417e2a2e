#include "app/cli/results.hpp"

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "base/date.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/listing/listing.hpp"
#include "domain/results/results.hpp"

namespace vekha::cli {
namespace {

/// «22.11.2026 03:10 UTC».
std::string moment_text(const std::string& iso) {
  const auto date = parse_iso_date(iso.substr(0, 10));
  return date ? ru_date(*date) + " " + iso.substr(11, 5) + " UTC" : iso;
}

struct Options {
  std::string data;
  std::int64_t batch = 0;
  bool json = false;
};

void list_batches(Session& session, const Options& options) {
  const auto batches = session.stores(session.path(options.data)).records().read([](const db::Read& read) {
    return results::batches(read);
  });
  if (!options.json) {
    if (batches.empty()) session.out << "Загрузок пока нет.\n";
    for (const results::Batch& batch : batches) print_batch(session.out, batch);
    return;
  }
  JsonWriter json;
  json.begin_array();
  for (const results::Batch& batch : batches) write_batch(json, batch);
  session.out << json.end_array().text() << "\n";
}

}  // namespace

void write_batch(JsonWriter& json, const results::Batch& batch) {
  json.begin_object().field("id", batch.id.value).field("state", batch.state).field("kind", batch.kind);
  json.field("committed_at", batch.committed_at)
      .field("taken_back_at", batch.taken_back_at)
      .field("erased_at", batch.erased_at)
      .field("actor", batch.actor)
      .field("replaces", batch.replaces);
  json.key("files").begin_array();
  for (const results::BatchFile& file : batch.files)
    json.begin_object().field("name", file.name).field("sha256", file.sha256).field("form", file.form).end_object();
  json.end_array().key("exams").begin_array();
  for (const results::BatchExam& one : batch.exams) {
    json.begin_object().field("procedure", one.exam.procedure).field("year", one.exam.year);
    json.field("grade", one.exam.grade).field("subject", one.exam.subject).field("rows", one.rows);
    json.field("participants", one.participants).field("absent", one.absent).field("annulled", one.annulled);
    json.field("form", one.form).end_object();
  }
  json.end_array().end_object();
}

void print_batch(std::ostream& out, const results::Batch& batch) {
  const char* state = batch.state == "committed" ? "загружена"
                      : batch.erased_at.empty()  ? "отозвана"
                                                 : "стёрта навсегда";
  out << "№ " << batch.id.value << "  " << state << "  "
      << moment_text(batch.state == "committed" ? batch.committed_at : batch.taken_back_at) << "  " << batch.actor
      << "\n";
  for (const results::BatchFile& file : batch.files) out << "    файл: " << file.name << "\n";
  if (batch.replaces) out << "    заменяет загруженное раньше по тем же школам\n";
  for (const results::BatchExam& one : batch.exams)
    if (!one.form.empty())
      out << "    " << one.exam.title() << ": показателей " << ru_number(static_cast<double>(one.rows), 0)
          << " (форма «" << one.form << "»)\n";
    else
      out << "    " << one.exam.title() << ": строк " << ru_number(static_cast<double>(one.rows), 0) << ", участников "
          << ru_number(static_cast<double>(one.participants), 0) << ", отсутствовали "
          << ru_number(static_cast<double>(one.absent), 0) << "\n";
}

void add_results_list(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command = results.add_subcommand("list", "Показать загрузки");
  command.alias("batches");
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] { list_batches(session, *options); });
}

void add_results_take_back(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command = results.add_subcommand("take-back", "Отозвать загрузку");
  command.add_option("BATCH", options->batch, "Номер загрузки").required();
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] {
    app::Stores& stores = session.stores(session.path(options->data));
    results::take_back({stores.records(), stores.facts()}, owner(), BatchId{options->batch});
    JsonWriter json;
    json.begin_object().field("id", options->batch).field("state", "taken_back").end_object();
    if (options->json)
      session.out << json.text() << "\n";
    else
      session.out << "Загрузка № " << options->batch << " отозвана. Что она заменяла, снова действует.\n";
  });
}

void add_results_restore(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command = results.add_subcommand("restore", "Вернуть отозванную загрузку");
  command.add_option("BATCH", options->batch, "Номер загрузки").required();
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] {
    app::Stores& stores = session.stores(session.path(options->data));
    results::restore({stores.records(), stores.facts()}, owner(), BatchId{options->batch});
    JsonWriter json;
    json.begin_object().field("id", options->batch).field("state", "committed").end_object();
    if (options->json)
      session.out << json.text() << "\n";
    else
      session.out << "Загрузка № " << options->batch << " возвращена: её результаты снова видны.\n";
  });
}

void add_results_diff(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command = results.add_subcommand("diff", "Чем загрузка отличалась от записанного раньше");
  command.add_option("BATCH", options->batch, "Номер загрузки").required();
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] {
    app::Stores& stores = session.stores(session.path(options->data));
    const auto differences = stores.records().read([&](const db::Read& read) {
      return results::compare(read, stores.facts(), BatchId{options->batch}, org::Scope{});
    });
    JsonWriter json;
    json.begin_array();
    for (const results::Difference& one : differences) {
      listing::write_difference(json, one);
      if (!options->json) session.out << listing::difference_text(one) << "\n";
    }
    if (options->json)
      session.out << json.end_array().text() << "\n";
    else if (differences.empty())
      session.out << "Раньше этих результатов не было: сравнивать не с чем.\n";
  });
}

void add_results(Command app, Session& session) {
  Command results =
      app.add_subcommand("results", "Результаты работ: проверка, загрузка, таблицы, сводка, выгрузка, отзыв");
  results.require_subcommand(1);
  add_results_import(results, session);
  add_results_check(results, session);
  add_results_summary(results, session);
  add_results_table(results, session);
  add_results_list(results, session);
  add_results_show(results, session);
  add_results_export(results, session);
  add_results_audit(results, session);
  add_results_linkage(results, session);
  add_results_levels(results, session);
  add_results_erase(results, session);
  add_results_history(results, session);
  add_results_board(results, session);
  add_results_knowledge(results, session);
  add_results_take_back(results, session);
  add_results_restore(results, session);
  add_results_diff(results, session);
}

}  // namespace vekha::cli
