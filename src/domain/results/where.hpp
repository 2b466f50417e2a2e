// A filter turned into the condition of a facts query: committed batches only, schools of the scope only.
#pragma once
#include <string>
#include <string_view>

#include "domain/results/results.hpp"

namespace vekha::results {

struct Where {
  std::string sql;
  facts::Binds binds;
  bool nothing = false;  ///< no committed batch or no school can match: the facts need not be opened
};

Where where_of(const db::Read& read, const Filter& filter);
/// The statement with {name} replaced.
std::string filled(std::string_view sql, std::string_view name, std::string_view text);
/// The first four columns of a row.
Exam exam_of(const facts::Row& row);
bool wanted(const Filter& filter, const Exam& exam);

}  // namespace vekha::results
