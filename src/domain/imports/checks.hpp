// Checks of everything read together: repeats, scores over the maximum, results that are already stored.
#pragma once
#include "domain/imports/problems.hpp"

namespace vekha::imports {

/// A sitting of the load and where it was read.
struct Origin {
  std::string file;
  std::string sheet;
};

/// Takes out works that stand twice word for word; a pupil with two different works of one exam is an error.
void remove_repeats(results::Load& load, std::vector<Origin>& origins, Problems& problems);
/// Sets the maximum from the tasks, the sheet or the scale, and complains of totals above it.
void settle_maximum(results::Sitting& sitting, int in_sheet, const catalog::Catalog& catalog, const Origin& origin,
                    Problems& problems);
/// Files and results that committed batches already hold.
void check_stored(const db::Read& read, const results::Load& load, Problems& problems);

}  // namespace vekha::imports
