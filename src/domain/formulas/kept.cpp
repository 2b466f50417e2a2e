#include "domain/formulas/kept.hpp"

namespace vekha::formulas {
namespace {

/// An answer above this part of the room would push too much out.
constexpr std::size_t kLargestPart = 8;
constexpr std::size_t kOfEntry = 200;

}  // namespace

std::size_t KeptAnswer::bytes() const {
  std::size_t out = sizeof(KeptAnswer) + rows.size() * sizeof(Row) + numbers.size() * sizeof(std::int64_t);
  for (const std::string& one : texts) out += sizeof(std::string) + one.size();
  for (const std::vector<Spread>& one : spreads) out += sizeof(one) + one.size() * sizeof(Spread);
  return out + kOfEntry;
}

std::shared_ptr<const KeptAnswer> Kept::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  order_.splice(order_.begin(), order_, found->second.asked);
  return found->second.answer;
}

void Kept::keep(const std::string& key, std::shared_ptr<const KeptAnswer> answer) {
  const std::size_t size = answer->bytes();
  if (size > most_ / kLargestPart) return;
  const std::lock_guard lock(mutex_);
  const auto [place, fresh] = entries_.try_emplace(key);
  if (!fresh) return;
  order_.push_front(&place->first);
  place->second = {std::move(answer), order_.begin()};
  bytes_ += size;
  while (bytes_ > most_) {
    const auto oldest = entries_.find(*order_.back());
    order_.pop_back();
    bytes_ -= oldest->second.answer->bytes();
    entries_.erase(oldest);
  }
}

std::size_t Kept::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace vekha::formulas
