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
};
struct SkillCell {
  Estimate value;
  Mastery mastery = Mastery::absent;
  words::Standing standing = words::Standing::unknown;  ///< against all works
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
  double threshold = 0;
  std::int64_t few = 0;
  std::string headline;
  std::vector<Skill> skills;
  std::vector<Line> lines;
  std::vector<Finding> findings;  ///< of the whole first, then of schools and classes; the weakest first
  std::vector<std::string> notes;
};
/// Throws bad_arguments when several exams fit.
Answer deficits(const tables::Sources& sources, const Question& question);
void write_answer(JsonWriter& json, const Answer& answer);

}  // namespace vekha::skills
