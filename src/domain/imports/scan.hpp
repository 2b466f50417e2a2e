// Finds the header of a sheet: tries every form on the first rows, alone and in twos and threes, and hands the rows on.
#pragma once
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/imports/layout.hpp"

namespace vekha::imports {

/// What was found of a sheet's header.
struct Recognition {
  std::optional<Layout> layout;
  std::optional<Layout> nearest;  ///< did not fit, for the message
  std::vector<sheet::Row> above;  ///< rows before the header
};

/// Rows go in; once the header is known, the rows of data come out.
class SheetScan {
 public:
  struct Context {
    const std::vector<CompiledForm>& forms;
    const catalog::PersonalColumns& personal;
    std::string sheet;
    std::string file;  ///< folded name, which may tell the report
  };
  using Found = std::function<void(const Recognition&)>;
  using Take = std::function<void(const sheet::Row&)>;
  SheetScan(Context context, Found found, Take take);
  /// False when no header was found among the first rows: reading on is of no use.
  bool push(const sheet::Row& row);
  /// The sheet has ended.
  void finish();
  const Recognition& recognition() const { return out_; }

 private:
  void consider(std::size_t last, std::size_t depth);
  void settle();

  Context context_;
  Found found_;
  Take take_;
  Recognition out_;
  std::deque<sheet::Row> kept_;
  std::size_t header_end_ = 0;  ///< index in kept_ of the first row of data
  std::size_t fitted_at_ = 0;   ///< index of the row where a form first fitted
  bool settled_ = false;
  std::vector<bool> report_seen_;  ///< of each form: its line stood above, in the sheet's or the file's name
};

}  // namespace vekha::imports
