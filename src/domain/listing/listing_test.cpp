// The cells of a table are the same on the screen, in CSV and in XLSX.
#include "domain/listing/listing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::listing {
namespace {

const db::Actor kTester{{}, "проверка"};

results::Load sample() {
  results::Load load;
  load.schools = {{"101", "СОШ «Лесная»; корпус 2", "m1", "Первый район"}};
  results::Sitting sitting{.exam = {"ВсОШ", 2025, 9, "Физика"}, .maximum = 40, .tasks = {{"1", 20, ""}, {"2", 20, ""}}};
  sitting.unit = 2;
  for (int i = 0; i < 4; ++i) {
    results::Work work;
    work.pupil = "=1+" + std::to_string(i);
    work.class_name = "9А";
    work.total = 15 + i;
    work.participated = true;
    sitting.works.push_back(work);
  }
  sitting.works[1].total = results::Score::absent(results::Status::suppressed);
  sitting.works[2].total = 0;
  sitting.works[3].absent = true;
  using results::Flag;
  sitting.values = {{7, Flag::score}, {8, Flag::score},          {0, Flag::not_started}, {0, Flag::withdrawn},
                    {0, Flag::score}, {0, Flag::not_applicable}, {0, Flag::blank},       {0, Flag::blank}};
  load.sittings.push_back(sitting);
  return load;
}

class Listing : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder);
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Свой район"); });
    results::commit({*records, facts}, kTester, sample());
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::string saved(Format format) {
    const std::string path = folder + "/table." + std::string(extension(format));
    records->read([&](const db::Read& read) {
      save(path, format, [&](const Sink& sink) { works({read, facts, pupils, {}}, sink); });
    });
    return path;
  }
  static std::string bytes(const std::string& path) {
    std::stringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
  }
  /// Values of one column of the table, as the screen shows them.
  std::vector<std::string> shown(const std::string& key) {
    std::vector<std::string> out;
    std::size_t place = 0;
    const Sink sink{.head =
                        [&](const std::vector<Column>& columns) {
                          while (columns.at(place).key != key) ++place;
                        },
                    .row = [&](const std::vector<Cell>& cells) { out.push_back(cells.at(place).shown()); }};
    records->read([&](const db::Read& read) { works({read, facts, pupils, {}}, sink); });
    return out;
  }

  std::string folder = testing::TempDir() + "/vekha_tables";
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  results::Pupils pupils{results::Pupils::Secret{1}};
};

TEST_F(Listing, EveryReasonOfAbsenceHasItsOwnWord) {
  EXPECT_EQ(shown("total"), (std::vector<std::string>{"7,5", "скрыто", "0,0", "9,0"}));
  EXPECT_EQ(shown("task 1"), (std::vector<std::string>{"3,5", "X", "0,0", "нет данных"}));
  EXPECT_EQ(shown("task 2"), (std::vector<std::string>{"4,0", "отозвано", "н/п", "нет данных"}));
  EXPECT_EQ(shown("test").front(), "н/п");
  EXPECT_EQ(shown("state"), (std::vector<std::string>{"учтена", "не учтена", "учтена", "отсутствовал"}));
}

TEST_F(Listing, CsvForExcelHasItsDialectAndRunsNoFormulas) {
  const std::string text = bytes(saved(Format::csv_ru));
  EXPECT_TRUE(text.starts_with("\xEF\xBB\xBFПроцедура;Год;"));
  EXPECT_NE(text.find(";7,5;"), std::string::npos);
  EXPECT_NE(text.find("\"СОШ «Лесная»; корпус 2\""), std::string::npos);
  EXPECT_NE(text.find(";'=1+0;"), std::string::npos);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 5);
}

TEST_F(Listing, CsvForMachinesFollowsTheStandardAndNamesReasons) {
  const std::string text = bytes(saved(Format::csv));
  EXPECT_TRUE(text.starts_with("procedure,year,"));
  EXPECT_NE(text.find(",7.5,"), std::string::npos);
  EXPECT_NE(text.find(",suppressed,"), std::string::npos);
  EXPECT_NE(text.find(",=1+0,"), std::string::npos);
  EXPECT_NE(text.find("\r\n"), std::string::npos);
}

TEST_F(Listing, EveryCellOfTheWorkbookIsTheCellOfTheScreen) {
  std::vector<std::vector<Cell>> screen;
  records->read([&](const db::Read& read) {
    works({read, facts, pupils, {}},
          {.head = [](const auto&) {}, .row = [&](const auto& cells) { screen.push_back(cells); }});
  });
  const auto book = sheet::open_workbook(saved(Format::xlsx));
  std::vector<std::vector<sheet::Cell>> rows;
  book->each_row(0, [&](const sheet::Row& row) {
    rows.push_back(row.cells);
    return true;
  });
  ASSERT_EQ(rows.size(), screen.size() + 1);
  for (std::size_t i = 0; i < screen.size(); ++i)
    for (std::size_t j = 0; j < screen[i].size(); ++j) {
      const Cell& cell = screen[i][j];
      const sheet::Cell empty;
      const sheet::Cell& written = j < rows[i + 1].size() ? rows[i + 1][j] : empty;
      if (cell.number) {
        EXPECT_EQ(written.number, cell.number) << i << " " << j;
      } else {
        EXPECT_EQ(written.text, cell.shown()) << i << " " << j;
      }
    }
}

TEST_F(Listing, AFailureLeavesNoFile) {
  const std::string path = folder + "/torn.csv";
  EXPECT_THROW(save(path, Format::csv, [](const Sink&) { throw Error(Code::storage, "обрыв"); }), Error);
  EXPECT_TRUE(std::filesystem::is_empty(folder));
}

TEST_F(Listing, APupilIsShownByAKeyThatMeansNothingElsewhere) {
  const std::vector<std::string> keys = shown("pupil_key");
  EXPECT_EQ(keys[0].size(), 16U);
  EXPECT_NE(keys[0], keys[1]);
}

}  // namespace
}  // namespace vekha::listing
