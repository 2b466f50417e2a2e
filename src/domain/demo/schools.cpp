// Makes the schools and kindergartens: names, sizes, strength and hidden behaviour.
#include <algorithm>
#include <array>
#include <numeric>

#include "domain/demo/random.hpp"
#include "domain/demo/world.hpp"

namespace vekha::demo {
namespace {

constexpr int kFirstCode = 900101;
constexpr int kSmallest = 6;
constexpr int kLargest = 900;
/// Distortion is given to schools large enough to be seen and not so large that they make the municipal mean.
constexpr int kSmallestToJudge = 90;
constexpr int kLargestToDistort = 480;

constexpr std::array kStems = {"Сосновск",   "Берёзовск",     "Луговск",   "Озёрск",      "Ключевск",   "Заречн",
                               "Полевск",    "Боровск",       "Каменск",   "Ясеневск",    "Родниковск", "Дубравск",
                               "Ольховск",   "Светлополянск", "Песчанск",  "Рябиновск",   "Калиновск",  "Липовск",
                               "Журавлёвск", "Ветлужск",      "Еловск",    "Холмогорск",  "Приозёрн",   "Красноярск",
                               "Мостовск",   "Лазаревск",     "Грушевск",  "Степновск",   "Вишнёвск",   "Кедровск",
                               "Осиновск",   "Ручьёвск",      "Тополевск", "Черёмуховск", "Ромашковск"};
constexpr std::array kPrefixes = {"", "Верхне", "Нижне", "Ново", "Старо", "Мало", "Больше", "Средне"};

std::string lower_first(const std::string& stem) {
  // Capital Cyrillic letters of the stems above: two bytes, lower case by the table of the alphabet.
  std::string out = stem;
  const int code = ((static_cast<unsigned char>(out[0]) & 0x1f) << 6) | (static_cast<unsigned char>(out[1]) & 0x3f);
  const int small = code + 0x20;
  out[0] = static_cast<char>(0xc0 | (small >> 6));
  out[1] = static_cast<char>(0x80 | (small & 0x3f));
  return out;
}

/// «Верхнесосновская»: every number gives another name; long lists get a number behind.
std::string village_name(int index) {
  const int stems = static_cast<int>(kStems.size());
  const int prefix = index / stems % static_cast<int>(kPrefixes.size());
  const int round = index / stems / static_cast<int>(kPrefixes.size());
  // A step coprime with the number of stems walks over all of them without an alphabetical look.
  const std::string stem = kStems[static_cast<std::size_t>(index % stems * 11 % stems)];
  const std::string word = prefix == 0 ? stem : kPrefixes[static_cast<std::size_t>(prefix)] + lower_first(stem);
  return word + "ая" + (round > 0 ? "-" + std::to_string(round + 1) : "");
}

struct TypeWords {
  const char* brief;
  const char* full;
};

TypeWords type_words(SchoolType type) {
  switch (type) {
    case SchoolType::primary: return {"НОШ", "начальная общеобразовательная школа"};
    case SchoolType::basic: return {"ООШ", "основная общеобразовательная школа"};
    case SchoolType::full: return {"СОШ", "средняя общеобразовательная школа"};
    case SchoolType::gymnasium: return {"Гимназия", "гимназия"};
  }
  return {"СОШ", "средняя общеобразовательная школа"};
}

void name_school(School& school, int number) {
  const TypeWords words = type_words(school.type);
  const std::string founder = "Муниципальное бюджетное общеобразовательное учреждение ";
  if (school.town) {
    const std::string tail = " № " + std::to_string(number + 1);
    school.name = "МБОУ «" + std::string(words.brief) + tail + "»";
    school.full_name = founder + "«" + words.full + tail + "»";
    return;
  }
  const std::string place = village_name(number);
  school.name = "МБОУ «" + place + " " + words.brief + "»";
  school.full_name = founder + "«" + place + " " + words.full + "»";
}

/// Log-normal-like: the fraction is the rank of the school among its like, the small ones many, the large ones few.
int size_at(double fraction, bool town) {
  const double size = town ? 240 * exponential(1.32 * fraction) : kSmallest * exponential(4.1 * fraction);
  return std::clamp(static_cast<int>(size), kSmallest, kLargest);
}

SchoolType type_for(const School& school, Random& random) {
  if (school.town) return random.chance(0.2) ? SchoolType::gymnasium : SchoolType::full;
  if (school.pupils < 20) return SchoolType::primary;
  return school.pupils < 90 ? SchoolType::basic : SchoolType::full;
}

std::vector<std::size_t> shuffled(std::size_t count, Random& random) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
  return order;
}

/// Up to a third of the schools, of a middle size, gets one of the three ways of distortion, in turn.
/// In which turn the schools that distort take their ways.
std::array<Behaviour, 4> turn_of(Kind kind) {
  using enum Behaviour;
  if (kind == Kind::lift) return {lifts_near_misses, lifts_near_misses, lifts_near_misses, lifts_near_misses};
  if (kind == Kind::copying) return {copies, copies, copies, copies};
  return {lifts_near_misses, inflates, copies, lifts_near_misses};
}

/// Every school lifts every fifth to every third of its near misses.
void let_everybody_lift(std::vector<School>& schools, Random& random) {
  for (School& school : schools) {
    school.behaviour = Behaviour::lifts_near_misses;
    school.share = 20 + static_cast<int>(random.below(14));
  }
}

void assign_behaviours(std::vector<School>& schools, Kind kind, Random& random) {
  if (kind == Kind::honest) return;
  if (kind == Kind::everybody) return let_everybody_lift(schools, random);
  const std::array<Behaviour, 4> turn = turn_of(kind);
  const std::size_t wanted = schools.size() / 3;
  std::size_t given = 0;
  for (const std::size_t i : shuffled(schools.size(), random)) {
    School& school = schools[i];
    if (given == wanted) break;
    if (school.pupils < kSmallestToJudge || school.pupils > kLargestToDistort) continue;
    school.behaviour = turn[given++ % turn.size()];
    school.share = 50 + static_cast<int>(random.below(41));
  }
}

School make_school(const Options& options, int index, double fraction, bool town) {
  School school{.stream = mixed({options.seed, 7, static_cast<std::uint64_t>(index)}),
                .municipality = index * municipalities_for(options.schools) / options.schools,
                .code = std::to_string(kFirstCode + index),
                .town = town};
  Random random(mixed({school.stream, 0}));
  school.pupils = size_at(fraction, town);
  school.type = type_for(school, random);
  school.effect = 0.34 * random.normal() + (town ? 0.1 : -0.1) + (school.type == SchoolType::gymnasium ? 0.3 : 0);
  return school;
}

}  // namespace

