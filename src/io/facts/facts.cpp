#include "io/facts/facts.hpp"

#include <utility>

namespace vekha::facts {

struct Store::State {
  std::string path;
};

Store::Store(std::string path) : state_(std::make_unique<State>(State{std::move(path)})) {}
Store::~Store() = default;

}  // namespace vekha::facts
