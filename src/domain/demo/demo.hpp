// The door of the demonstration: makes a believable municipality whose truth is known, through the same doors as
// people.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/demo/world.hpp"
#include "domain/results/results.hpp"

namespace vekha::demo {

/// percent 0..100 and what is being made, in Russian.
using Progress = std::function<void(int percent, const std::string& message)>;

/// Where and when the demonstration is made.
struct Setting {
  results::Shelves shelves;
  std::string folder;  ///< data folder: gets truth.json, catalog/scales, samples
  Date today;          ///< what is overdue or due soon in the roadmap depends on it; results do not
  Progress progress;
};

/// Someone who may sign in to the demonstration.
struct Account {
  std::string login;
  std::string password;
  std::string role;   ///< name in the table of roles
  std::string title;  ///< Russian, for the list printed after creation
};

struct Made {
  std::string municipality;
  std::size_t schools = 0;
  std::size_t kindergartens = 0;
  std::size_t batches = 0;
  std::int64_t works = 0;
  std::size_t measures = 0;
  std::vector<Account> accounts;
  std::string sample;  ///< path in the data folder of the file for trying the import
};

/// The list of logins for people; stands in demo-logins.txt of the folder too, for `./do run`.
std::string logins_text(const std::vector<Account>& accounts);

/// Fills the empty stores of a data folder. Throws bad_arguments, conflict when a municipality is already there.
Made create(const Setting& setting, const Options& options);

}  // namespace vekha::demo
