#include "app/stores.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>

#include "domain/catalog/catalog.hpp"
#include "domain/execution/execution.hpp"
#include "domain/people/people.hpp"
#include "domain/results/results.hpp"

namespace vekha::app {
namespace {

int lock_folder(const std::string& folder) {
  const int file = open((folder + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) throw Error(Code::storage, "Нет доступа к папке данных «" + folder + "».");
  if (flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  close(file);
  throw Error(Code::busy,
              "Папка данных «" + folder + "» занята другой программой «Веха». Остановите её или укажите другую папку.");
}

/// An empty folder of the owner alone; what a killed process left there is removed.
void empty_private_folder(const std::string& folder) {
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  std::filesystem::create_directory(folder, ignored);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
}

/// A mistake in the folder's own catalogue is told by the commands that use it; terms keep the ground that was good.
void keep_ground(db::Database& records, const std::string& folder) {
  try {
    const catalog::Catalog known = catalog::load(folder);
    catalog::keep_term_ground(records, known.term_settings, known.calendars);
  } catch (const Error& error) {
    if (error.code() != Code::bad_input) throw;
  }
}

}  // namespace

Stores::Stores(const std::string& folder) : folder_(folder) {
  std::error_code failure;
  if (std::filesystem::create_directories(folder, failure))
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failure);  // results are nobody else's
  if (failure)
    throw Error(Code::storage, "Не удалось создать папку данных «" + folder + "»: " + failure.message() + ".");
  lock_.file = lock_folder(folder);
  empty_private_folder(incoming());
  records_ = db::Database::open(folder + "/records.sqlite");
  facts_ = std::make_unique<facts::Store>(folder + "/facts.duckdb");
  pupils_ = std::make_unique<results::Pupils>(results::Pupils::of_folder(folder));
  results::sweep({*records_, *facts_});
  people::install_roles(*records_);
  keep_ground(*records_, folder);
  execution::spread_missing(*records_);
}

Stores::Lock::~Lock() {
  if (file >= 0) close(file);
}

Stores::~Stores() = default;

}  // namespace vekha::app
