// Targets that read results: answers in one cell, headers of tables.
#include <cstdlib>

#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/imports/answers.hpp"
#include "domain/imports/figure_reader.hpp"
#include "domain/imports/knowledge_reader.hpp"
#include "domain/imports/row_reader.hpp"
#include "domain/imports/scan.hpp"
#include "io/sheet/cell_values.hpp"
#include "targets.hpp"

namespace vekha::fuzz {
namespace {

constexpr std::size_t kMostLines = 60;
constexpr std::size_t kMostCells = 80;

/// What an import shares, made once.
struct World {
  catalog::Catalog catalog = catalog::built_in();
  std::vector<imports::CompiledForm> forms;
  imports::Rules rules{catalog.rules};
  results::Pupils pupils{results::Pupils::Secret{}};
  World() {
    for (const catalog::Form& form : catalog.forms) forms.emplace_back(form);
  }
};

sheet::Row row_of(std::string_view line, int number) {
  sheet::Row row;
  row.number = number;
  for (std::string& text : split(line, '\t')) {
    if (row.cells.size() == kMostCells) break;
    sheet::Cell cell;
    cell.number = sheet::plain_number(text);
    cell.text = std::move(text);
    row.cells.push_back(std::move(cell));
  }
  return row;
}

/// A sheet read to its end by the reader of its form.
class Reading {
 public:
  explicit Reading(const World& world) : world_(world) {}

  void read(std::string_view bytes) {
    imports::SheetScan scan(
        {world_.forms, world_.catalog.personal, "", ""}, [&](const auto& found) { begin(*found.layout); },
        [&](const sheet::Row& row) { take(row); });
    int number = 0;
    for (const std::string& line : split(bytes, '\n')) {
      if (static_cast<std::size_t>(number) == kMostLines || !scan.push(row_of(line, ++number))) break;
    }
    scan.finish();
    if (works_) works_->finish();
    if (figures_) figures_->finish();
    if (knowledge_) knowledge_->finish();
    imports::Draft draft;
    problems_.hand_over(draft);
  }

 private:
  void begin(const imports::Layout& layout) {
    switch (layout.form->form->kind) {
      case catalog::FormKind::works:
        works_.emplace(imports::RowReader::Context{layout, "f", "s", "", world_.rules, world_.catalog.personal,
                                                   world_.pupils, world_.catalog},
                       schools_, problems_);
        return;
      case catalog::FormKind::figures:
        figures_.emplace(imports::FigureReader::Context{layout, "f", "s", "", world_.catalog}, schools_, problems_);
        return;
      default: knowledge_.emplace(imports::KnowledgeReader::Context{layout, "f", "s"}, schools_, problems_);
    }
  }
  void take(const sheet::Row& row) {
    if (works_) works_->read(row);
    if (figures_) figures_->read(row);
    if (knowledge_) knowledge_->read(row);
  }

  const World& world_;
  imports::SchoolList schools_;
  imports::Problems problems_;
  std::optional<imports::RowReader> works_;
  std::optional<imports::FigureReader> figures_;
  std::optional<imports::KnowledgeReader> knowledge_;
};

}  // namespace

void masks(std::string_view bytes) {
  results::Sitting sitting;
  std::vector<imports::Answers> works;
  for (const std::string& line : split(bytes, '\n')) {
    if (works.size() == kMostLines) break;
    std::vector<std::string> words = split(line, ' ');
    words.resize(3);
    results::Work work;
    if (const auto total = parse_integer(words[0]); total && *total >= 0 && *total < 1000)
      work.total = static_cast<int>(*total);
    imports::Answers answers{imports::read_mask(words[1]).value_or(imports::Mask{}),
                             imports::read_mask(words[2]).value_or(imports::Mask{}),
                             {}};
    works.push_back(std::move(answers));
    sitting.works.push_back(std::move(work));
  }
  imports::fill_tasks(sitting, works, {});
  VEKHA_CHECK(sitting.values.size() == sitting.works.size() * sitting.tasks.size());
}

void headers(std::string_view bytes) {
  static const World kWorld;
  try {
    Reading(kWorld).read(bytes);
  } catch (const Error& error) {
    VEKHA_CHECK(code_row(error.code()).exit == 2);
  }
}

}  // namespace vekha::fuzz
