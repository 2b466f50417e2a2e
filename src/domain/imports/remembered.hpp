// What need not be worked out twice: the same few texts and values stand in the rows of a table over and over.
#pragma once
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "domain/results/results.hpp"

namespace vekha::imports {

/// What was made of the texts met so far: few different ones stand in a column.
template <class Value>
class Remembered {
 public:
  Remembered() = default;
  Remembered(const Remembered&) = delete;
  Remembered& operator=(const Remembered&) = delete;
  template <class Make>
  const Value& of(const std::string& text, const Make& make) {
    if (last_ != nullptr && last_->first == text) return last_->second;
    auto found = known_.find(text);
    if (found == known_.end()) {
      if (known_.size() >= kMost) known_.clear();
      found = known_.emplace(text, make(text)).first;
    }
    last_ = &*found;
    return last_->second;
  }

 private:
  static constexpr std::size_t kMost = 1000;
  std::unordered_map<std::string, Value> known_;
  const std::pair<const std::string, Value>* last_ = nullptr;  ///< neighbouring rows often hold the same
};

/// Values of one task that broke no rule: the rules need not be asked of them again.
class Faultless {
 public:
  struct Value {
    results::TaskValue task;
    bool participant = false;
  };
  bool knows(const Value& value) const { return fits(value) && known_[place_of(value)]; }
  void learn(const Value& value) {
    if (fits(value)) known_[place_of(value)] = true;
  }

 private:
  static constexpr std::size_t kScores = 64;
  static constexpr std::size_t kFlags = 8;
  static bool fits(const Value& value) {
    return value.task.score >= 0 && static_cast<std::size_t>(value.task.score) < kScores;
  }
  static std::size_t place_of(const Value& value) {
    const auto score = static_cast<std::size_t>(value.task.score);
    return (score * kFlags + static_cast<std::size_t>(value.task.flag)) * 2 + (value.participant ? 1 : 0);
  }
  std::array<bool, kScores * kFlags * 2> known_{};
};

/// The same for rows and works.
template <class Facts>
class FaultlessFacts {
 public:
  bool knows(const Facts& facts) const { return known_.contains(text_of(facts)); }
  void learn(const Facts& facts) {
    if (known_.size() < kMost) known_.emplace(text_of(facts));
  }

 private:
  static constexpr std::size_t kMost = 20'000;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  static std::string_view text_of(const Facts& facts) {
    return {reinterpret_cast<const char*>(facts.values.data()), sizeof facts.values};
  }
  std::unordered_set<std::string, Hash, std::equal_to<>> known_;
};

}  // namespace vekha::imports
