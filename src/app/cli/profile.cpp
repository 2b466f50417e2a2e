// Status and change, and profiles of schools, on the command line.
#include <array>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/help.hpp"
#include "app/cli/options.hpp"
#include "app/cli/selection.hpp"
#include "base/text.hpp"
#include "domain/profile/profile.hpp"

namespace vekha::cli {
namespace {

struct ProfileOptions {
  Selection select;
  std::string indicator = "mean_percent";
  std::vector<std::string> weights;
  bool json = false;
};

void tell(std::ostream& out, const profile::Matrix& matrix) {
  if (!matrix.problem.empty()) {
    out << matrix.problem << "\n";
    return;
  }
  out << matrix.headline << "\n\n";
  std::array<std::array<int, profile::kBands>, profile::kBands> cells{};
  for (const profile::Place& one : matrix.places)
    if (one.row && one.column) ++cells[static_cast<std::size_t>(*one.row)][static_cast<std::size_t>(*one.column)];
  std::vector<Columns::Head> heads = {{"Уровень \\ изменение", Align::left}};
  for (const std::string& title : matrix.columns) heads.push_back({title});
  Columns grid(heads);
  for (std::size_t row = profile::kBands; row-- > 0;) {
    std::vector<std::string> line = {matrix.rows[row]};
    for (const int count : cells[row]) line.push_back(count > 0 ? std::to_string(count) : "·");
    grid.add(line);
  }
  Columns schools({{"Школа", Align::left}, {"n"}, {"Уровень"}, {"Изменение"}, {"Словами", Align::left}});
  for (const profile::Place& one : matrix.places)
    schools.add({one.name, std::to_string(one.now.n), one.status.value ? ru_number(*one.status.value, 1) : "—",
                 one.change.value ? ru_number(*one.change.value, 1) : "—", one.words});
  out << grid.text() << "\n" << schools.text();
  for (const std::string& note : matrix.notes) out << note << "\n";
}

void tell(std::ostream& out, const profile::Profiles& profiles) {
  out << profiles.headline << "\n";
  for (const profile::School& one : profiles.schools) {
    out << "\n" << one.headline << "\n";
    for (std::size_t i = 0; i < one.reasons.size(); ++i)
      if (one.reasons[i].light != profile::Light::absent && one.reasons[i].light != profile::Light::calm)
        out << "  " << profile::light_title(one.reasons[i].light) << " — " << profiles.factors[i].title << ": "
            << one.reasons[i].words << "\n";
  }
  for (const std::string& note : profiles.notes) out << note << "\n";
}

std::map<std::string, double> weights_of(const std::vector<std::string>& texts) {
  std::map<std::string, double> out;
  for (const std::string& one : texts) {
    const auto sign = one.find('=');
    const auto value = sign == std::string::npos ? std::nullopt : parse_number(one.substr(sign + 1));
    if (!value || *value < 0) throw Error(Code::bad_arguments, "--weight: «" + one + "» не понято. Нужно признак=вес.");
    out[one.substr(0, sign)] = *value;
  }
  return out;
}

void show_matrix(const ProfileOptions& options, Session& session) {
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const indicators::Library library = indicators::library(stores.folder());
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const profile::Matrix matrix = stores.records().read([&](const db::Read& read) {
    profile::MatrixQuestion question{.indicator = options.indicator, .status = {}, .change = {}};
    question.filter = filter_of(read, catalog, options.select);
    return profile::matrix({read, stores.facts(), catalog}, library, question);
  });
  if (!options.json) return tell(session.out, matrix);
  JsonWriter json;
  profile::write_matrix(json, matrix);
  session.out << json.text() << "\n";
}

void show_profiles(const ProfileOptions& options, Session& session) {
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const indicators::Library library = indicators::library(stores.folder());
  const catalog::Catalog catalog = catalog::load(stores.folder());
  if (!options.select.year) throw Error(Code::bad_arguments, "Укажите год: --year.");
  const profile::Profiles profiles = stores.records().read([&](const db::Read& read) {
    const results::Filter filter = filter_of(read, catalog, options.select);
    profile::Profiles made = profile::profiles(
        {read, stores.facts(), catalog}, library,
        {.scope = filter.scope, .year = *options.select.year, .weights = weights_of(options.weights)});
    return filter.school ? profile::hidden(std::move(made), *filter.school) : made;
  });
  if (!options.json) return tell(session.out, profiles);
  JsonWriter json;
  profile::write_profiles(json, profiles);
  session.out << json.text() << "\n";
}

}  // namespace

void add_profiles(Command room, Session& session) {
  const auto options = std::make_shared<ProfileOptions>();
  Command matrix = room.add_subcommand("matrix", "Уровень и изменение школ, пять на пять");
  matrix.add_option("--indicator", options->indicator, "Показатель (см. indicator list)").show_default();
  add_selection(matrix, options->select);
  matrix.add_flag("--json", options->json, "Ответ в JSON");
  matrix.callback([options, &session] { show_matrix(*options, session); });

  Command profiles = room.add_subcommand("profile", "Профили школ: все признаки риска и успеха с причинами");
  profiles.add_option("--weight", options->weights, "Вес в индексе низких результатов: oge_russian=2");
  add_selection(profiles, options->select);
  profiles.add_flag("--json", options->json, "Ответ в JSON");
  profiles.callback([options, &session] { show_profiles(*options, session); });
}

}  // namespace vekha::cli
