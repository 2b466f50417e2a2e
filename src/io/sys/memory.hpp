// Memory of big jobs is given back to the machine: a server that once read a region must be small again.
#pragma once

namespace vekha::sys {

/// Returns freed heap pages to the system. Cheap enough to call after every import.
void give_memory_back();

}  // namespace vekha::sys
