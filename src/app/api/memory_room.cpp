#include "app/api/memory_room.hpp"

#include <unistd.h>

#include <filesystem>

#include "io/sys/tokens.hpp"

namespace vekha::api {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMemory = "/dev/shm";
constexpr std::uintmax_t kLeast = 1ULL << 30;  // bytes free: two of the largest uploads

}  // namespace

MemoryRoom::MemoryRoom(const std::string& data_folder, std::string fallback) : folder_(std::move(fallback)) {
  std::error_code failure;
  const fs::space_info space = fs::space(kMemory, failure);
  if (failure || space.available < kLeast) return;
  const fs::path whole = fs::absolute(data_folder, failure);
  const fs::path room =
      fs::path(kMemory) / ("vekha-" + sys::digest(whole.string() + " " + std::to_string(getuid())).substr(0, 24));
  fs::remove_all(room, failure);  // a killed server leaves its files
  if (!fs::create_directory(room, failure)) return;
  fs::permissions(room, fs::perms::owner_all, failure);
  if (failure) return;
  folder_ = room.string();
  own_ = true;
}

MemoryRoom::~MemoryRoom() {
  std::error_code ignored;
  if (own_) fs::remove_all(folder_, ignored);
}

}  // namespace vekha::api
