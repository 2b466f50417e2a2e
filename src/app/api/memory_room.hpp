// Where uploaded files of results wait while they are read: they name pupils, and names must not reach a disk.
#pragma once
#include <string>

namespace vekha::api {

/// A private folder (0700) in memory, emptied when it is taken and when it is left. Where the system has no such
/// memory, or little of it, the folder of the data that is emptied at every start.
class MemoryRoom {
 public:
  /// fallback: a private folder that exists. data_folder: whose room it is.
  MemoryRoom(const std::string& data_folder, std::string fallback);
  ~MemoryRoom();
  MemoryRoom(const MemoryRoom&) = delete;
  MemoryRoom& operator=(const MemoryRoom&) = delete;
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
  bool own_ = false;
};

}  // namespace vekha::api
