#include "domain/demo/world.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.hpp"
#include "domain/demo/random.hpp"

namespace vekha::demo {
namespace {

constexpr int kMostSchoolsTogether = 60;
constexpr int kSchoolsOfMunicipality = 40;

std::string municipality_name(int index) {
  return index == 0 ? "Лесогорский муниципальный округ" : "Муниципальный округ № " + std::to_string(index + 1);
}

void check(const Options& options) {
  const auto refuse = [](const std::string& what) { throw Error(Code::bad_arguments, what); };
  if (options.schools < 1 || options.schools > 5000) refuse("Число школ должно быть от 1 до 5000.");
  if (options.years < 1 || options.years > 10) refuse("Число лет должно быть от 1 до 10.");
  if (options.last_year < 2015 || options.last_year > 2100) refuse("Последний год должен быть от 2015 до 2100.");
}

}  // namespace

namespace {

constexpr std::array kKinds = {std::pair{Kind::mixed, "mixed"}, std::pair{Kind::honest, "honest"},
                               std::pair{Kind::lift, "lift"}, std::pair{Kind::copying, "copying"},
                               std::pair{Kind::everybody, "everybody"}};

}  // namespace

std::string kind_name(Kind kind) { return kKinds.at(static_cast<std::size_t>(kind)).second; }

Kind kind_from_name(const std::string& name) {
  for (const auto& [kind, known] : kKinds)
    if (name == known) return kind;
  throw Error(
      Code::bad_arguments,
      "Мира «" + name +
          "» нет. Есть mixed (треть школ искажает по-разному), honest (никто), lift (треть "
          "поднимает работы через границу отметки), copying (в трети списывают), everybody (понемногу поднимают все).");
}

std::string behaviour_name(Behaviour behaviour) {
  switch (behaviour) {
    case Behaviour::honest: return "honest";
    case Behaviour::lifts_near_misses: return "lifts_near_misses";
    case Behaviour::copies: return "copies";
    case Behaviour::inflates: return "inflates";
  }
  return "honest";
}

int School::last_grade() const {
  if (type == SchoolType::primary) return 4;
  return type == SchoolType::basic ? 9 : 11;
}

int School::cohort(int year, int grade) const {
  if (grade > last_grade()) return 0;
  Random random(mixed({stream, 1, static_cast<std::uint64_t>(year - grade)}));
  const double usual = static_cast<double>(pupils) / (last_grade() > 9 ? 10.1 : last_grade());
  const double size = usual * (0.8 + 0.4 * random.unit()) * (grade > 9 ? 0.55 : 1.0);
  return static_cast<int>(size + random.unit());
}

std::string Exam::key() const {
  return procedure + " " + std::to_string(year) + " " + std::to_string(grade) + " " + subject;
}

int Exam::mark(int score) const {
  if (bounds[0] == 0) return 0;
  return 2 + static_cast<int>(std::count_if(bounds.begin(), bounds.end(), [&](int bound) { return score >= bound; }));
}

int municipalities_for(int schools) {
  return schools <= kMostSchoolsTogether ? 1 : (schools + kSchoolsOfMunicipality - 1) / kSchoolsOfMunicipality;
}

World make_world(const Options& options) {
  check(options);
  World world{.options = options};
  for (int i = 0; i < municipalities_for(options.schools); ++i) world.municipalities.push_back(municipality_name(i));
  world.schools = make_schools(options);
  world.kindergartens = make_kindergartens(world.schools);
  for (int year = options.last_year - options.years + 1; year <= options.last_year; ++year)
    std::ranges::move(exams_of(options, year), std::back_inserter(world.exams));
  return world;
}

}  // namespace vekha::demo
