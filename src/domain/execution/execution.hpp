// The door of execution: a plan becomes tasks of its executors, and every task is driven to its evidence.
#pragma once
#include "domain/execution/events.hpp"
#include "domain/execution/executors.hpp"
#include "domain/execution/monitoring.hpp"
#include "domain/execution/school_plans.hpp"
#include "domain/execution/tasks.hpp"
