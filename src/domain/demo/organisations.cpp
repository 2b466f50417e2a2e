// Puts the schools and kindergartens into the tree with their context data.
#include "base/json.hpp"
#include "domain/demo/parts.hpp"
#include "domain/demo/random.hpp"
#include "domain/org/org.hpp"

namespace vekha::demo {
namespace {

const char* settlement(bool town) { return town ? "town" : "village"; }

const char* type_title(SchoolType type) {
  switch (type) {
    case SchoolType::primary: return "НОШ";
    case SchoolType::basic: return "ООШ";
    case SchoolType::full: return "СОШ";
    case SchoolType::gymnasium: return "гимназия";
  }
  return "СОШ";
}

int classes_of(const School& school, int year) {
  int classes = 0;
  for (int grade = 1; grade <= school.last_grade(); ++grade) classes += (school.cohort(year, grade) + 26) / 27;
  return classes;
}

int pupils_of(const School& school, int year) {
  int pupils = 0;
  for (int grade = 1; grade <= school.last_grade(); ++grade) pupils += school.cohort(year, grade);
  return pupils;
}

/// Context data as the questionnaire of a school asks for them; shares in percent.
std::string context_of(const School& school, int year) {
  Random random(mixed({school.stream, 9}));
  const auto upto = [&](int most) { return static_cast<int>(random.below(static_cast<std::uint32_t>(most + 1))); };
  const int classes = classes_of(school, year);
  JsonWriter json;
  json.begin_object().field("as_of", std::to_string(year) + "-09-01").field("type", type_title(school.type));
  json.field("pupils", pupils_of(school, year)).field("classes", classes);
  json.field("teachers", std::max(2, classes * 14 / 10 + upto(3)));
  json.field("teachers_highest_percent", (school.town ? 28 : 12) + upto(22));
  json.field("teachers_young_percent", 5 + upto(20)).field("teachers_pension_percent", 12 + upto(25));
  json.field("special_needs_percent", 2 + upto(school.town ? 6 : 11));
  json.field("second_shift_percent", school.town && school.pupils > 450 ? 8 + upto(20) : 0);
  json.field("transported_percent", school.town ? 0 : 10 + upto(45));
  json.field("extra_education_percent", (school.town ? 65 : 45) + upto(25));
  json.field("computers", classes * 3 + upto(12)).field("distance_to_town_km", school.town ? 0 : 4 + upto(60));
  return json.end_object().take();
}

std::string context_of(const Kindergarten& place) {
  JsonWriter json;
  json.begin_object().field("pupils", place.pupils).field("groups", (place.pupils + 19) / 20);
  return json.field("teachers", (place.pupils + 9) / 10).end_object().take();
}

}  // namespace

void store_organisations(const db::Write& write, const World& world) {
  std::vector<NodeId> municipalities = {org::init(write, world.municipalities.front()).id};
  const NodeId region = org::root(write).id;
  for (std::size_t i = 1; i < world.municipalities.size(); ++i)
    municipalities.push_back(
        org::add(
            write, region,
            {.kind = org::Kind::municipality, .code = "demo-" + std::to_string(i + 1), .name = world.municipalities[i]})
            .id);
  for (const School& school : world.schools)
    org::add(write, municipalities[static_cast<std::size_t>(school.municipality)],
             {.kind = org::Kind::school,
              .code = school.code,
              .name = school.name,
              .full_name = school.full_name,
              .settlement = settlement(school.town),
              .attributes = context_of(school, world.options.last_year)});
  for (const Kindergarten& place : world.kindergartens)
    org::add(write, municipalities[static_cast<std::size_t>(place.municipality)],
             {.kind = org::Kind::kindergarten,
              .code = place.code,
              .name = place.name,
              .full_name = "Муниципальное бюджетное дошкольное образовательное учреждение " + place.name.substr(11),
              .settlement = settlement(place.town),
              .attributes = context_of(place)});
}

}  // namespace vekha::demo