std::vector<School> make_schools(const Options& options) {
  Random random(mixed({options.seed, 3}));
  const auto count = static_cast<std::size_t>(options.schools);
  const std::size_t towns = (count * 5 + 6) / 12;  // five schools of twelve stand in a town
  const std::vector<std::size_t> order = shuffled(count, random);
  std::vector<School> schools(count);
  int numbered = 0;
  int placed = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t rank = order[i];
    const bool town = rank < towns;
    const double among = town ? static_cast<double>(towns) : static_cast<double>(count - towns);
    const double fraction = (static_cast<double>(town ? rank : rank - towns) + random.unit()) / among;
    schools[i] = make_school(options, static_cast<int>(i), fraction, town);
    name_school(schools[i], town ? numbered++ : placed++);
  }
  assign_behaviours(schools, options.kind, random);
  return schools;
}

std::vector<Kindergarten> make_kindergartens(const std::vector<School>& schools) {
  std::vector<Kindergarten> out;
  for (const School& school : schools) {
    if (school.pupils < 100) continue;
    Random random(mixed({school.stream, 2}));
    const std::string number = std::to_string(out.size() + 1);
    out.push_back({.municipality = school.municipality,
                   .code = "ds" + number,
                   .name = "МБДОУ «Детский сад № " + number + "»",
                   .town = school.town,
                   .pupils = 20 + static_cast<int>(random.below(static_cast<std::uint32_t>(school.pupils / 2)))});
  }
  return out;
}

}  // namespace vekha::demo
