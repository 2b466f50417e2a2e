#include "domain/imports/schools.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "domain/imports/borders.hpp"
#include "domain/imports/imports.sql.hpp"
#include "domain/imports/school_names.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::imports {
namespace {

constexpr double kSure = 0.999;  // the same but for spelling
constexpr double kWorthAsking = 0.45;
constexpr double kFarAhead = 0.15;  // of the second best, to be taken without a question
constexpr double kAlmost = 0.7;
constexpr std::size_t kMostOptions = 5;
constexpr const char* kLeaveOut = "-";  // said instead of a code: the school is not loaded

struct Known {
  org::Placed placed;
  SchoolWords words;
  std::string municipality;  ///< folded, without kinds of territory
};

/// «Ахвахский муниципальный район» → «ахвахский».
std::string territory_key(const std::string& name) {
  std::string out;
  for (const std::string& word : split(replaced(folded(name), ".", " "), ' ')) {
    static const std::set<std::string> kIdle{
        "муниципальный", "район", "округ", "городской", "город", "г", "мо", "го", "мр", "р-н", ""};
    if (!kIdle.contains(word)) out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

std::vector<Known> known_schools(const db::Read& read, const org::Scope& scope) {
  std::vector<Known> out;
  for (const auto& [id, placed] : org::placed_schools(read, scope))
    out.push_back({placed, school_words(placed.school.name), territory_key(placed.municipality_name)});
  return out;
}

std::string written_as(const results::SchoolName& school) {
  if (school.name.empty()) return school.code;
  return school.name + (school.municipality.empty() ? "" : ", " + school.municipality);
}

struct Likely {
  const Known* known;
  double likeness;
};

/// The likeliest schools, those of the same municipality first.
std::vector<Likely> candidates(const std::vector<Known>& known, const results::SchoolName& school) {
  const SchoolWords words = school_words(school.name);
  const std::string territory = territory_key(school.municipality);
  std::vector<Likely> out;
  for (const Known& one : known) {
    double value = likeness(words, one.words);
    if (!territory.empty() && !one.municipality.empty() && territory != one.municipality) value *= 0.5;
    if (value >= kWorthAsking) out.push_back({&one, value});
  }
  std::sort(out.begin(), out.end(), [](const Likely& a, const Likely& b) { return a.likeness > b.likeness; });
  if (out.size() > kMostOptions) out.resize(kMostOptions);
  return out;
}

/// A code for a school nobody gave one.
std::string own_code(const results::SchoolName& school) {
  return "н" + sys::digest(folded(school.municipality) + "|" + school_words(school.name).key()).substr(0, 10);
}

std::string option_of(const Known& known) {
  return known.placed.school.code + " " + known.placed.school.name +
         (known.placed.municipality_name.empty() ? "" : ", " + known.placed.municipality_name);
}

/// The works of one sitting without those of some schools.
void drop_works(results::Sitting& sitting, const std::vector<std::optional<std::uint32_t>>& kept) {
  const std::size_t width = sitting.tasks.size();
  std::size_t to = 0;
  for (std::size_t from = 0; from < sitting.works.size(); ++from) {
    const auto school = kept[sitting.works[from].school];
    if (!school) continue;
    if (to != from) sitting.works[to] = std::move(sitting.works[from]);
    sitting.works[to].school = *school;
    std::copy_n(sitting.values.begin() + static_cast<std::ptrdiff_t>(from * width), width,
                sitting.values.begin() + static_cast<std::ptrdiff_t>(to * width));
    ++to;
  }
  sitting.works.resize(to);
  sitting.values.resize(to * width);
}

/// Takes schools with everything of them out of the load.
void leave_out(Draft& draft, const std::vector<bool>& left_out) {
  results::Load& load = draft.load;
  if (std::ranges::none_of(left_out, [](bool out) { return out; })) return;
  std::vector<std::optional<std::uint32_t>> kept(left_out.size());
  std::vector<results::SchoolName> schools;
  for (std::size_t i = 0; i < left_out.size(); ++i) {
    if (left_out[i]) continue;
    kept[i] = static_cast<std::uint32_t>(schools.size());
    schools.push_back(std::move(load.schools[i]));
  }
  load.schools = std::move(schools);
  for (results::Sitting& sitting : load.sittings) drop_works(sitting, kept);
  const bool placed = draft.figure_places.size() == load.figures.size();
  std::size_t to = 0;
  for (std::size_t from = 0; from < load.figures.size(); ++from) {
    if (load.figures[from].school && !kept[*load.figures[from].school]) continue;
    if (placed && to != from) draft.figure_places[to] = std::move(draft.figure_places[from]);
    if (to != from) load.figures[to] = std::move(load.figures[from]);
    ++to;
  }
  load.figures.resize(to);
  if (placed) draft.figure_places.resize(to);
  for (results::Figure& one : load.figures)
    if (one.school) one.school = kept[*one.school];
}

class Matching {
 public:
  Matching(const db::Read& read, Import& import) : read_(read), import_(import), borders_(read, import.hints.scope) {}

  void run() {
    results::Load& load = import_.draft.load;
    load.schools = results::completed(std::move(load.schools));
    load.home = borders_.home();
    borders_.settle_spelling(load.schools);
    std::vector<bool> left_out(load.schools.size());
    std::vector<std::string> outside;
    for (std::size_t i = 0; i < load.schools.size(); ++i) {
      results::SchoolName& school = load.schools[i];
      const bool foreign = borders_.outside(school) || (left_out[i] = !match(school)) || borders_.outside(school);
      if (left_out[i] || !foreign) continue;
      left_out[i] = true;
      outside.push_back(written_as(school));
    }
    if (!outside.empty())
      import_.problems.add(schools_outside(outside, load.files.empty() ? "" : load.files.front().name,
                                           outside.size() < load.schools.size() ? Severity::warning : Severity::error));
    leave_out(import_.draft, left_out);
  }

 private:
  /// False when the person leaves the school out.
  bool match(results::SchoolName& school) {
    if (is_left_out(school)) return false;
    const bool unknown_code = !school.code.empty() && !org::find(read_, org::Kind::school, school.code);
    if (!school.code.empty() && !unknown_code) return true;
    if (decided(school) || school.name.empty()) return true;
    if (unknown_code)
      match_coded(school);
    else
      match_named(school);
    return true;
  }

  bool is_left_out(const results::SchoolName& school) const {
    const auto said = [&](const std::string& written) {
      const auto it = import_.hints.same.find(written);
      return it != import_.hints.same.end() && it->second == kLeaveOut;
    };
    return said(school.code) || said(school.name) || said(written_as(school));
  }

  const std::vector<Known>& known() {
    if (!known_) known_ = known_schools(read_, import_.hints.scope);
    return *known_;
  }

  void take(results::SchoolName& school, const Known& found) {
    import_.draft.matches.push_back({written_as(school), found.placed.school.code, found.placed.school.name, true});
    school.code = found.placed.school.code;
  }

  /// What the person says now, or said before.
  bool decided(results::SchoolName& school) {
    for (const std::string& written : {school.code, school.name, written_as(school)}) {
      if (written.empty()) continue;
      std::optional<std::string> code;
      if (const auto now = import_.hints.same.find(written); now != import_.hints.same.end())
        code = now->second;
      else
        code = read_.first(sql::remembered, {folded(written)}, [](const db::Row& row) { return row.text(0); });
      if (!code) continue;
      import_.draft.matches.push_back({written, *code, "", false});
      if (code->empty() && school.code.empty()) school.code = own_code(school);
      if (!code->empty()) school.code = *code;
      return true;
    }
    return false;
  }

  /// A school with a code of its own is only another one's when the names leave no doubt.
  void match_coded(results::SchoolName& school) {
    const auto found = candidates(known(), school);
    const bool sure = !found.empty() && found[0].likeness >= kSure && (found.size() < 2 || found[1].likeness < kSure);
    if (sure && found[0].known->municipality == territory_key(school.municipality) && !school.municipality.empty())
      ask(school, found);
  }

  void match_named(results::SchoolName& school) {
    const auto found = candidates(known(), school);
    if (found.empty()) {
      school.code = own_code(school);
      return;
    }
    const double second = found.size() > 1 ? found[1].likeness : 0;
    const bool sure = found[0].likeness >= kSure && second < kSure;
    const bool ahead = found[0].likeness >= kAlmost && found[0].likeness - second >= kFarAhead;
    if (sure || ahead) return take(school, *found[0].known);
    ask(school, found);
  }

  void ask(results::SchoolName& school, const std::vector<Likely>& found) {
    const std::string written = written_as(school);
    Need need{.field = "same", .title = "Какая это школа: «" + written + "»?", .about = written};
    need.school_code = school.code;
    for (const Likely& one : found) {
      const org::Placed& placed = one.known->placed;
      need.options.push_back(option_of(*one.known));
      need.candidates.push_back({placed.school.code, placed.school.name, placed.municipality_name, one.likeness});
    }
    need.options.emplace_back("новая школа");
    import_.draft.preview.needs.push_back(std::move(need));
    import_.problems.add({"school_ambiguous",
                          Severity::error,
                          {.file = import_.draft.load.files.empty() ? "" : import_.draft.load.files.front().name},
                          "Непонятно, какая это школа: «" + written + "».",
                          "",
                          found[0].known->placed.school.name,
                          "Ответьте на вопрос на странице загрузки; в командной строке: --same \"" + written +
                              "=КОД\", --same \"" + written + "=\" для новой, --same \"" + written +
                              "=-\", чтобы не загружать."});
    if (school.code.empty()) school.code = own_code(school);
  }

  const db::Read& read_;
  Import& import_;
  Borders borders_;
  std::optional<std::vector<Known>> known_;
};

}  // namespace

void match_schools(const db::Read& read, Import& import) {
  if (import.draft.load.schools.empty()) return;
  Matching(read, import).run();
}

void remember_schools(const db::Write& write, const Draft& draft) {
  for (const Match& match : draft.matches)
    write.run(sql::remember, {folded(match.written), match.code, sys::now_iso(), write.actor().name});
}

}  // namespace vekha::imports
