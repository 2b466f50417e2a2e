// Vekha's own method: evidence of several independent kinds about what a school handed in, one posterior for it, and a
// list whose share of false entries is kept. Pure: works in, verdicts out. Included by the door of the room.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/estimate.hpp"
#include "base/ids.hpp"
#include "core/stats/bunching.hpp"
#include "core/stats/crowd.hpp"
#include "core/stats/likeness.hpp"
#include "domain/catalog/catalog.hpp"

namespace vekha::objectivity {

/// One work, as the method looks at it.
struct SatWork {
  std::uint32_t class_index = 0;  ///< of SatSchool::classes
  int total = 0;                  ///< in points times SatExam::unit
  int journal = 0;                ///< mark of the last term, 0 none
};
struct SatSchool {
  NodeId school;
  std::vector<std::string> classes;
  std::vector<SatWork> works;        ///< of participants
  std::vector<std::int16_t> points;  ///< works × tasks, −1 where a task was not asked; may be empty
};
struct SatTask {
  std::string name;
  int maximum = 0;    ///< in points times unit; 0 unknown
  std::string level;  ///< «Б», «П», «В» or empty
};
/// One exam as it was sat.
struct SatExam {
  catalog::Exam exam;
  int maximum = 0;           ///< in points times unit
  std::vector<int> borders;  ///< lowest totals of marks 3, 4, 5, in points times unit; empty when not known
  std::size_t tasks = 0;
  std::vector<SatSchool> schools;
  std::vector<SatTask> asked{};  ///< the tasks, where their list is known
};

/// Pairs of papers of one class, each against two who answer for themselves (GBT).
struct ClassPairs {
  std::string name;
  std::int64_t papers = 0;
  std::int64_t compared = 0;  ///< pairs
  std::int64_t alike = 0;     ///< of them surely: Benjamini–Hochberg over all pairs of the exam
  int common = 0;             ///< tasks of the pair that agrees most
  int matches = 0;
  double expected = 0;
  double omega = 0;  ///< of the same pair, the greater of both directions
  double p = 1;      ///< of the same pair, as one of all pairs of the class
};

/// What is kept of the works of one school in one exam.
struct SchoolTrace {
  NodeId school;
  stats::ScoreHistogram histogram;
  std::vector<std::optional<stats::Likeness>> classes;  ///< of classes with enough papers
  std::vector<ClassPairs> pairs;                        ///< of classes with two papers or more
  std::optional<stats::Reading> narrowness;  ///< minus the logarithm of the variance by the one marks of this mean have
  std::optional<stats::Reading> journal_gap;   ///< mark of the work minus journal mark, mean
  std::optional<stats::Reading> journal_link;  ///< minus Fisher's z of the rank correlation with journal marks
  std::optional<stats::Reading> misfit;        ///< minus the mean lz* of its papers
  std::optional<stats::Reading> level;         ///< mean total in deviations of the exam
};
struct ExamTrace {
  catalog::Exam exam;
  bool controlled = false;  ///< held under outside control: ОГЭ, ЕГЭ
  std::vector<SchoolTrace> schools;
};
ExamTrace trace_of(const SatExam& sat);

/// One kind of evidence about one school.
struct Evidence {
  std::string kind;         ///< "border_bunching", "answer_similarity", "similar_pairs", "person_fit", "journal_link",
                            ///< "journal_gap", "small_variance", "exam_drop"
  std::string title;        ///< Russian
  double p = 1;             ///< one-sided, against what is usual among the schools compared
  double distance = 0;      ///< in usual deviations
  std::int64_t n = 0;       ///< works it rests on
  double value = 0;         ///< what was measured
  double expected = 0;      ///< what is usual
  double power = 1;         ///< chance to notice what the kind looks for with so many works; known before p is
  std::string explanation;  ///< a sentence with the numbers
};

struct Verdict {
  NodeId school;
  std::int64_t works = 0;
  int exams = 0;
  std::vector<Evidence> evidence;  ///< strongest first
  double p = 1;                    ///< of all evidence together
  double q = 1;                    ///< Benjamini–Hochberg: the share of false entries were the list cut here
  double posterior = 0;            ///< probability that something other than usual is behind the results
  bool flagged = false;
  std::optional<Absence> absence;  ///< why the school is not judged
};

struct Judging {
  double false_share = 0.05;  ///< of flagged schools that may be there by chance, on average
};
/// Schools of exams of one procedure (and of the controlled exams beside them) against each other.
std::vector<Verdict> judged(const std::vector<const ExamTrace*>& exams, const Judging& judging = {});

}  // namespace vekha::objectivity
