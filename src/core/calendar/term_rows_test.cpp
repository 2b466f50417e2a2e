// The terms of five real plans, each with its canonical meaning.
#include <gtest/gtest.h>

#include "core/calendar/spelled_test.hpp"

namespace vekha::calendar {
namespace {

struct Row {
  int number;
  std::string_view plan;
  std::string_view term;
  std::string_view kind;
  std::string_view canonical;
  int questions;
};

const Row kRows[] = {
    {1, "2021-2024", "Август - сентябрь, 2021", "month_range", "fixed W(2021-08..2021-09)", 0},
    {2, "2021-2024", "Сентябрь- октябрь, 2021", "month_range", "fixed W(2021-09..2021-10)", 0},
    {3, "2021-2024", "Сентябрь-октябрь, 2021", "month_range", "fixed W(2021-09..2021-10)", 0},
    {4, "2021-2024", "Ежегодно", "yearly", "yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 W(01..12)", 1},
    {5, "2021-2024", "В соответствии с графиком проведения", "on_schedule", "on_schedule at schedule.procedure", 0},
    {6, "2021-2024", "Ноябрь, март", "yearly", "yearly FREQ=YEARLY;BYMONTH=3,11;BYMONTHDAY=-1 W(03..03) W(11..11)", 0},
    {7, "2021-2024", "По мере получения результатов 2021-2022 2022-2023 2023-2024", "on_event",
     "on_event FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-1 at results.received VALID 2021-09-01..2024-08-31", 0},
    {8, "2021-2024", "По мере проведения мониторинга", "on_event", "on_event at monitoring.done", 0},
    {9, "2021-2024", "По мере проведения анализа", "on_event", "on_event at analysis.done", 0},
    {10, "2021-2024", "В соответствии с планом УО", "by_plan", "by_plan at plan.uo", 0},
    {11, "2021-2024", "По мере проведения контрольно-оценочных процедур", "on_event", "on_event at procedure.done", 0},
    {12, "2021-2024", "Постоянно", "standing", "standing", 0},
    {13, "2021-2024", "Январь, июнь", "yearly", "yearly FREQ=YEARLY;BYMONTH=1,6;BYMONTHDAY=-1 W(01..01) W(06..06)", 0},
    {14, "2021-2024", "Октябрь-декабрь", "yearly", "yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 W(10..12)", 0},
    {15, "2021-2024", "В течение года май", "composite",
     "calendar_year FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 AND yearly FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1 W(05..05)", 1},
    {16, "2021-2024", "Август", "yearly", "yearly FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-1 W(08..08)", 0},
    {17, "2021-2024", "Ежегодно (август)", "yearly", "yearly FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-1 W(08..08)", 0},
    {18, "2021-2024", "Ежегодно (июнь-июль)", "yearly", "yearly FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=-1 W(06..07)", 0},
    {19, "2024-2026",
     "сентябрь 2024 года – май 2025 года\nсентябрь 2025 года – май 2026 года\nсентябрь - декабрь 2026 года",
     "month_range", "fixed W(2024-09..2025-05) AND fixed W(2025-09..2026-05) AND fixed W(2026-09..2026-12)", 0},
    {20, "2024-2026", "октябрь – декабрь 2024\nоктябрь – декабрь 2025\nоктябрь – декабрь 2026", "month_range",
     "fixed W(2024-10..2024-12) AND fixed W(2025-10..2025-12) AND fixed W(2026-10..2026-12)", 0},
    {21, "2024-2026", "ежегодно\nавгуст – декабрь", "yearly", "yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 W(08..12)",
     0},
    {22, "2024-2026",
     "ежегодно\nоктябрь предыдущего года – март следующего года; после получения результатов ВПР текущего года, в том "
     "числе перечня ОО, имеющих признаки необъективности оценивания по результатам ВПР, но не позднее декабря текущего "
     "учебного года",
     "composite",
     "yearly FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1 W(10..03) AND relative after results.received NOT_LATER 12", 0},
    {23, "2024-2026", "в соответствии с графиками МОУО", "on_schedule", "on_schedule at schedule.mouo", 0},
    {24, "2024-2026", "ежегодно", "yearly", "yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 W(01..12)", 1},
    {25, "2024-2026", "в соответствии с графиками проведения в ОО/ МОУО", "on_schedule", "on_schedule at schedule.mouo",
     0},
    {26, "2024-2026", "ежегодно\nапрель, октябрь, декабрь", "yearly",
     "yearly FREQ=YEARLY;BYMONTH=4,10,12;BYMONTHDAY=-1 W(04..04) W(10..10) W(12..12)", 0},
    {27, "2024-2026", "ежегодно\nноябрь - декабрь", "yearly", "yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 W(11..12)",
     0},
    {28, "2024-2026", "ежегодно\nдекабрь", "yearly", "yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 W(12..12)", 0},
    {29, "2024-2026", "декабрь 2024 года, далее ежегодно, не позднее декабря текущего учебного года", "yearly",
     "fixed W(2024-12..2024-12) THEN yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 W(12..12) NOT_LATER 12", 0},
    {30, "2024-2026", "декабрь-март текущего учебного года,\nдалее ежегодно", "yearly",
     "fixed W(2024-12..2025-03) THEN yearly FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1 W(12..03)", 0},
    {31, "2024-2026", "декабрь 2024 года,\nдалее ежегодно\nянварь - май текущего учебного года", "yearly",
     "fixed W(2024-12..2024-12) THEN yearly FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1 W(01..05)", 0},
    {32, "2024-2026", "в соответствии с инструктивными и (или) правовыми актами Минпросвещения России и Рособрнадзора",
     "on_schedule", "on_schedule at schedule.federal", 0},
    {33, "2024-2026",
     "ноябрь – декабрь текущего учебного года, далее\nежегодно после получения федерального списка ОО с признаками "
     "необъективности оценивания по результатам ВПР",
     "composite", "fixed W(2024-11..2024-12) THEN relative FREQ=YEARLY after federal_list.received", 0},
    {34, "2024-2026", "I квартал\nежегодно", "yearly", "yearly FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1 W(01..03)", 0},
    {35, "2024-2026", "ежегодно\nянварь - февраль", "yearly", "yearly FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1 W(01..02)",
     0},
    {36, "2024-2026", "ежегодно\nапрель", "yearly", "yearly FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-1 W(04..04)", 0},
    {37, "2024-2026", "ежегодно\nдо июня", "yearly", "yearly FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1 BY(05)", 1},
    {38, "2024-2026", "ежегодно\nавгуст - сентябрь", "yearly", "yearly FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=-1 W(08..09)",
     0},
    {39, "2024-2026", "в соответствии с планом мероприятий («дорожная карта»)\nдо 23.12.2025,\nдалее ежегодно",
     "composite",
     "by_plan at plan.roadmap NOT_LATER 2025-12-23 THEN yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=23 BY(12-23)", 0},
    {40, "2024-2026", "в соответствии с планом-графиком, утвержденным Минпросвещения России и Рособрнадзора",
     "on_schedule", "on_schedule at schedule.federal", 0},
    {41, "2024-2026", "ежегодно\nдо 30 ноября", "yearly", "yearly FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30 BY(11-30)", 0},
    {42, "2024-2026", "в течение 1 месяца после проведения процедуры", "relative",
     "relative after procedure.done 1 month", 0},
    {43, "2024-2026", "комплексный анализ проводится ежегодно", "yearly",
     "yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 W(01..12)", 1},
    {44, "2024-2026", "по итогам каждого календарного года", "yearly",
     "yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 W(01..12)", 1},
    {45, "2024-2026", "ежегодно не позднее 15 декабря", "yearly",
     "yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15 BY(12-15) NOT_LATER", 0},
    {46, "2024-2026", "не позднее чем за 2 месяца до начала учебного года", "relative",
     "relative before academic_year.start 2 month NOT_LATER", 0},
    {47, "2024-2026", "за календарный отчетный период в соответствии с установленными сроками", "calendar_year",
     "calendar_year FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", 0},
    {48, "2021/2022", "Сентябрь 2021 года", "fixed_month", "fixed W(2021-09..2021-09)", 0},
    {49, "2021/2022", "сентябрь 2021 года", "fixed_month", "fixed W(2021-09..2021-09)", 0},
    {50, "2021/2022", "Декабрь 2021 года, март 2022 года", "several_months",
     "fixed W(2021-12..2021-12) AND fixed W(2022-03..2022-03)", 0},
    {51, "2021/2022", "Ноябрь 2021 года, март 2022 года", "several_months",
     "fixed W(2021-11..2021-11) AND fixed W(2022-03..2022-03)", 0},
    {52, "2021/2022", "Сентябрь 2022 года", "fixed_month", "fixed W(2022-09..2022-09)", 0},
    {53, "2021/2022", "15 марта-20 мая 2021 года", "date_range", "fixed W(2021-03-15..2021-05-20)", 1},
    {54, "2021/2022", "постоянно", "standing", "standing", 0},
    {55, "2021/2022", "Ноябрь 2021 года", "fixed_month", "fixed W(2021-11..2021-11)", 0},
    {56, "2021/2022", "Август 2021 года", "fixed_month", "fixed W(2021-08..2021-08)", 0},
    {57, "2021/2022", "Октябрь-ноябрь 2021 года", "month_range", "fixed W(2021-10..2021-11)", 0},
    {58, "2021/2022", "Август 2022 года", "fixed_month", "fixed W(2022-08..2022-08)", 0},
    {59, "2021/2022", "Февраль 2022 года", "fixed_month", "fixed W(2022-02..2022-02)", 0},
    {60, "2021/2022", "По графику проведени\nя мероприят ий по ОКО", "on_schedule", "on_schedule at schedule.procedure",
     0},
    {61, "2021/2022", "По запросу министерств а образования и РЦОКО", "on_request", "on_request at request", 0},
    {62, "2021/2022", "По графику министерств а образования", "on_schedule", "on_schedule at schedule.ministry", 0},
    {63, "2021/2022", "в течение 2021-2022 учебного года", "academic_year", "academic_year 2021", 0},
    {64, "2021/2022", "В течение 2021-2022 учебного года", "academic_year", "academic_year 2021", 0},
    {65, "2021/2022", "Ноябрь 2021 года, февраль 2022 года", "several_months",
     "fixed W(2021-11..2021-11) AND fixed W(2022-02..2022-02)", 0},
    {66, "2021/2022", "Август-сентябрь 2022 года", "month_range", "fixed W(2022-08..2022-09)", 0},
    {67, "2021/2022", "Сентябрь-октябрь 2022 года", "month_range", "fixed W(2022-09..2022-10)", 0},
    {68, "2021/2022", "Декабрь 2021 года, Март 2022 года", "several_months",
     "fixed W(2021-12..2021-12) AND fixed W(2022-03..2022-03)", 0},
    {69, "2021/2022", "Январь, апрель 2022 года", "several_months",
     "fixed W(2022-01..2022-01) AND fixed W(2022-04..2022-04)", 0},
    {70, "2021/2022", "февраль 2022 года", "fixed_month", "fixed W(2022-02..2022-02)", 0},
    {71, "2022/2023", "в течении 10 календарных дней после получения результатов независимой оценочной процедуры",
     "relative", "relative after results.received 10 day", 0},
    {72, "2022/2023", "по заявке ОО", "on_request", "on_request at request", 0},
    {73, "2022/2023", "в течении учебного года", "academic_year", "academic_year 2022", 0},
    {74, "2022/2023", "в соответствии с графиком проведения оценочных процедур", "on_schedule",
     "on_schedule at schedule.procedure", 0},
    {75, "2022/2023", "не позднее 1 рабочего дня до проведения оценочной процедуры", "relative",
     "relative before procedure.start 1 working_day NOT_LATER", 0},
    {76, "2022/2023", "в течении года", "academic_year", "academic_year 2022", 1},
    {77, "2022/2023", "Январь,   апрель", "several_months", "fixed W(2023-01..2023-01) AND fixed W(2023-04..2023-04)",
     0},
    {78, "2022/2023", "в соответствии с графиком", "on_schedule", "on_schedule at schedule.procedure", 0},
    {79, "2022/2023", "по мере необходимости", "as_needed", "as_needed at need", 0},
    {80, "2022/2023", "апрель-май", "month_range", "fixed W(2023-04..2023-05)", 0},
    {81, "2022/2023", "по графику проведения оценочных процедур", "on_schedule", "on_schedule at schedule.procedure",
     0},
    {82, "2022/2023", "август", "fixed_month", "fixed W(2023-08..2023-08)", 0},
    {83, "2022-2024", "январь 2022", "fixed_month", "fixed W(2022-01..2022-01)", 0},
    {84, "2022-2024", "ежегодно", "yearly", "yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 W(01..12)", 1},
    {85, "2022-2024", "декабрь 2021 январь 2022", "month_range", "fixed W(2021-12..2022-01)", 0},
    {86, "2022-2024", "январь – февраль 2022", "month_range", "fixed W(2022-01..2022-02)", 0},
    {87, "2022-2024", "март 2022", "fixed_month", "fixed W(2022-03..2022-03)", 0},
    {88, "2022-2024", "январь – апрель 2022", "month_range", "fixed W(2022-01..2022-04)", 0},
    {89, "2022-2024", "май – август 2022", "month_range", "fixed W(2022-05..2022-08)", 0},
    {90, "2022-2024", "в течении года", "calendar_year", "calendar_year FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", 0},
    {91, "2022-2024", "постоянно", "standing", "standing", 0},
    {92, "2022-2024", "февраль-март 2022, далее - ежегодно", "yearly",
     "fixed W(2022-02..2022-03) THEN yearly FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1 W(02..03)", 0},
    {93, "2022-2024", "в соответствии с графиком проведения", "on_schedule", "on_schedule at schedule.procedure", 0},
    {94, "2022-2024", "в течение года", "calendar_year", "calendar_year FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", 0},
    {95, "2022-2024", "ежегодно, июль", "yearly", "yearly FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=-1 W(07..07)", 0},
    {96, "2022-2024", "ежегодно май, сентябрь", "yearly",
     "yearly FREQ=YEARLY;BYMONTH=5,9;BYMONTHDAY=-1 W(05..05) W(09..09)", 0},
    {97, "2022-2024", "по графику", "on_schedule", "on_schedule at schedule.own", 0},
    {98, "2022-2024", "ежегодно, май", "yearly", "yearly FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1 W(05..05)", 0},
    {99, "2022-2024", "январь 2022, далее ежегодно", "yearly",
     "fixed W(2022-01..2022-01) THEN yearly FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1 W(01..01)", 0},
    {100, "2022-2024", "март 2022, далее ежегодно", "yearly",
     "fixed W(2022-03..2022-03) THEN yearly FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1 W(03..03)", 0},
    {101, "2022-2024", "март-май 2022, далее ежегодно", "yearly",
     "fixed W(2022-03..2022-05) THEN yearly FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1 W(03..05)", 0},
    {102, "2022-2024", "один раз в три года", "every_n_years",
     "every_n_years FREQ=YEARLY;INTERVAL=3;BYMONTH=12;BYMONTHDAY=-1 W(01..12)", 1},
    {103, "2022-2024", "ежегодно сентябрь", "yearly", "yearly FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=-1 W(09..09)", 0},
    {104, "2022-2024", "в течение учебного года", "academic_year", "academic_year FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-1",
     0},
    {105, "2022-2024", "июль", "yearly", "yearly FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=-1 W(07..07)", 0},
    {106, "2022-2024", "май, декабрь ежегодно", "yearly",
     "yearly FREQ=YEARLY;BYMONTH=5,12;BYMONTHDAY=-1 W(05..05) W(12..12)", 0},
    {107, "2022-2024", "апрель ежегодно", "yearly", "yearly FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-1 W(04..04)", 0},
    {108, "2022-2024", "сентябрь ежегодно", "yearly", "yearly FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=-1 W(09..09)", 0},
    {109, "2022-2024", "февраль", "yearly", "yearly FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1 W(02..02)", 0},
    {110, "2022-2024", "ежегодно июнь", "yearly", "yearly FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1 W(06..06)", 0},
    {111, "2022-2024", "по запросу", "on_request", "on_request at request", 0},
    {112, "2022-2024", "2022 год", "calendar_year", "calendar_year 2022", 0},
    {113, "2022-2024", "по плану", "by_plan", "by_plan at plan.own", 0},
    {114, "2022-2024", "2021-2022 годы", "year_range", "fixed W(2021-01..2022-12)", 0},
    {115, "2022-2024", "ежегодно апрель-май, сентябрь-октябрь", "yearly",
     "yearly FREQ=YEARLY;BYMONTH=5,10;BYMONTHDAY=-1 W(04..05) W(09..10)", 0},
    {116, "2022-2024", "май", "yearly", "yearly FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1 W(05..05)", 0},
    {117, "2022-2024", "ежеквартально", "quarterly", "quarterly FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", 0},
    {118, "2022-2024", "июнь-август ежегодно", "yearly", "yearly FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-1 W(06..08)", 0},
    {119, "2022-2024", "август ежегодно", "yearly", "yearly FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-1 W(08..08)", 0},
    {120, "2022-2024", "декабрь, 2021 год далее ежегодно", "yearly",
     "fixed W(2021-12..2021-12) THEN yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 W(12..12)", 0},
    {121, "2022-2024", "апрель-май 2022", "month_range", "fixed W(2022-04..2022-05)", 0},
    {122, "2022-2024", "май 2022, далее ежегодно", "yearly",
     "fixed W(2022-05..2022-05) THEN yearly FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1 W(05..05)", 0},
    {123, "2022-2024", "август 2022 далее ежегодно", "yearly",
     "fixed W(2022-08..2022-08) THEN yearly FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-1 W(08..08)", 0},
    {124, "2022-2024", "сентябрь 2022 год далее ежегодно", "yearly",
     "fixed W(2022-09..2022-09) THEN yearly FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=-1 W(09..09)", 0},
};

TEST(TermRows, MeanWhatTheirCanonicalFormSays) {
  for (const Row& row : kRows) {
    const Deadline read = read_term(std::string(row.term), context_of(row.plan));
    EXPECT_EQ(kind_name(read.kind), row.kind) << row.number << " " << row.term;
    EXPECT_EQ(spelled(read), row.canonical) << row.number << " " << row.term;
    EXPECT_EQ(read.needs_confirmation.size(), static_cast<std::size_t>(row.questions)) << row.number << " " << row.term;
  }
}

TEST(TermRows, ReadBackFromTheirOwnWords) {
  for (const Row& row : kRows) {
    const Deadline read = read_term(std::string(row.term), context_of(row.plan));
    const Deadline again = read_term(read.text, context_of(row.plan));
    EXPECT_EQ(again.text, read.text) << row.number << " " << row.term;
    EXPECT_EQ(again.terms, read.terms) << row.number << " " << row.term;
    EXPECT_EQ(again.occurrences, read.occurrences) << row.number << " " << row.term;
  }
}

TEST(TermRows, AreAHundredAndTwentyFour) { EXPECT_EQ(std::size(kRows), 124U); }

}  // namespace
}  // namespace vekha::calendar
