// The parts of the demonstration that write into the stores and the data folder, one subject each.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "domain/demo/demo.hpp"
#include "domain/demo/truth.hpp"
#include "domain/demo/works.hpp"

namespace vekha::demo {

inline const char* const kActorName = "Демонстрация";
db::Actor maker();

/// Municipalities, schools and kindergartens with their context data.
void store_organisations(const db::Write& write, const World& world);

/// The scales of the demonstration years as files of the folder's own catalogue.
void write_scales(const std::string& folder, const World& world);

/// Descriptions of the papers of ВПР and least scores of ЕГЭ, as files of the folder's own catalogue.
void write_knowledge(const std::string& folder, const World& world);
/// The exams of the last campaign in the calendar of every municipality, the one left for trying the import too.
void store_calendar(const db::Write& write, const World& world);
/// Whether the exam of ЕГЭ gives a mark instead of a test score.
bool has_marks_only(const Exam& exam);

struct Stored {
  std::size_t batches = 0;
  std::int64_t works = 0;
};
/// All works, one batch for each campaign and grade; tells `truth` what they were before distortion.
Stored store_works(const Setting& setting, const World& world, Truth& truth);

/// The file with one exam that is not stored, made like a protocol of ФИС ОКО. Returns its path in the folder.
std::string write_sample(const std::string& folder, const World& world);

/// Compiles and stores the roadmap and reports on past tasks. Returns the number of measures.
std::size_t store_roadmap(const Setting& setting, const World& world);

/// The text of the demonstration roadmap with its years put in: the middle one is the year of `today`.
std::string plan_text(Date today);
/// The bytes of a Word document made of the text of the plan: paragraphs, then a table with tabs between cells.
std::string plan_docx(const std::string& text, const Setting& setting);

/// One account for each role; the passwords are known to everybody.
std::vector<Account> store_accounts(const db::Write& write, const World& world);

/// Writes a whole file; throws storage.
void write_file(const std::string& path, std::string_view content);

}  // namespace vekha::demo
