// The entry libFuzzer calls, built once for each target.
#include <cstddef>
#include <cstdint>

#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vekha::fuzz::VEKHA_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
