#include <set>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/results.hpp"
#include "app/cli/selection.hpp"
#include "base/text.hpp"
#include "domain/listing/listing.hpp"

namespace vekha::cli {
namespace {

struct Options {
  Selection selection;
  std::string form;
  bool figures = false;
  bool json = false;
  std::int64_t batch = 0;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};

listing::Source source_of(const Session& session, const app::Stores& stores, const db::Read& read,
                          const Selection& selection) {
  (void)session;
  return {read, stores.facts(), stores.pupils(), filter_of(read, catalog::load(stores.folder()), selection)};
}

results::Batch batch_of(const db::Read& read, std::int64_t number) {
  for (results::Batch& batch : results::batches(read))
    if (batch.id.value == number) return std::move(batch);
  throw Error(Code::not_found, "Загрузки № " + std::to_string(number) + " нет. Список загрузок: «vekha results list».");
}

/// Works of one batch: those of it that are seen.
results::WorkPage works_of(const listing::Source& source, const Options& options) {
  results::WorkPage out;
  std::set<std::int64_t> met;
  results::each_work(source.read, source.facts, source.filter,
                     [&](const results::Paper& paper, const results::WorkRow& row) {
                       if (paper.batch.value != options.batch) return;
                       const std::int64_t place = out.total++;
                       if (place < options.offset || place >= options.offset + options.limit) return;
                       if (met.insert(paper.id).second) out.papers.push_back(paper);
                       out.rows.push_back(row);
                     });
  return out;
}

void tell_works(Session& session, const Options& options, const listing::Source& source) {
  const results::WorkPage page =
      options.batch != 0 ? works_of(source, options)
                         : results::works(source.read, source.facts, source.filter, {options.offset, options.limit});
  const auto batch = options.batch != 0 ? std::optional(batch_of(source.read, options.batch)) : std::nullopt;
  const listing::Names names(source);
  if (options.json) {
    JsonWriter json;
    json.begin_object();
    if (batch) write_batch(json.key("batch"), *batch);
    json.field("total", page.total).field("offset", options.offset).key("works").begin_array();
    for (const results::WorkRow& row : page.rows) listing::write_work(json, names, source.pupils, page.paper(row), row);
    session.out << json.end_array().end_object().text() << "\n";
    return;
  }
  if (batch) print_batch(session.out, *batch);
  if (page.rows.empty()) {
    session.out << "Нет данных: под этот отбор не попала ни одна работа.\n";
    return;
  }
  Columns columns({{"Работа", Align::left},
                   {"Школа", Align::left},
                   {"Класс", Align::left},
                   {"Код", Align::left},
                   {"Вариант"},
                   {"Задания", Align::left},
                   {"Балл"},
                   {"Тестовый"},
                   {"Отметка"},
                   {"По журналу"}});
  for (const results::WorkRow& row : page.rows) {
    const results::Paper& paper = page.paper(row);
    std::vector<std::string> tasks;
    for (const results::TaskValue& value : row.tasks) tasks.push_back(listing::Cell::of(value, paper.unit).shown());
    const std::string total = row.absent     ? "отсутствовал"
                              : row.annulled ? "аннулирована"
                                             : listing::Cell::of(row.total, paper.unit).shown();
    const listing::Names::School& school = names.of(row.school);
    columns.add({paper.exam.title(), school.name + " (" + school.code + ")", row.class_name, row.code, row.variant,
                 joined(tasks, " "), total, listing::Cell::of(row.test).shown(), listing::Cell::of(row.mark).shown(),
                 listing::Cell::of(row.journal_mark).shown()});
  }
  session.out << columns.text();
  session.out << "Показано " << page.rows.size() << " из " << counted(page.total, "работы", "работ", "работ")
              << ". Дальше: --offset " << options.offset + options.limit << "\n";
}

void tell_figures(Session& session, const Options& options, const listing::Source& source) {
  const auto rows = results::figures(source.read, source.facts, source.filter, options.form);
  const listing::Names names(source);
  if (options.json) {
    JsonWriter json;
    json.begin_object().field("total", rows.size()).key("figures").begin_array();
    for (const results::FigureRow& row : rows) listing::write_figure(json, names, row);
    session.out << json.end_array().end_object().text() << "\n";
    return;
  }
  if (rows.empty()) session.out << "Нет данных: под этот отбор не попал ни один показатель.\n";
  Columns columns({{"Форма", Align::left},
                   {"Работа", Align::left},
                   {"Организация или территория", Align::left},
                   {"Группа", Align::left},
                   {"Показатель", Align::left},
                   {"Значение"}});
  for (const results::FigureRow& row : rows)
    columns.add({row.form, row.exam.title(), row.node ? names.of(row.node).name : row.territory, row.part, row.item,
                 !row.text.empty() ? row.text
                 : row.value       ? ru_number(*row.value, 2)
                                   : std::string(results::status_title(row.status))});
  if (!rows.empty()) session.out << columns.text();
}

void run_show(Session& session, const Options& options) {
  const app::Stores& stores = session.stores(session.path(options.selection.data));
  stores.records().read([&](const db::Read& read) {
    const listing::Source source = source_of(session, stores, read, options.selection);
    if (options.figures || !options.form.empty())
      tell_figures(session, options, source);
    else
      tell_works(session, options, source);
  });
}

struct ExportOptions {
  Selection selection;
  std::string out;
  std::string format = "csv-ru";
  std::string form;
  bool figures = false;
  bool json = false;
};

void run_export(Session& session, const ExportOptions& options) {
  const app::Stores& stores = session.stores(session.path(options.selection.data));
  const listing::Format format =
      options.out.ends_with(".xlsx") ? listing::Format::xlsx : listing::format_from_name(options.format);
  const std::string path = session.path(options.out);
  std::int64_t rows = 0;
  stores.records().read([&](const db::Read& read) {
    const listing::Source source = source_of(session, stores, read, options.selection);
    listing::save(path, format, [&](const listing::Sink& sink) {
      const listing::Sink counting{.head = sink.head, .row = [&](const std::vector<listing::Cell>& cells) {
                                     ++rows;
                                     sink.row(cells);
                                   }};
      if (options.figures || !options.form.empty())
        listing::figures(source, options.form, counting);
      else
        listing::works(source, counting);
    });
  });
  JsonWriter json;
  json.begin_object().field("file", options.out).field("rows", rows).end_object();
  if (options.json)
    session.out << json.text() << "\n";
  else
    session.out << "Записано: " << options.out << ", " << counted(rows, "строка", "строки", "строк") << ".\n";
}

}  // namespace

void add_results_show(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command = results.add_subcommand("show", "Показать работы или показатели");
  command.add_option("BATCH", options->batch, "Номер загрузки; без него — всё, что подходит под отбор");
  add_selection(command, options->selection);
  command.add_flag("--figures", options->figures, "Показатели форм, а не работы учеников");
  command.add_option("--form", options->form, "Показатели одной формы");
  command.add_option("--limit", options->limit, "Сколько работ показать").check(between(1, 100000));
  command.add_option("--offset", options->offset, "Сколько работ пропустить").check(between(0, 1000000000));
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] { run_show(session, *options); });
}

void add_results_export(Command results, Session& session) {
  const auto options = std::make_shared<ExportOptions>();
  Command command = results.add_subcommand("export", "Выгрузить работы или показатели в таблицу");
  add_selection(command, options->selection);
  command.add_option("--out", options->out, "Файл: *.csv или *.xlsx").required();
  command.add_option("--format", options->format, "csv-ru (для Excel), csv (RFC 4180) или xlsx");
  command.add_flag("--figures", options->figures, "Показатели форм, а не работы учеников");
  command.add_option("--form", options->form, "Показатели одной формы");
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] { run_export(session, *options); });
}

}  // namespace vekha::cli
