// Rows of tasks as they come out of the store.
#pragma once
#include <string>
#include <vector>

#include "domain/execution/visible.hpp"

namespace vekha::execution {

TaskRow read_row(const db::Row& row, Date today);
/// Tasks under a condition, by due day, with the documents of their measures.
std::vector<TaskRow> rows_where(const db::Read& read, const Where& where, Date today);
std::vector<std::string> documents_of(const db::Read& read, MeasureId measure);
/// The condition a query stands for.
Where asked(const db::Read& read, const Hand& who, const TaskQuery& query, Date today);
std::int64_t total_where(const db::Read& read, const Where& where);

}  // namespace vekha::execution
