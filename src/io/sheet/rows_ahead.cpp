#include "io/sheet/rows_ahead.hpp"

#include <array>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace vekha::sheet {
namespace {

constexpr std::size_t kRows = 256;    // of a block
constexpr std::size_t kBlocks = 4;    // one is filled, one is taken, the others wait
constexpr std::size_t kCells = 8192;  // of a block: wide rows make short blocks

/// Rows that keep their memory from use to use.
struct Block {
  std::vector<Row> rows;
  std::size_t used = 0;
  std::size_t cells = 0;

  void add(Row& row) {
    if (used == rows.size()) rows.emplace_back();
    cells += row.cells.size();
    rows[used].number = row.number;
    std::swap(rows[used++].cells, row.cells);
  }
  bool full() const { return used >= kRows || cells >= kCells; }
  void clear() { used = cells = 0; }
};

/// A ring of blocks between the thread that reads and the one that takes.
class Ring {
 public:
  /// The block to fill; nothing when the taker wants no more.
  Block* to_fill() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return filled_ - taken_ < kBlocks || unwanted_; });
    return unwanted_ ? nullptr : &blocks_.at(filled_ % kBlocks);
  }
  void filled() {
    const std::lock_guard lock(mutex_);
    ++filled_;
    changed_.notify_all();
  }
  void ended(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    failure_ = std::move(failure);
    ended_ = true;
    changed_.notify_all();
  }
  /// The next block; nothing at the end. Throws what the reading threw, after the rows before it.
  Block* to_take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return taken_ < filled_ || ended_; });
    if (taken_ < filled_) return &blocks_.at(taken_ % kBlocks);
    if (failure_) std::rethrow_exception(failure_);
    return nullptr;
  }
  void taken() {
    const std::lock_guard lock(mutex_);
    blocks_.at(taken_ % kBlocks).clear();
    ++taken_;
    changed_.notify_all();
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    unwanted_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::array<Block, kBlocks> blocks_;
  std::size_t filled_ = 0;
  std::size_t taken_ = 0;
  bool ended_ = false;
  bool unwanted_ = false;
  std::exception_ptr failure_;
};

void read(Workbook& book, std::size_t sheet, Ring& ring) {
  std::exception_ptr failure;
  Block* block = nullptr;
  try {
    book.each_row(sheet, [&](Row& row) {
      if (block == nullptr) block = ring.to_fill();
      if (block == nullptr) return false;
      block->add(row);
      if (!block->full()) return true;
      ring.filled();
      block = nullptr;
      return true;
    });
  } catch (...) {
    failure = std::current_exception();
  }
  if (block != nullptr) ring.filled();
  ring.ended(failure);
}

/// Ends the reading and waits for it, however the taking ends.
class Reading {
 public:
  Reading(Workbook& book, std::size_t sheet, Ring& ring)
      : ring_(ring), thread_([&book, sheet, &ring] { read(book, sheet, ring); }) {}
  ~Reading() {
    ring_.stop();
    thread_.join();
  }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

 private:
  Ring& ring_;
  std::thread thread_;
};

}  // namespace

void each_row_ahead(Workbook& book, std::size_t sheet, const std::function<bool(const Row&)>& row) {
  Ring ring;
  const Reading reading(book, sheet, ring);
  for (const Block* block = ring.to_take(); block != nullptr; block = ring.to_take()) {
    for (std::size_t i = 0; i < block->used; ++i)
      if (!row(block->rows[i])) return;
    ring.taken();
  }
}

}  // namespace vekha::sheet
