// Deficits: which skills, elements of content and requirements a class, a school, a municipality did not master, told
// by intervals, so that a class of eight is not blamed for what chance did.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "domain/tables/tables.hpp"
#include "domain/words/words.hpp"

namespace vekha::skills {

struct Question {
  tables::Query query;    ///< one exam; `by` and `split` say what the rows and columns are
  org::Scope beside;      ///< whom the rows are held against: the municipality
  double threshold = 50;  ///< per cent of completion below which a skill is a deficit
  std::int64_t few = 10;  ///< with fewer works nothing is said
};

enum class Mastery {
  deficit,  ///< the whole interval lies below the threshold
  perhaps,  ///< the value does, the interval does not
  fine,
  few,     ///< too few works to say anything
  absent,  ///< not asked, or the greatest score is not known
};
std::string_view mastery_name(Mastery mastery);
std::string_view mastery_title(Mastery mastery);

struct Skill {
  std::string code;
  std::string text;          ///< what it checks, with its tasks
  Estimate beside;           ///< completion of all works it is held against
  std::int64_t schools = 0;  ///< schools in which it is surely a deficit
  std::string element;       ///< its words alone
  std::vector<std::string> tasks;
};
struct SkillCell {
  Estimate value;
  Mastery mastery = Mastery::absent;
  words::Standing standing = words::Standing::unknown;  ///< against all works
  std::int64_t red = 0;                                 ///< its tasks that are deficits themselves
  bool systemic = false;                                ///< most of its tasks are, of two or more
};
struct Line {
  tables::Split level = tables::Split::all;
  NodeId node;
  std::string name;
  std::int64_t works = 0;
  std::vector<SkillCell> cells;  ///< in the order of the skills
  std::string words;             ///< «дефицит — 2 умения, возможно — ещё 1»
};
/// One deficit as a sentence.
struct Finding {
  std::size_t line = 0;
  std::size_t skill = 0;
  std::string words;
};
struct Answer {
  std::string caption;  ///< of the exam
  std::string by;       ///< «элементы содержания (КЭС)»
  bool single = false;  ///< by tasks: asked so, or no description of the paper is known
  double threshold = 0;
  std::int64_t few = 0;
  std::string headline;
  std::vector<Skill> skills;
  std::vector<Line> lines;
  std::vector<Finding> findings;  ///< of the whole first, then of schools and classes; the weakest first
  std::vector<std::string> notes;
};
std::string_view by_title(tables::By by);          ///< «умения»
std::string_view level_name(tables::Split level);  ///< "school"
/// Throws bad_arguments when several exams fit.
Answer deficits(const tables::Sources& sources, const Question& question);
void write_answer(JsonWriter& json, const Answer& answer);

// A year as a whole: all papers of a filter together, and what changed since the year before.

struct Paper {
  results::Exam exam;
  std::string title;  ///< «ВПР, Математика, 5 класс»
  std::string by;
  bool single = false;
  std::int64_t skills = 0;
};
/// How a place did in a paper, or in all of them.
struct PaperCell {
  std::int64_t works = 0;
  std::int64_t judged = 0;  ///< skills with works enough
  std::int64_t deficits = 0;
  std::int64_t perhaps = 0;
  std::int64_t systemic = 0;
  void add(const PaperCell& other);
};
struct Place {
  tables::Split level = tables::Split::all;
  NodeId node;
  std::string name;        ///< «СОШ № 1», «СОШ № 1, класс 5А»
  std::string class_name;  ///< of a class
  std::vector<std::optional<PaperCell>> papers;
  PaperCell all;
  std::string words;
};
/// A skill that is a deficit somewhere.
struct Weak {
  std::size_t place = 0;
  std::size_t paper = 0;
  std::string code;
  std::string element;
  Estimate value;
  bool systemic = false;
  std::string words;
};
/// A position of a codifier in two years of one exam.
struct Moved {
  std::size_t place = 0;
  std::size_t paper = 0;
  int before_year = 0;
  std::string code;
  std::string element;
  Estimate before;
  Estimate now;
  Estimate change;
  words::Sureness sureness = words::Sureness::alone;
  std::string words;
};
struct YearAnswer {
  int year = 0;
  std::string headline;
  std::string by;
  double threshold = 0;
  std::int64_t few = 0;
  std::vector<Paper> papers;
  std::vector<Place> places;
  std::vector<Weak> weak;               ///< of the whole first; systemic before others, the weakest first
  std::vector<Moved> moved;             ///< the surest first; no classes: pupils are others
  std::vector<std::string> comparable;  ///< which exams are compared with which year, or why they are not
  std::vector<std::string> notes;
};
/// Papers of the year of the filter, or of its last. Throws not_found without any, bad_arguments with too many.
YearAnswer year_of(const tables::Sources& sources, const Question& question);
void write_year(JsonWriter& json, const YearAnswer& answer);
/// The same as tables for files: places by papers, deficits, changes.
tables::Table places_table(const YearAnswer& answer);
tables::Table weak_table(const YearAnswer& answer);

}  // namespace vekha::skills
