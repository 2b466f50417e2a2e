#include "io/sys/memory.hpp"

#include <malloc.h>

namespace vekha::sys {

void give_memory_back() { malloc_trim(0); }

}  // namespace vekha::sys
