#include "app/deadline.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/calendar/terms_json.hpp"
#include "domain/catalog/catalog.hpp"

namespace vekha::cli {
namespace {

struct DeadlineOptions {
  std::string text;
  std::string period;
  std::string approved;
  std::string data;
  bool json = false;
};

void tell_questions(std::ostream& out, const calendar::Deadline& deadline) {
  for (const calendar::Question& question : deadline.needs_confirmation) {
    out << "Уточните: " << question.question << "\n";
    for (const calendar::Reading& reading : question.readings)
      out << "  • " << reading.text << " — " << reading.title << "\n";
  }
}

void tell(std::ostream& out, const calendar::Deadline& deadline) {
  out << "Срок:     " << squeezed(deadline.raw) << "\n";
  out << "Вид:      " << calendar::kind_title(deadline.kind) << "\n";
  if (!deadline.text.empty()) out << "Понят:    " << deadline.text << "\n";
  for (const calendar::Term& term : deadline.terms)
    if (!term.rrule.empty()) out << "Правило:  " << term.rrule << "\n";
  for (const calendar::Window& window : deadline.occurrences)
    out << "          " << (window.from == window.due ? "" : ru_date(window.from) + " — ") << ru_date(window.due)
        << "\n";
  if (!deadline.explanation.empty()) out << deadline.explanation << "\n";
  tell_questions(out, deadline);
  for (const std::string& note : deadline.notes) out << "Внимание: " << note << "\n";
}

void read(const DeadlineOptions& options, Session& session) {
  const catalog::Catalog known = catalog::load(options.data.empty() ? "" : session.path(options.data));
  const calendar::ProductionCalendar working = known.production_calendar();
  calendar::Context context{.calendar = &working, .settings = known.term_settings.terms};
  if (!options.period.empty()) context.period = app::read_period(options.period);
  if (!options.approved.empty()) context.approved = app::read_day(options.approved);
  const calendar::Deadline deadline = calendar::read_term(options.text, context);
  if (!options.json) return tell(session.out, deadline);
  JsonWriter json;
  calendar::write_deadline_json(json, deadline);
  session.out << json.text() << "\n";
}

}  // namespace

void add_deadline(Command app, Session& session) {
  Command command = app.add_subcommand("deadline", "Прочитать срок из плана: что он значит и какие у него даты");
  auto options = std::make_shared<DeadlineOptions>();
  command.add_option("text", options->text, "Срок словами плана, в кавычках").required();
  command.add_option("--period", options->period, "Период плана: 2022..2024 — годы, 2022/2023 — учебный год");
  command.add_option("--approved", options->approved, "День утверждения плана: 2022-01-20");
  command.add_option("--data", options->data, "Папка данных со своими календарями и настройками сроков");
  command.add_flag("--json", options->json, "Ответ в JSON");
  command.callback([options, &session] { read(*options, session); });
}

}  // namespace vekha::cli
