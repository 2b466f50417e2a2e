#include "domain/imports/scan.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kHeaderWithin = 40;   // the header stands in the first rows
constexpr std::size_t kWidestHeader = 400;  // columns; wider tables are none of ours
constexpr std::size_t kDeepest = 3;         // rows of a header
constexpr std::size_t kWidestLine = 60;     // columns looked at above the table

/// Rows of a header hold words; the numbers among them are small and whole: 2 3 4 5, 0 1 2 …
bool may_head(const sheet::Row& row) {
  int words = 0;
  for (const sheet::Cell& cell : row.cells) {
    if (cell.formula) return false;
    if (!cell.number)
      words += cell.text.empty() ? 0 : 1;
    else if (*cell.number < 0 || *cell.number > 100 || std::floor(*cell.number) < *cell.number)
      return false;
  }
  return words > 0;
}

/// A heading of groups reaches past the first column; a title does not.
bool heads_groups(const sheet::Row& row) {
  return std::any_of(row.cells.begin() + std::min<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(row.cells.size())),
                     row.cells.end(), [](const sheet::Cell& cell) { return !cell.text.empty(); });
}

bool looks_like_header(const sheet::Row& row) {
  return std::count_if(row.cells.begin(), row.cells.end(),
                       [](const sheet::Cell& cell) { return !cell.text.empty() && !cell.number; }) > 0;
}

bool has_words(const Header& header) {
  return std::count_if(header.cells.begin(), header.cells.end(),
                       [](const HeaderCell& cell) { return !cell.plain.empty(); }) > 1;
}

}  // namespace

SheetScan::SheetScan(Context context, Found found, Take take)
    : context_(std::move(context)), found_(std::move(found)), take_(std::move(take)) {
  const std::string sheet = folded(context_.sheet);
  for (const CompiledForm& form : context_.forms)
    report_seen_.push_back(!form.report_line || found_in(sheet, form.report_line) ||
                           found_in(context_.file, form.report_line));
}

void SheetScan::consider(std::size_t last, std::size_t depth) {
  std::vector<const sheet::Row*> rows;
  for (std::size_t i = last + 1 - depth; i <= last; ++i) {
    if (depth > 1 && (!may_head(kept_[i]) || kept_[i].number - kept_[last].number != static_cast<int>(i - last) * 1))
      return;
    if (depth > 1 && i < last && !heads_groups(kept_[i])) return;
    rows.push_back(&kept_[i]);
  }
  if (!looks_like_header(kept_[last]) || kept_[last].cells.size() > kWidestHeader) return;
  const auto header = std::make_shared<const Header>(header_of(rows, context_.personal));
  if (!has_words(*header)) return;
  const std::string sheet = folded(context_.sheet);
  for (std::size_t number = 0; number < context_.forms.size(); ++number) {
    const CompiledForm& form = context_.forms[number];
    if (!report_seen_[number] || (form.sheet && !sheet.empty() && !found_in(sheet, form.sheet))) continue;
    Layout layout = lay(form, header);
    if (!layout.fits()) {
      if (!out_.nearest || layout.matched > out_.nearest->matched) out_.nearest = std::move(layout);
      continue;
    }
    if (out_.layout && layout.score() <= out_.layout->score()) continue;
    if (!out_.layout) fitted_at_ = last;
    out_.layout = std::move(layout);
    header_end_ = last + 1;
  }
}

bool SheetScan::push(const sheet::Row& row) {
  if (settled_) {
    take_(row);
    return true;
  }
  kept_.push_back(row);
  const std::size_t last = kept_.size() - 1;
  if (!out_.layout)
    for (std::size_t i = 0; i < std::min(row.cells.size(), kWidestLine); ++i) {
      const std::string text = folded(prefix(row.cells[i].text, 180));
      if (text.empty()) continue;
      for (std::size_t form = 0; form < report_seen_.size(); ++form)
        if (!report_seen_[form]) report_seen_[form] = found_in(text, context_.forms[form].report_line);
    }
  for (std::size_t depth = 1; depth <= std::min(kDeepest, kept_.size()); ++depth) consider(last, depth);
  if (out_.layout && last >= fitted_at_ + kDeepest - 1) settle();
  return settled_ || out_.layout || kept_.size() < kHeaderWithin;
}

void SheetScan::settle() {
  settled_ = true;
  const auto depth = static_cast<std::size_t>(out_.layout->header->depth);
  for (std::size_t i = 0; i + depth < header_end_; ++i) out_.above.push_back(kept_[i]);
  found_(out_);
  for (std::size_t i = header_end_; i < kept_.size(); ++i) take_(kept_[i]);
  kept_.clear();
}

void SheetScan::finish() {
  if (settled_) return;
  if (out_.layout) {
    settle();
    return;
  }
  out_.above.assign(kept_.begin(), kept_.end());
}

}  // namespace vekha::imports
