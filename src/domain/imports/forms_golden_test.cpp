// Every form of the catalogue on its own-made sample: what is read stands in tests/data/forms/*.draft, to be read as a
// diff. VEKHA_WRITE_GOLDEN=1 (./do golden) writes them anew.
#include <gtest/gtest.h>

#include <cstdlib>

#include "domain/imports/imports.hpp"
#include "domain/imports/sample_files.hpp"

namespace vekha::imports {
namespace {

namespace fs = std::filesystem;
const fs::path kSamples = VEKHA_SOURCE_DIR "/tests/data/forms";

std::string score(const results::Score& value, int unit) {
  if (!value) return value.status() == results::Status::missing ? "" : "н/п";
  const double points = static_cast<double>(*value) / unit;
  return ru_number(points, unit > 1 && *value % unit != 0 ? 1 : 0);
}

std::string task(const results::TaskValue& value, int unit) {
  if (value.flag == results::Flag::score) return score(value.score, unit);
  return std::string(results::flag_title(value.flag));
}

void tell_works(std::ostream& out, const results::Load& load) {
  for (const results::Sitting& sitting : load.sittings) {
    out << "# " << sitting.exam.title() << (sitting.held.empty() ? "" : ", " + sitting.held) << ", наибольший "
        << sitting.maximum << "\n";
    std::string names;
    for (const results::Task& one : sitting.tasks)
      names += " " + one.name + "(" + std::to_string(one.maximum) + one.level + ")";
    out << "задания:" << names << "\n";
    for (std::size_t i = 0; i < sitting.works.size(); ++i) {
      const results::Work& work = sitting.works[i];
      const results::SchoolName& school = load.schools[work.school];
      out << (school.code.starts_with("н") ? school.name : school.code) << " | "
          << (work.pupil.view().starts_with("у") ? "ключ" : work.pupil.view()) << " | " << work.class_name
          << " | вариант " << work.variant << " | " << work.sex << " | журнал " << score(work.journal_mark, 1)
          << " | отметка " << score(work.mark, 1) << " | балл " << score(work.total, sitting.unit) << " | тест "
          << score(work.test, 1) << (work.absent ? " | отсутствовал" : "") << (work.annulled ? " | аннулирован" : "")
          << (work.attempt > 1 ? " | попытка " + std::to_string(work.attempt) : "")
          << (work.participated ? "" : " | не учтён") << (work.person != 0 ? " | личность" : "") << " |";
      for (std::size_t t = 0; t < sitting.tasks.size(); ++t)
        out << " " << task(sitting.values[i * sitting.tasks.size() + t], sitting.unit);
      out << "\n";
    }
  }
}

void tell_figures(std::ostream& out, const results::Load& load) {
  for (const results::Figure& figure : load.figures) {
    const std::string who = !figure.school                                       ? figure.territory
                            : load.schools[*figure.school].code.starts_with("н") ? load.schools[*figure.school].name
                                                                                 : load.schools[*figure.school].code;
    out << figure.exam.title() << " | " << who << " | " << figure.part << " | " << figure.item << " | ";
    if (!figure.text.empty())
      out << figure.text;
    else if (figure.status == results::Status::present)
      out << ru_number(figure.value, 2);
    else
      out << results::status_title(figure.status);
    out << "\n";
  }
}

void tell_knowledge(std::ostream& out, const Draft& draft) {
  for (const catalog::Kim& kim : draft.kims) {
    out << "# КИМ " << kim.exam.title() << "\n";
    for (const catalog::KimTask& one : kim.tasks)
      out << one.name << " | " << one.level << " | " << one.maximum << " | КЭС " << joined(one.kes, " ") << " | КТ "
          << joined(one.kt, " ") << " | " << one.skill << " | " << one.block << " | " << one.minutes << " мин\n";
    for (const auto& [code, text] : kim.kes) out << "КЭС " << code << " " << text << "\n";
    for (const auto& [code, text] : kim.kt) out << "КТ " << code << " " << text << "\n";
  }
  for (const catalog::Scale& scale : draft.scales)
    out << "# шкала " << scale.exam.title() << ": " << scale.from[0] << " " << scale.from[1] << " " << scale.from[2]
        << " из " << scale.maximum << " " << scale.note << "\n";
}

std::string told(const Draft& draft) {
  std::ostringstream out;
  for (const SheetPreview& sheet : draft.preview.sheets)
    out << "лист «" << sheet.sheet << "»: форма " << sheet.form << ", " << sheet.exam.title() << "\n";
  for (const std::string& column : draft.preview.dropped_columns) out << "не читается: " << column << "\n";
  tell_works(out, draft.load);
  tell_figures(out, draft.load);
  tell_knowledge(out, draft);
  if (draft.load.sittings.empty() && draft.load.figures.empty())
    for (const results::SchoolName& school : draft.load.schools)
      out << "школа " << (school.code.starts_with("н") ? "без кода" : school.code) << " | " << school.name << " | "
          << school.municipality_code << " | " << school.municipality << "\n";
  for (const Issue& issue : draft.issues)
    out << severity_name(issue.severity) << " " << issue.code << ": " << issue_text(issue) << "\n";
  return out.str();
}

std::string content(const fs::path& path) {
  std::stringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

class FormGolden : public testing::TestWithParam<std::string> {};

TEST_P(FormGolden, IsReadAsTheDraftBesideTheSampleTells) {
  const fs::path folder = fs::path(testing::TempDir()) / "vekha_forms" / GetParam();
  fs::remove_all(folder);
  const Sample sample = read_sample(kSamples / (GetParam() + ".table"));
  const fs::path file = write_sample(sample, folder);
  const auto records = db::Database::open_memory();
  const Draft draft = records->read(
      [&](const db::Read& view) { return read(view, catalog::built_in(), {{file.string(), sample.file}}, Hints{}); });
  const std::string draft_text = told(draft);
  const fs::path golden = kSamples / (GetParam() + ".draft");
  if (std::getenv("VEKHA_WRITE_GOLDEN") != nullptr) std::ofstream(golden) << draft_text;
  EXPECT_EQ(draft_text, content(golden));
  for (const char* secret : {"Тайновск", "Аристарх", "Секретов", "Скрытн", "123456", "654321", "8-900"})
    EXPECT_EQ(draft_text.find(secret), std::string::npos) << secret;
  fs::remove_all(folder);
}

std::vector<std::string> samples() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(kSamples))
    if (entry.path().extension() == ".table") out.push_back(entry.path().stem().string());
  std::sort(out.begin(), out.end());
  return out;
}

INSTANTIATE_TEST_SUITE_P(Forms, FormGolden, testing::ValuesIn(samples()), [](const auto& sample) {
  std::string name = sample.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace vekha::imports
