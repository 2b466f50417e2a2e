// Tables as files people save: one place that knows the formats, for the command line and for the page.
#pragma once
#include <string>
#include <vector>

#include "domain/risk/risk.hpp"
#include "domain/skills/skills.hpp"
#include "domain/tables/tables.hpp"

namespace vekha::app {

/// "xlsx", "docx", "csv_ru" (for Excel) or "csv" (RFC 4180); a document holds all tables, other formats the first one.
/// Throws bad_arguments for another word.
std::string table_bytes(const std::vector<tables::Table>& tables, const std::string& format);
/// «Зона риска ОГЭ, 2026 год.xlsx».
std::string table_file_name(const tables::Table& table, const std::string& format);

/// Schools with their verdict, zone, history and every sign with its interval; in a document the reasons stand in
/// words, and who came and went by years.
std::vector<tables::Table> risk_tables(const risk::List& list, const std::string& format);
/// `what`: "places" (who failed how much in which paper) or "weak" (what is not mastered); a document holds both.
std::vector<tables::Table> skill_tables(const skills::YearAnswer& answer, const std::string& what,
                                        const std::string& format);

}  // namespace vekha::app
