// Formulas over stored results: works, tasks, persons and figures, what a part may see of the whole.
#include "domain/formulas/formulas.hpp"

#include "domain/results/world_test.hpp"

namespace vekha::formulas {
namespace {

using results::Exam;
using results::Sitting;
using results::Work;

const Exam kEge{"ЕГЭ", 2025, 11, "Физика"};
const Exam kEgeRussian{"ЕГЭ", 2025, 11, "Русский язык"};
const Exam kOge{"ОГЭ", 2023, 9, "Физика"};

Work person(std::int64_t key, int test, std::uint32_t school = 0) {
  Work out = results::written(school, "", 10);
  out.person = key;
  out.test = test;
  return out;
}
Work marked(std::uint32_t school, const std::string& code, int mark) {
  Work out = results::written(school, code, 10);
  out.mark = mark;
  return out;
}

class FormulasOverStores : public results::World {
 protected:
  FormulaAnswer of(const std::string& program, const FormulaQuery& query = {}) {
    return read([&](const db::Read& view) { return evaluate(view, facts, catalog, program, query); });
  }
  Estimate value(const std::string& program, const FormulaQuery& query = {}) {
    const FormulaAnswer answer = of(program, query);
    return answer.rows.empty() ? Estimate::absent(Absence::no_data) : answer.rows.at(0).value.estimate;
  }
  static FormulaQuery by(std::vector<std::string> dimensions) {
    FormulaQuery out;
    out.by = std::move(dimensions);
    return out;
  }
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(FormulasOverStores, CountMarksOfWorksBySchool) {
  store(results::load_of(
      {results::sitting(results::kRussian, {marked(0, "1", 5), marked(0, "2", 2), marked(1, "1", 4)})}));
  const FormulaAnswer answer = of("доля(отметка >= 3 из работы)", by({"school"}));
  ASSERT_EQ(answer.rows.size(), 2U);
  EXPECT_EQ(answer.rows[0].labels[0], "101 СОШ № 101");
  EXPECT_DOUBLE_EQ(*answer.rows[0].value.estimate.value, 50);
  EXPECT_DOUBLE_EQ(*answer.rows[1].value.estimate.value, 100);
}

TEST_F(FormulasOverStores, KnowTestScoresMinimaAndWhoPassed) {
  const Exam russian{"ЕГЭ", 2026, 11, "Русский язык"};
  store(results::load_of({results::sitting(russian, {person(1, 24), person(2, 23), person(3, 100)})}));
  EXPECT_NEAR(*value("share(passed of works)").value, 200.0 / 3, 1e-9);
  EXPECT_DOUBLE_EQ(*value("mean(test of works)").value, 49);
  EXPECT_EQ(value("mean(mark of works)").absence, Absence::not_applicable);
  EXPECT_DOUBLE_EQ(*value("share(test >= 81 of works)").value, 100.0 / 3);
}

TEST_F(FormulasOverStores, LinkPersonsToTheSameSubjectTwoYearsBefore) {
  store(results::load_of({results::sitting(kOge, {person(1, 0), person(3, 0)}),
                          results::sitting({"ОГЭ", 2023, 9, "Химия"}, {person(2, 0)}),
                          results::sitting(kEge, {person(1, 60), person(2, 70)}),
                          results::sitting(kEgeRussian, {person(1, 80), person(2, 90), person(4, 50)})}));
  const std::string same =
      "доля(есть(сдавал_раньше('ОГЭ', 2) и не предмет = 'Русский язык') из участники где процедура = 'ЕГЭ')";
  const FormulaAnswer answer = of(same);
  EXPECT_NEAR(*answer.rows.at(0).value.estimate.value, 100.0 / 3, 1e-9);
  EXPECT_EQ(answer.rows[0].value.missing, 0) << "the one who wrote Russian only chose no subject, found before or not";
  EXPECT_NEAR(*value("share(linked('ОГЭ', 2) of persons where procedure = 'ЕГЭ')").value, 200.0 / 3, 1e-9);
  EXPECT_DOUBLE_EQ(*value("count(persons where procedure = 'ЕГЭ')").value, 3);
  EXPECT_DOUBLE_EQ(*value("share(any(subject in ('Физика', 'Химия')) of persons where grade = 11)").value, 200.0 / 3);
  EXPECT_DOUBLE_EQ(*value("mean(best(2, test) of persons where procedure = 'ЕГЭ')").value, 150);
  EXPECT_DOUBLE_EQ(*value("mean(number(test >= 70) of persons where procedure = 'ЕГЭ')").value, 1);
  EXPECT_DOUBLE_EQ(*value("share(all(test >= 60) of persons where procedure = 'ЕГЭ')").value, 200.0 / 3);
}

TEST_F(FormulasOverStores, TakeWorksOfNobodyKnownForMissing) {
  store(results::load_of({results::sitting(kEge, {person(1, 60), results::written(0, "", 5)})}));
  const FormulaAnswer counted = of("count(persons)");
  EXPECT_DOUBLE_EQ(*counted.rows.at(0).value.estimate.value, 1);
  EXPECT_EQ(counted.rows[0].value.missing, 1);
  EXPECT_EQ(of("share(any(subject = 'Физика') of persons)").rows.at(0).value.missing, 1);
}

TEST_F(FormulasOverStores, AskTasksByNameAndLevel) {
  Sitting sitting = results::sitting(results::kRussian, {results::written(0, "1", 3), results::written(0, "2", 1)});
  sitting.tasks = {{"1", 1, "Б"}, {"2", 2, "П"}};
  using results::Flag;
  sitting.values = {{1, Flag::score}, {2, Flag::score}, {0, Flag::not_started}, {0, Flag::not_taught}};
  store(results::load_of({sitting}));
  EXPECT_DOUBLE_EQ(*value("mean(percent(score / maximum) of tasks where level = 'Б')").value, 50);
  EXPECT_DOUBLE_EQ(
      *value("percent(sum(score of tasks where task = '2') / sum(maximum of tasks where task = '2'))").value, 50);
  const FormulaAnswer second = of("mean(score of tasks where task = '2')");
  EXPECT_DOUBLE_EQ(*second.rows.at(0).value.estimate.value, 2);
  EXPECT_EQ(second.rows[0].value.not_applicable, 1);
  EXPECT_EQ(value("share(practice of tasks)").absence, Absence::no_data);
}

TEST_F(FormulasOverStores, ReadFiguresOfForms) {
  results::Load load = results::load_of({});
  results::Figure figure{
      .form = "indicator-figures", .exam = {"", 2025, 0, ""}, .school = 0, .item = "2.1", .value = 7};
  load.figures = {figure};
  figure.school = 1, figure.value = 9;
  load.figures.push_back(figure);
  figure.item = "2.2", figure.status = results::Status::suppressed;
  load.figures.push_back(figure);
  store(load);
  EXPECT_DOUBLE_EQ(*value("сумма(значение из сведения где показатель = '2.1' и год = 2025)").value, 16);
  EXPECT_EQ(value("mean(value of figures where item = '2.2')").absence, Absence::suppressed);
  EXPECT_EQ(of("mean(value of figures)", by({"school"})).rows.size(), 2U);
}

TEST_F(FormulasOverStores, AnswerManyAtOnceAndSayWhichMeanNothing) {
  store(results::load_of({results::sitting(results::kRussian, {marked(0, "1", 5), marked(1, "1", 2)})}));
  const std::vector<Ask> asked{
      {"count(works)"}, {"count(wroks)"}, {"share(mark = 5 of works) - norm('n')"}, {"mean(mark of works)", 3}};
  FormulaQuery query;
  query.norms["n"] = {40, {formula::Measure::percent}};
  const auto answers = read([&](const db::Read& view) { return evaluate_all(view, facts, catalog, asked, query); });
  EXPECT_DOUBLE_EQ(*answers[0].rows.at(0).value.estimate.value, 2);
  EXPECT_TRUE(answers[1].problem.starts_with("Формула, знак ")) << answers[1].problem;
  EXPECT_DOUBLE_EQ(*answers[2].rows.at(0).value.estimate.value, 10);
  EXPECT_EQ(answers[3].rows.at(0).value.estimate.absence, Absence::too_few);
}

TEST_F(FormulasOverStores, ShowASchoolTheWholeButNoOtherSchool) {
  results::Load load =
      results::load_of({results::sitting(results::kRussian, {marked(0, "1", 5), marked(0, "2", 2), marked(1, "1", 4),
                                                             marked(2, "1", 5), marked(2, "2", 5)})});
  load.schools.push_back({"103", "СОШ № 103", "m1", "Первый район"});
  store(load);
  FormulaQuery query = by({"school"});
  query.filter.school = school("101");
  const FormulaAnswer mean = of("по(муниципалитет, доля(отметка >= 4 из работы))", query);
  ASSERT_EQ(mean.rows.size(), 1U);
  EXPECT_DOUBLE_EQ(*mean.rows[0].value.estimate.value, 75) << "of the two schools of the first district";
  EXPECT_DOUBLE_EQ(*value("across(municipality, share(mark >= 4 of works))",
                          [&] {
                            FormulaQuery whole;
                            whole.filter.school = school("101");
                            return whole;
                          }())
                        .value,
                   75);
  query.filter.school = school("102");
  EXPECT_EQ(value("across(municipality, share(mark >= 4 of works))", query).absence, Absence::suppressed)
      << "a whole of one school is that school";
}

TEST(Touched, OnlyByExamsTheFilterLetsThrough) {
  const auto program = [](const char* text) { return formula::compiled(text, language()); };
  EXPECT_TRUE(touched_by(program("count(works)"), kEge));
  EXPECT_FALSE(touched_by(program("count(works where procedure = 'ОГЭ' and mark > 3)"), kEge));
  EXPECT_TRUE(touched_by(program("count(works where procedure = 'ОГЭ' or mark > 3)"), kEge));
  EXPECT_TRUE(touched_by(program("share(any(taken_before('ОГЭ', 2)) of persons where procedure = 'ЕГЭ')"), kOge));
  EXPECT_FALSE(touched_by(program("sum(value of figures)"), kEge));
  EXPECT_TRUE(reads_figures(program("sum(value of figures)")));
}

}  // namespace
}  // namespace vekha::formulas
