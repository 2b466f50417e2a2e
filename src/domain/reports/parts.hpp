// The five parts of the analytic report, each written by its own function on the same pages.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/reports/findings.hpp"
#include "domain/reports/material.hpp"
#include "domain/reports/wording.hpp"

namespace vekha::reports {

/// The report being written: its material, wording and blocks so far.
class Pages {
 public:
  Pages(const Material& material, const Wording& wording, Words words);

  const Material& material() const { return material_; }
  const Wording& wording() const { return wording_; }

  /// A heading of level 2 from the wording.
  void heading(std::string_view id);
  /// A heading of level 3 with a text of its own.
  void small_heading(std::string text);
  void part(const Named& part);
  /// A paragraph of the wording; `more` is added to the words known everywhere.
  void say(std::string_view id, const Words& more = {});
  /// The same in small type, under a table.
  void note(std::string_view id, const Words& more = {});
  void small_print(std::string text);
  void bullets(std::vector<std::string> items);
  void add(doc::Block block) { blocks_.push_back(std::move(block)); }
  /// The words known everywhere with more of them.
  Words with(const Words& more) const;
  std::vector<doc::Block> take() { return std::move(blocks_); }

 private:
  const Material& material_;
  const Wording& wording_;
  Words words_;
  std::vector<doc::Block> blocks_;
};

void write_introduction(Pages& pages);
void write_indicators(Pages& pages);
void write_analysis(Pages& pages);
void write_units(Pages& pages);
void write_signs(Pages& pages);
void write_conclusions(Pages& pages, const std::vector<Finding>& found);
void write_recommendations(Pages& pages, const std::vector<Finding>& found);

// Pieces several parts use.
doc::Cell number_cell(const Estimate& estimate, int decimals);
doc::Cell count_cell(std::int64_t count);
doc::Cell strong_cell(std::string text);
/// A row of one cell across `columns`, as a divider.
doc::TableRow divider(std::string text, int columns);
/// Head cells of one row.
doc::TableRow head_row(const std::vector<std::string>& titles);
/// Whether any mark is known for the exam.
bool has_marks(const ExamPicture& picture);
/// Writes dividers with the procedure before the exams of each, when there are several.
std::vector<doc::TableRow> exam_rows(const Material& material, int columns,
                                     const std::function<std::optional<doc::TableRow>(const ExamPicture&)>& row);

}  // namespace vekha::reports
