// The columnar store of results (DuckDB): millions of works, opened only when somebody asks.
#pragma once
#include <memory>
#include <string>

namespace vekha::facts {

/// Thread-safe. Nothing is opened until the first use.
class Store {
 public:
  /// path: the file, or ":memory:" for tests.
  explicit Store(std::string path);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vekha::facts
