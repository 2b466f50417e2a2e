// Which programs read what: for computing anew only what a changed batch touches.
#include <algorithm>

#include "base/text.hpp"
#include "domain/formulas/columns.hpp"
#include "domain/formulas/formulas.hpp"

namespace vekha::formulas {
namespace {

using formula::Cell;
using formula::Presence;
using formula::RowStep;

/// One row that knows its exam and nothing else.
class OneExam : public formula::Rows {
 public:
  OneExam(SourceId source, const results::Exam& exam) : source_(source), exam_(exam) {}
  std::size_t size() const override { return 1; }
  std::int64_t weight(std::size_t /*row*/) const override { return 1; }
  Cell cell(std::size_t /*row*/, std::size_t field) const override {
    switch (columns_of(source_)[field]) {
      case Column::procedure: return {.text = exam_.procedure};
      case Column::year: return {.number = static_cast<double>(exam_.year)};
      case Column::grade: return {.number = static_cast<double>(exam_.grade)};
      case Column::subject: return {.text = exam_.subject};
      default: return {.presence = Presence::missing};
    }
  }

 private:
  SourceId source_;
  const results::Exam& exam_;
};

/// Whether somewhere in it an earlier exam of this procedure is looked for.
bool looks_for(const RowStep& step, const std::string& procedure) {
  return (!step.about.empty() && step.about == procedure) ||
         std::ranges::any_of(step.parts, [&](const RowStep& part) { return looks_for(part, procedure); });
}

bool may_read(const formula::Aggregate& one, const results::Exam& exam) {
  const auto id = static_cast<SourceId>(one.source);
  if (id == SourceId::figures || id == SourceId::reports) return false;
  if ((one.filter && looks_for(*one.filter, exam.procedure)) || (one.what && looks_for(*one.what, exam.procedure)))
    return true;
  const OneExam row(id, exam);
  const auto may = [&](const RowStep& part) {
    const Cell told = formula::row_value(part, row, 0);
    return told.presence != Presence::value || told.number > 0.5;
  };
  return !one.filter || formula::may_pass(*one.filter, language().sources[one.source], may);
}

}  // namespace

bool touched_by(const formula::Program& program, const results::Exam& exam) {
  return std::ranges::any_of(program.aggregates, [&](const auto& one) { return may_read(one, exam); });
}

bool reads_figures(const formula::Program& program) {
  return std::ranges::any_of(program.aggregates, [](const auto& one) {
    const auto id = static_cast<SourceId>(one.source);
    return id == SourceId::figures || id == SourceId::reports;
  });
}

}  // namespace vekha::formulas
