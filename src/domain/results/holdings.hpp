// What a batch holds of which organisation, counted for the records while the load is stored.
#pragma once
#include "domain/results/schools.hpp"

namespace vekha::results {

void note_holdings(const db::Write& write, BatchId batch, const Load& load, const Settled& settled);

}  // namespace vekha::results
