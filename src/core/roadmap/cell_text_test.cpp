#include "core/roadmap/cell_text.hpp"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

TEST(CellText, TurnsHtmlListsIntoBulletLines) {
  EXPECT_EQ(clean_cell(R"(Утвердить: <ul style="x">• цели• задачи</ul>)"), "Утвердить:\n• цели\n• задачи");
  EXPECT_EQ(clean_cell("Сделать: <ul><li>одно</li><li>другое</li></ul>"), "Сделать:\n• одно\n• другое");
  EXPECT_EQ(clean_cell("<p>Меры:</p> <ul> - первая; - вторая. </ul> <p>2. Ещё</p>"),
            "Меры:\n• первая;\n• вторая.\n2. Ещё");
  EXPECT_EQ(clean_cell("УО<br/>школы"), "УО\nшколы");
}

TEST(CellText, DropsBookmarksMarkdownAndEntities) {
  EXPECT_EQ(clean_cell("[bookmark: _Hlk1]Семинар **для** школ&nbsp;&laquo;А&raquo;"), "Семинар для школ «А»");
}

TEST(CellText, LeavesOtherSignsAlone) {
  EXPECT_EQ(clean_cell("доля < 5 % и > 3 %, 2*3"), "доля < 5 % и > 3 %, 2*3");
  EXPECT_EQ(clean_cell("Сентябрь- октябрь, «А» – Б"), "Сентябрь- октябрь, «А» – Б");
}

TEST(CellText, MakesWrappedLinesWhole) {
  EXPECT_EQ(flowing("Анализ результатов\nпо району"), "Анализ результатов по району");
  EXPECT_EQ(flowing("Контроль:\n- журналов;\n- тетрадей"), "Контроль:\n- журналов;\n- тетрадей");
  EXPECT_EQ(flowing("Проведён сбор.\nИтоги подведены"), "Проведён сбор.\nИтоги подведены");
}

TEST(CellText, CutsOnlyOutsideQuotesAndBrackets) {
  EXPECT_EQ(split_outside("Центр «Шаг, два», ОО (сады, школы); УО", ",;"),
            (std::vector<std::string>{"Центр «Шаг, два»", "ОО (сады, школы)", "УО"}));
}

}  // namespace
}  // namespace vekha::roadmap
