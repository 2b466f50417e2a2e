// One function a view: its columns and its rows; captions and refusals are added by the caller.
#pragma once
#include "domain/tables/tables.hpp"

namespace vekha::tables {

void fill_individual(Table& table, const Sources& sources, const Query& query);
void fill_marks(Table& table, const Sources& sources, const Query& query);
void fill_journal(Table& table, const Sources& sources, const Query& query);
void fill_scores(Table& table, const Sources& sources, const Query& query);
void fill_tasks(Table& table, const Sources& sources, const Query& query);
void fill_planned(Table& table, const Sources& sources, const Query& query);
void fill_skills(Table& table, const Sources& sources, const Query& query);
void fill_groups(Table& table, const Sources& sources, const Query& query);
void fill_pivot(Table& table, const Sources& sources, const Query& query);

}  // namespace vekha::tables
