// The period of a plan, found in its title or any sentence: «на 2024/2026 годы», «на 2022/2023 учебный год».
#pragma once
#include <optional>
#include <string_view>

#include "core/calendar/deadline.hpp"

namespace vekha::calendar {

/// The first period named in the sentence, nothing when none is.
std::optional<Period> find_period(std::string_view sentence);

}  // namespace vekha::calendar
