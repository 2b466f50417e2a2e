// Works and experts of a re-check without regard to who asks. Private to the room.
#pragma once
#include <string>
#include <vector>

#include "domain/cases/cases.hpp"

namespace vekha::cases {

/// Before it is published one person of the office leads a case; afterwards whoever works with cases.
bool leads(const Who& who, const Case& one);

std::vector<Expert> all_experts(const db::Read& read, const Recheck& one);
std::vector<Given> all_given(const db::Read& read, const Recheck& one);
std::vector<SampledWork> all_works(const db::Read& read, const Recheck& one);
std::vector<Stratum> strata_of(const db::Read& read, const Recheck& one);
/// Writes a step down; its id.
std::int64_t new_step(const db::Write& write, const Recheck& one, const std::string& kind);

/// Of the tasks the work had points of: a task nobody began counts as zero, one that was not asked does not count.
int total_of(const SampledWork& work, const std::vector<int>& points);

}  // namespace vekha::cases
