// Roadmaps in the records: versions of plans, their measures and windows, edits, checks, comparisons and proposals.
#pragma once
#include "domain/roadmap/comparing.hpp"
#include "domain/roadmap/coverage.hpp"
#include "domain/roadmap/editing.hpp"
#include "domain/roadmap/findings.hpp"
#include "domain/roadmap/model.hpp"
#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/proposals.hpp"
#include "domain/roadmap/table.hpp"
#include "domain/roadmap/versions.hpp"
