// Ready answers kept until the data they were made of changes.
#pragma once
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>

namespace vekha::api {

/// Thread-safe; holds a bounded number of answers, each for one version of the data.
class Cache {
 public:
  /// The answer of the key made of this version of the data; `make` is called when there is none.
  std::string get(const std::string& key, const std::string& version, const std::function<std::string()>& make);

 private:
  struct Entry {
    std::string version;
    std::string answer;
  };
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace vekha::api
