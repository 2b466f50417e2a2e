// A calendar as it leaves: its bytes, and what tells whether it changed.
#pragma once
#include <cstdint>
#include <string>

namespace vekha::reminders {

struct Published {
  std::string body;
  std::string digest;         ///< of the body
  std::int64_t modified = 0;  ///< seconds since 1970
};

}  // namespace vekha::reminders
