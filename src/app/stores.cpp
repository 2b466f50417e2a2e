#include "app/stores.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>

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

}  // namespace

Stores::Stores(const std::string& folder) : folder_(folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure)
    throw Error(Code::storage, "Не удалось создать папку данных «" + folder + "»: " + failure.message() + ".");
  lock_ = lock_folder(folder);
  records_ = db::Database::open(folder + "/records.sqlite");
  facts_ = std::make_unique<facts::Store>(folder + "/facts.duckdb");
  results::sweep({*records_, *facts_});
}

Stores::~Stores() {
  facts_.reset();
  records_.reset();
  if (lock_ >= 0) close(lock_);
}

}  // namespace vekha::app
