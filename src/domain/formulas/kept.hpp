// Answers of statements kept between questions: what a batch did not touch is not counted again.
#pragma once
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace vekha::formulas {

/// What the store answered of some papers: whole numbers of each school and class.
struct KeptAnswer {
  struct Row {
    std::uint32_t unit = 0;   ///< its place among the units of what was asked
    std::uint32_t parts = 0;  ///< its place among the texts
    std::int64_t school = 0;  ///< as it was written
  };
  struct Spread {
    std::uint32_t row = 0;
    double value = 0;
    std::int64_t count = 0;
  };
  std::vector<Row> rows;
  std::vector<std::int64_t> numbers;  ///< as many a row
  std::vector<std::string> texts;     ///< what rows tell of the dimensions
  std::vector<std::vector<Spread>> spreads;
  std::size_t bytes() const;
};

/// Thread-safe, bounded: what was not asked for longest goes first. An answer is found by the whole of what was asked
/// (the statement, what is put into it, the papers with their batches), and facts of a paper never change, so nothing
/// here is ever out of date.
class Kept {
 public:
  explicit Kept(std::size_t most_bytes = kMostBytes) : most_(most_bytes) {}
  /// nullptr when there is none.
  std::shared_ptr<const KeptAnswer> find(const std::string& key);
  /// An answer that takes a good part of the room is not kept.
  void keep(const std::string& key, std::shared_ptr<const KeptAnswer> answer);
  std::size_t bytes() const;

 private:
  static constexpr std::size_t kMostBytes = std::size_t{32} << 20U;
  struct Entry {
    std::shared_ptr<const KeptAnswer> answer;
    std::list<const std::string*>::iterator asked;
  };
  mutable std::mutex mutex_;
  std::size_t most_;
  std::size_t bytes_ = 0;
  std::unordered_map<std::string, Entry> entries_;
  std::list<const std::string*> order_;  ///< the last asked first
};

}  // namespace vekha::formulas
