#include "domain/imports/schools.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
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

std::vector<Known> known_schools(const db::Read& read) {
  std::vector<Known> out;
  for (const auto& [id, placed] : org::placed_schools(read, org::Scope{}))
    out.push_back({placed, school_words(placed.school.name), territory_key(placed.municipality_name)});
  return out;
}

std::string written_as(const results::SchoolName& school) {
  if (school.name.empty()) return school.code;
  return school.name + (school.municipality.empty() ? "" : ", " + school.municipality);
}

struct Candidate {
  const Known* known;
  double likeness;
};

/// The likeliest schools, those of the same municipality first.
std::vector<Candidate> candidates(const std::vector<Known>& known, const results::SchoolName& school) {
  const SchoolWords words = school_words(school.name);
  const std::string territory = territory_key(school.municipality);
  std::vector<Candidate> out;
  for (const Known& one : known) {
    double value = likeness(words, one.words);
    if (!territory.empty() && !one.municipality.empty() && territory != one.municipality) value *= 0.5;
    if (value >= kWorthAsking) out.push_back({&one, value});
  }
  std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) { return a.likeness > b.likeness; });
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

class Matching {
 public:
  Matching(const db::Read& read, Import& import) : read_(read), import_(import) {}

  void run() {
    for (results::SchoolName& school : import_.draft.load.schools) {
      const bool unknown_code = !school.code.empty() && !org::find(read_, org::Kind::school, school.code);
      if (!school.code.empty() && !unknown_code) continue;
      if (decided(school) || school.name.empty()) continue;
      if (unknown_code)
        match_coded(school);
      else
        match_named(school);
    }
  }

 private:
  const std::vector<Known>& known() {
    if (!known_) known_ = known_schools(read_);
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

  void ask(results::SchoolName& school, const std::vector<Candidate>& found) {
    const std::string written = written_as(school);
    Need need{"same", "Какая это школа: «" + written + "»?", {}, written};
    for (const Candidate& one : found) need.options.push_back(option_of(*one.known));
    need.options.emplace_back("новая школа");
    import_.draft.preview.needs.push_back(std::move(need));
    import_.problems.add({"school_ambiguous",
                          Severity::error,
                          {.file = import_.draft.load.files.empty() ? "" : import_.draft.load.files.front().name},
                          "Непонятно, какая это школа: «" + written + "».",
                          "",
                          found[0].known->placed.school.name,
                          "Ответьте на вопрос на странице загрузки; в командной строке: --same \"" + written +
                              "=КОД\" или --same \"" + written + "=\" для новой."});
    if (school.code.empty()) school.code = own_code(school);
  }

  const db::Read& read_;
  Import& import_;
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
