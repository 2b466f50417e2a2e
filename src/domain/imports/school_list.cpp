#include "domain/imports/school_list.hpp"

#include "base/text.hpp"

namespace vekha::imports {
namespace {

void keep(std::string& known, const std::string& fresh) {
  if (known.empty()) known = fresh;
}

std::string key_of(const results::SchoolName& school) {
  if (!school.code.empty() || school.name.empty()) return school.code;
  return "\n" + folded(school.municipality) + "\n" + folded(school.name);
}

}  // namespace

std::uint32_t SchoolList::index(const results::SchoolName& school) {
  const auto [it, fresh] = by_key_.try_emplace(key_of(school), static_cast<std::uint32_t>(schools_.size()));
  if (fresh) schools_.push_back(school);
  results::SchoolName& known = schools_[it->second];
  keep(known.name, school.name);
  keep(known.municipality, school.municipality);
  keep(known.municipality_code, school.municipality_code);
  return it->second;
}

}  // namespace vekha::imports
