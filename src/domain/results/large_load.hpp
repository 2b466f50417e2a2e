// A batch too large for memory: its sittings come one after another while it is stored.
#pragma once
#include <functional>
#include <optional>

#include "domain/results/results.hpp"

namespace vekha::results {

/// The next sitting, held only until it is stored; nothing at the end. Schools are those of the load.
using NextSitting = std::function<std::optional<Sitting>()>;
/// Stores the load and then what `more` gives as one committed batch; all or nothing, whatever its size.
BatchId commit(const Shelves& shelves, const db::Actor& actor, const Load& load, const NextSitting& more);

}  // namespace vekha::results
