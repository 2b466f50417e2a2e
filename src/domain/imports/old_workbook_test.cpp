// Workbooks of the old Excel (.xls) are read through LibreOffice; each is made here out of a sample of a form.
#include <gtest/gtest.h>

#include "domain/imports/imports.hpp"
#include "domain/imports/sample_files.hpp"
#include "io/convert/office.hpp"

namespace vekha::imports {
namespace {

namespace fs = std::filesystem;

Draft draft_of(const fs::path& path) {
  const convert::WorkFolder folder;
  const auto records = db::Database::open(folder.path() + "/records.sqlite");
  records->write({{}, "проба"}, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
  return records->read([&](const db::Read& read) {
    return imports::read(read, catalog::built_in(), {{.path = path.string(), .name = path.filename().string()}}, {});
  });
}

TEST(OldWorkbook, IsReadLikeTheNewOneItWasSavedFrom) {
  if (!convert::office_installed()) GTEST_SKIP() << "LibreOffice is not installed";
  for (const char* form : {"vpr-2021", "mark-statistics"}) {
    const convert::WorkFolder folder;
    const Sample sample = read_sample(fs::path(VEKHA_SOURCE_DIR "/tests/data/forms") / (form + std::string(".table")));
    const fs::path fresh = write_sample(sample, folder.path());
    const fs::path old = fs::path(folder.path()) / (fresh.stem().string() + ".xls");
    fs::copy_file(convert::office_convert(fresh.string(), "xls", folder), old);
    const Draft was = draft_of(fresh);
    const Draft now = draft_of(old);
    ASSERT_EQ(now.preview.sheets.size(), was.preview.sheets.size()) << form;
    EXPECT_EQ(now.preview.sheets.front().form, was.preview.sheets.front().form);
    EXPECT_EQ(now.preview.sheets.front().format, "xls");
    ASSERT_EQ(now.load.sittings.size(), was.load.sittings.size()) << form;
    EXPECT_GT(now.load.sittings.size() + now.load.figures.size(), 0U) << form;
    for (std::size_t i = 0; i < was.load.sittings.size(); ++i) {
      ASSERT_EQ(now.load.sittings[i].works.size(), was.load.sittings[i].works.size());
      for (std::size_t work = 0; work < was.load.sittings[i].works.size(); ++work)
        EXPECT_EQ(now.load.sittings[i].works[work].total, was.load.sittings[i].works[work].total);
    }
    EXPECT_EQ(now.load.figures.size(), was.load.figures.size()) << form;
  }
}

TEST(OldWorkbook, BytesThatOnlyLookLikeOneAreRefused) {
  if (!convert::office_installed()) GTEST_SKIP() << "LibreOffice is not installed";
  const convert::WorkFolder folder;
  const fs::path path = fs::path(folder.path()) / "таблица.xls";
  std::ofstream(path, std::ios::binary) << "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" << std::string(2000, '\x05');
  const Draft draft = draft_of(path);
  ASSERT_FALSE(draft.issues.empty());
  EXPECT_EQ(draft.issues.front().place.file, "таблица.xls") << draft.issues.front().message;
  EXPECT_TRUE(draft.load.sittings.empty());
}

}  // namespace
}  // namespace vekha::imports
