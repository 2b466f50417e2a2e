#include <gtest/gtest.h>

#include "domain/objectivity/finding_sources.hpp"

namespace vekha::objectivity {
namespace {

/// One school whose works have these totals; borders 6, 10 and 13, no tasks.
SatExam exam_of(const std::vector<std::pair<int, int>>& works_by_total, int journal = 0) {
  SatExam out{.exam = {"ВПР", 2030, 5, "Математика"}, .maximum = 20, .borders = {6, 10, 13}};
  SatSchool school{.school = NodeId{1}, .classes = {"5А"}};
  for (const auto& [total, works] : works_by_total)
    for (int i = 0; i < works; ++i) school.works.push_back({0, total, journal});
  out.schools.push_back(school);
  return out;
}

std::vector<std::string> signs_of(const SatExam& exam, const std::vector<SatExam>& before = {}) {
  std::vector<std::string> out;
  const auto found = recommended(method("recommendations-2026"), {exam}, before);
  for (const MethodFinding& one : found.at(NodeId{1}).findings) out.push_back(one.sign);
  return out;
}

// The case of domain knowledge: mean 5.44, threshold 8.17, peaks at 6 and at 10.
const std::vector<std::pair<int, int>> kPeaks{{4, 3}, {5, 2},   {6, 14}, {7, 4}, {8, 5},
                                              {9, 3}, {10, 11}, {11, 4}, {12, 3}};

TEST(Recommendations, PeaksAtBothBordersAreFound) {
  const auto found = recommended(method("recommendations-2026"), {exam_of(kPeaks)}, {});
  const auto& findings = found.at(NodeId{1}).findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].sign, "boundary_peak");
  EXPECT_NE(findings[0].explanation.find("«3» — 14"), std::string::npos) << findings[0].explanation;
  EXPECT_NE(findings[0].explanation.find("«4» — 11"), std::string::npos);
  EXPECT_NE(findings[0].explanation.find("приблизительно"), std::string::npos);  // 49 works
}

TEST(Recommendations, FewerThanTwentyWorksShowNoPeak) {
  EXPECT_TRUE(signs_of(exam_of({{5, 1}, {6, 12}, {7, 3}, {8, 3}})).empty());
}

TEST(Recommendations, TwoMarksFromTheJournalAreTold) {
  EXPECT_EQ(signs_of(exam_of({{15, 3}}, 3)), std::vector<std::string>{"journal_gap"});
  EXPECT_TRUE(signs_of(exam_of({{15, 3}}, 4)).empty());
}

TEST(Recommendations, MoreFailuresSpeakOfResultsOnly) {
  SatExam before = exam_of({{3, 1}, {8, 9}});
  before.exam.year = 2029;
  const auto found = recommended(method("recommendations-2026"), {exam_of({{3, 2}, {8, 8}})}, {before});
  const RawSchool& school = found.at(NodeId{1});
  ASSERT_EQ(school.findings.size(), 1U);
  EXPECT_EQ(school.findings[0].sign, "fails_growth");
  EXPECT_TRUE(school.findings[0].of_results);
  EXPECT_FALSE(school.marked());
}

TEST(Recommendations, HardTasksDoneAndEasyOnesNotAreAnInversion) {
  SatExam exam{.exam = {"ВПР", 2030, 5, "Математика"}, .maximum = 2, .borders = {}, .tasks = 2};
  exam.asked = {{"1", 1, "Б"}, {"2", 1, "В"}};
  for (const int school : {1, 2}) {
    SatSchool one{.school = NodeId{school}, .classes = {"5А"}};
    for (int i = 0; i < 20; ++i) {
      one.works.push_back({0, 1, 0});
      const bool easy = school == 2;  // the first school does the hard task and not the easy one
      one.points.push_back(easy ? 1 : 0);
      one.points.push_back(easy ? 0 : 1);
    }
    exam.schools.push_back(one);
  }
  const auto found = recommended(method("recommendations-2026"), {exam}, {});
  std::vector<std::string> first;
  for (const MethodFinding& one : found.at(NodeId{1}).findings) first.push_back(one.sign);
  EXPECT_EQ(first, (std::vector<std::string>{"inversion", "base_low"}));
  EXPECT_FALSE(found.at(NodeId{2}).marked());
}

}  // namespace
}  // namespace vekha::objectivity
