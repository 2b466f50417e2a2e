#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "app/cli/command.hpp"
#include "domain/org/org.hpp"
#include "domain/results/results.hpp"

namespace vekha::cli {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A data folder with one exam of two schools, gone with the test.
class ReportCommand : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder_);
    stores_ = std::make_unique<app::Stores>((folder_ / "data").string());
    stores_->records().write(owner(), "проверка", [](const db::Write& write) { org::init(write, "Свой район"); });
    results::Sitting sitting{.exam = {"ВПР", 2021, 5, "Математика"}, .maximum = 20};
    for (int i = 0; i < 80; ++i)
      sitting.works.push_back({.school = static_cast<std::uint32_t>(i % 2),
                               .pupil = std::to_string(i),
                               .total = i % 2 == 0 ? 4 + i % 5 : 11 + i % 7,
                               .participated = true});
    const results::Load load{.files = {{"протокол.xlsx", "1", "vpr-2021"}},
                             .schools = {{"1", "СОШ № 1", "", ""}, {"2", "СОШ № 2", "", ""}},
                             .sittings = {sitting}};
    results::commit({stores_->records(), stores_->facts()}, owner(), load);
  }
  void TearDown() override {
    stores_.reset();
    fs::remove_all(folder_);
  }

  int report(std::vector<std::string> more) {
    std::vector<std::string> arguments{"report", "analysis", "--data", "data", "--out", "отчёт.docx"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    std::istringstream in;
    Session session{.in = in, .out = out_, .err = err_, .folder = folder_.string()};
    session.stores = [this](const std::string&) -> app::Stores& { return *stores_; };
    return run(arguments, session);
  }

  fs::path folder_ = fs::temp_directory_path() / ("vekha-report-" + std::to_string(getpid()));
  fs::path document_ = folder_ / "отчёт.docx";
  std::unique_ptr<app::Stores> stores_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(ReportCommand, WritesAWordFile) {
  ASSERT_EQ(report({"--year", "2021"}), 0) << err_.str();
  EXPECT_EQ(content_of(document_).substr(0, 2), "PK");
  EXPECT_NE(out_.str().find("Отчёт записан"), std::string::npos);
}

TEST_F(ReportCommand, TellsWhatItWroteInJson) {
  ASSERT_EQ(report({"--year", "2021", "--json"}), 0) << err_.str();
  EXPECT_NE(out_.str().find("\"parts\":[\"Введение\",\"Общие сведения о показателях\",\"Анализ\",\"Выводы\","
                            "\"Рекомендации\"]"),
            std::string::npos)
      << out_.str();
}

TEST_F(ReportCommand, AYearWithoutDataIsRefusedAndNothingIsWritten) {
  EXPECT_EQ(report({"--year", "2019"}), 1);
  EXPECT_NE(err_.str().find("Результатов за 2019 год нет"), std::string::npos) << err_.str();
  EXPECT_FALSE(fs::exists(document_));
}

TEST_F(ReportCommand, AnUnknownMunicipalityIsNamedWithThoseThereAre) {
  EXPECT_EQ(report({"--year", "2021", "--municipality", "m999"}), 1);
  EXPECT_NE(err_.str().find("Нет муниципалитета с кодом «m999»"), std::string::npos) << err_.str();
}

TEST_F(ReportCommand, ASchoolGetsItsOwnReport) {
  ASSERT_EQ(report({"--year", "2021", "--school", "2"}), 0) << err_.str();
}

TEST_F(ReportCommand, LibreOfficeOpensTheReport) {
  if (std::system("command -v soffice pdftotext > /dev/null 2>&1") != 0)
    GTEST_SKIP() << "LibreOffice или pdftotext не установлены";
  ASSERT_EQ(report({"--year", "2021"}), 0) << err_.str();
  fs::rename(document_, folder_ / "report.docx");
  const std::string place = "cd '" + folder_.string() + "' && ";
  const std::string convert =
      "soffice -env:UserInstallation=file://" + folder_.string() + "/office --headless --convert-to pdf report.docx";
  ASSERT_EQ(std::system((place + "timeout 120 " + convert + " > /dev/null 2>&1").c_str()), 0);
  ASSERT_EQ(std::system((place + "pdftotext report.pdf report.txt").c_str()), 0);
  const std::string text = content_of(folder_ / "report.txt");
  for (const char* expected : {"Введение", "Общие сведения о показателях", "Анализ", "Выводы", "Рекомендации",
                               "СОШ № 1", "Таблица 1", "Рисунок 1"})
    EXPECT_NE(text.find(expected), std::string::npos) << expected;
}

}  // namespace
}  // namespace vekha::cli
