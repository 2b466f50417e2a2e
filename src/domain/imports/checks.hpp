// Checks of everything read together: repeats, scores over the maximum, results that are already stored.
#pragma once
#include "domain/imports/layout.hpp"
#include "domain/imports/problems.hpp"
#include "domain/imports/rules.hpp"

namespace vekha::imports {

/// A sitting of the load and where it was read.
struct Origin {
  std::string file;
  std::string sheet;
};

/// Takes out works that stand twice word for word; a pupil with two different works of one exam is an error.
void remove_repeats(results::Load& load, std::vector<Origin>& origins, Problems& problems);
/// Takes out figures that stand twice; the same figure with two values is an error.
void remove_repeated_figures(results::Load& load, Problems& problems);
/// A sitting whose exam is known, with what its sheet told and where its works stand.
struct ReadSitting {
  results::Sitting& sitting;
  const std::vector<int>& rows;
  const std::vector<int>& class_grades;
  const Layout& layout;
  int maximum_in_sheet = 0;
  const Quality& quality;
};
/// Sets the maximum from the tasks, the sheet, the description or the scale, and asks the rules of works and exams.
void check_sitting(const ReadSitting& read, const catalog::Catalog& catalog, const Rules& rules, const Origin& origin,
                   Problems& problems);
/// Schools of the load the organisation does not have.
void check_schools(const db::Read& read, const results::Load& load, const Rules& rules, Problems& problems);
/// Files and results that committed batches already hold.
void check_stored(const db::Read& read, const results::Load& load, Problems& problems);

}  // namespace vekha::imports
