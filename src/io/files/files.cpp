#include "io/files/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/convert/process.hpp"
#include "io/sys/digest.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::files {
namespace {

namespace fs = std::filesystem;
using End = convert::Outcome::End;

constexpr std::size_t kDigest = 64;
constexpr std::uint64_t kScannerMemory = 4ULL << 30;  // signature bases are large
constexpr std::int64_t kMebibyte = 1 << 20;

[[noreturn]] void not_stored(const std::string& why) {
  throw Error(Code::storage, "Не удалось сохранить файл: " + why + ".");
}

void make_private(const fs::path& folder) {
  std::error_code failure;
  if (fs::create_directories(folder, failure)) fs::permissions(folder, fs::perms::owner_all, failure);
  if (failure) not_stored(failure.message());
}

/// The bytes reach the disk before the name does.
void settle(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) not_stored("он не открывается");
  ::fchmod(file, 0600);
  const int failed = ::fsync(file);
  ::close(file);
  if (failed != 0) not_stored("диск не принял данные");
}

bool is_digest(const std::string& text) {
  return text.size() == kDigest && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

convert::Outcome run_scanner(const Scanner& scanner, const std::string& path) {
  convert::Command command{.words = scanner.words, .time = scanner.time, .memory = kScannerMemory};
  command.words.push_back(path);
  try {
    return convert::run(command);
  } catch (const Error&) {
    throw Error(Code::unavailable,
                "Антивирус «" + scanner.words.front() +
                    "» не запускается. Файл не принят; администратору: проверьте настройку antivirus.");
  }
}

}  // namespace

Store::Store(std::string folder, Scanner scanner, std::int64_t most_bytes)
    : folder_(std::move(folder)), scanner_(std::move(scanner)), most_bytes_(most_bytes) {}

std::string Store::place(const std::string& sha256) const {
  if (!is_digest(sha256)) throw Error(Code::bad_arguments, "Это не номер файла.");
  return folder_ + "/" + sha256.substr(0, 2) + "/" + sha256.substr(2, 2) + "/" + sha256;
}

std::string Store::scan(const std::string& path) const {
  if (scanner_.words.empty()) return "не проверено: антивирус не настроен";
  const std::string whole = fs::absolute(path).string();
  const convert::Outcome outcome = run_scanner(scanner_, whole);
  if (outcome.good()) return "проверено антивирусом";
  if (outcome.end == End::timed_out)
    throw Error(Code::unavailable, "Антивирус не ответил за " + std::to_string(scanner_.time.count()) +
                                       " с. Файл не принят; повторите позже или скажите администратору.");
  const std::string said = replaced(squeezed(prefix(outcome.output + " " + outcome.errors, 300)), whole, "файл");
  throw Error(Code::bad_input, "Антивирус не пропустил файл" + (said.empty() ? "" : " (ответ: " + said + ")") +
                                   ". Файл не принят. Проверьте его на своём компьютере.");
}

Kept Store::keep(const std::string& path) const {
  std::error_code failure;
  const auto size = static_cast<std::int64_t>(fs::file_size(path, failure));
  if (failure) not_stored(failure.message());
  if (size == 0) throw Error(Code::bad_input, "Файл пуст. Выберите другой.");
  if (size > most_bytes_)
    throw Error(Code::too_large,
                "Файл больше " + std::to_string(most_bytes_ / kMebibyte) + " МБ. Сожмите его или приложите ссылку.");
  Kept kept{.sha256 = sys::file_sha256(path), .size = size, .scan = scan(path)};
  const std::string target = place(kept.sha256);
  if (fs::exists(target)) {
    fs::remove(path, failure);
    return kept;
  }
  make_private(folder_);
  make_private(fs::path(target).parent_path().parent_path());
  make_private(fs::path(target).parent_path());
  settle(path);
  fs::rename(path, target, failure);
  if (failure) not_stored(failure.message());
  return kept;
}

Kept Store::keep_bytes(std::string_view bytes) const {
  make_private(folder_);
  const std::string fresh = folder_ + "/" + sys::random_token(16) + ".part";
  std::error_code ignored;
  try {
    std::ofstream out(fresh, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) not_stored("не хватило места на диске");
    return keep(fresh);
  } catch (...) {
    fs::remove(fresh, ignored);
    throw;
  }
}

std::string Store::path(const std::string& sha256) const {
  std::string found = place(sha256);
  if (!fs::is_regular_file(found))
    throw Error(Code::not_found, "Файла в хранилище нет. Скажите администратору: папка «files» неполна.");
  return found;
}

std::string Store::read(const std::string& sha256) const {
  std::ifstream file(path(sha256), std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  if (!file) throw Error(Code::storage, "Файл не читается.");
  return out.str();
}

std::vector<std::string> words_of_command(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  bool begun = false;
  for (const char c : std::string(text) + " ") {
    if (c == '"') {
      quoted = !quoted;
      begun = true;
    } else if (!quoted && (c == ' ' || c == '\t')) {
      if (begun) words.push_back(word);
      word.clear();
      begun = false;
    } else {
      word += c;
      begun = true;
    }
  }
  return words;
}

}  // namespace vekha::files
