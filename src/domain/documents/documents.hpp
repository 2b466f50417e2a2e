// Documents about a plan as people sign and send them: the order with its annex, the workbook, the report on execution.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/roadmap/roadmap.hpp"
#include "io/doc/blocks.hpp"

namespace vekha::documents {

/// What else stands in the table of an exported plan.
enum class Extras { none, status };

struct Print {
  Extras extras = Extras::none;
  std::string made;  ///< UTC moment, ISO 8601
};

/// The order that approves the plan, with blanks where something is not known, and the plan as its annex. Our reader
/// reads the same plan back.
doc::Document plan_document(const roadmap::Roadmap& plan, const Print& print);
/// The same plan as the bytes of a workbook: header in sight, filter, sections across.
std::string plan_workbook(const roadmap::Roadmap& plan, Extras extras);
/// A DOCX of ours as a PDF, by LibreOffice in a limited process. Throws unavailable when it is not installed.
std::string to_pdf(const std::string& docx);
/// «План мероприятий … .docx» without what file systems mind; the extension is without a dot.
std::string plan_file_name(const roadmap::Summary& plan, std::string_view extension);

/// What differs between a stored plan and the same plan read back from a file: Russian sentences, empty when nothing.
std::vector<std::string> differences(const roadmap::Roadmap& stored, const roadmap::Compiled& read_back);

}  // namespace vekha::documents
