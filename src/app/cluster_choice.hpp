// A comparison inside one cluster: «place-and-level/2» on the command line and in an address.
#pragma once
#include "domain/clusters/clusters.hpp"
#include "domain/comparison/comparison.hpp"

namespace vekha::app {

/// Leaves the schools of the cluster only. Throws bad_arguments for a text of another form or a question without a
/// year, and for a cluster of fewer than five schools, not_found for a division or a number there is not.
void narrow(comparison::Question& question, const indicators::Ground& ground, const std::string& cluster);

}  // namespace vekha::app
