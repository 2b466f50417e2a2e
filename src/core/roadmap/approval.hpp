// Which act approves the plan: «Приложение к приказу …», «УТВЕРЖДЕНА приказом …», or the order the plan is annexed to.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace vekha::roadmap {

struct ApprovingAct {
  std::string kind;  ///< «приказ», empty for «УТВЕРЖДАЮ» of a person
  std::string number;
  std::optional<Date> date;
  std::string issuer;
};

/// From the lines before the table; everything empty when no act is named.
ApprovingAct find_approval(const std::vector<std::string>& lines);

}  // namespace vekha::roadmap
