#include "io/sheet/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/zip_directory.hpp"

namespace vekha::sheet {
namespace {

struct Entry {
  zip_uint64_t index = 0;
  std::uint64_t unpacked = 0;  // as the directory promises
  std::uint64_t packed = 0;
};

/// Part names compare without regard to case, and old writers used backslashes.
std::string part_key(std::string_view name) {
  std::string key(name);
  for (char& c : key) c = c == '\\' ? '/' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return key;
}

bool leads_outside(const std::string& key) {
  if (key.starts_with('/') || (key.size() > 1 && key[1] == ':')) return true;
  const std::vector<std::string> steps = split(key, '/');
  return std::find(steps.begin(), steps.end(), "..") != steps.end();
}

class PartSource : public ByteSource {
 public:
  PartSource(zip_file_t* handle, std::string file, std::string part, std::uint64_t promised)
      : handle_(handle), file_(std::move(file)), part_(std::move(part)), promised_(promised) {}
  ~PartSource() override { zip_fclose(handle_); }
  PartSource(const PartSource&) = delete;
  PartSource& operator=(const PartSource&) = delete;

  std::size_t read(std::span<char> buffer) override {
    const zip_int64_t got = zip_fread(handle_, buffer.data(), buffer.size());
    if (got < 0) refuse(Code::bad_input, file_, "часть «" + part_ + "» не распаковывается, файл повреждён", kSaveAgain);
    read_ += static_cast<std::uint64_t>(got);
    if (read_ > promised_)
      refuse(Code::bad_input, file_, "часть «" + part_ + "» больше, чем указано в оглавлении архива", kSaveAgain);
    return static_cast<std::size_t>(got);
  }
  const std::string& file() const override { return file_; }
  const std::string& part() const override { return part_; }

 private:
  zip_file_t* handle_;
  std::string file_;
  std::string part_;
  std::uint64_t promised_;
  std::uint64_t read_ = 0;
};

}  // namespace

struct Archive::State {
  std::string file;
  std::unique_ptr<zip_t, decltype(&zip_discard)> zip{nullptr, &zip_discard};
  std::map<std::string, Entry> entries;
};

namespace {

Entry entry_at(zip_t* zip, zip_uint64_t index, const std::string& file, std::string& key) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(zip, index, ZIP_FL_ENC_GUESS, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0)
    refuse(Code::bad_input, file, "оглавление архива повреждено", kSaveAgain);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    refuse(Code::unsupported, file, "файл защищён паролем", "Снимите пароль и сохраните файл заново");
  key = part_key(stat.name);
  if (leads_outside(key))
    refuse(Code::bad_input, file, "имена частей архива ведут за его пределы, такой файл небезопасен", kSaveAgain);
  return {index, (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0,
          (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0};
}

void check_sizes(const std::map<std::string, Entry>& entries, const std::string& file, const Limits& limits) {
  std::uint64_t total = 0;
  for (const auto& [key, entry] : entries) {
    total += std::min(entry.unpacked, limits.max_unpacked + 1);
    const bool dense = entry.unpacked > limits.ratio_from && entry.unpacked / limits.max_ratio > entry.packed;
    if (total > limits.max_unpacked || dense)
      refuse(Code::too_large, file, "при распаковке файл становится во много раз больше, так устроены «архивные бомбы»",
             kSplitFile);
  }
}

}  // namespace

Archive::Archive(const std::string& path, const Limits& limits) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.file = file_name(path);
  check_zip_directory(path, limits);
  int error = 0;
  state.zip.reset(zip_open(path.c_str(), ZIP_RDONLY, &error));
  if (!state.zip)
    refuse(Code::bad_input, state.file, "файл обрывается или повреждён, архив не открывается", kSaveAgain);
  const zip_int64_t count = zip_get_num_entries(state.zip.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    std::string key;
    const Entry entry = entry_at(state.zip.get(), static_cast<zip_uint64_t>(i), state.file, key);
    if (!state.entries.emplace(std::move(key), entry).second)
      refuse(Code::bad_input, state.file, "в архиве две части с одним именем", kSaveAgain);
  }
  check_sizes(state.entries, state.file, limits);
}

Archive::~Archive() = default;

const std::string& Archive::file() const { return state_->file; }

bool Archive::has(std::string_view part) const { return state_->entries.contains(part_key(part)); }

std::unique_ptr<ByteSource> Archive::open(std::string_view part) const {
  const auto found = state_->entries.find(part_key(part));
  if (found == state_->entries.end())
    refuse(Code::bad_input, state_->file, "в файле нет нужной части «" + std::string(part) + "»", kSaveAgain);
  zip_file_t* const handle = zip_fopen_index(state_->zip.get(), found->second.index, 0);
  if (handle == nullptr)
    refuse(Code::bad_input, state_->file, "часть «" + std::string(part) + "» не открывается, файл повреждён",
           kSaveAgain);
  return std::make_unique<PartSource>(handle, state_->file, std::string(part), found->second.unpacked);
}

std::string Archive::read(std::string_view part, std::uint64_t limit) const {
  const auto source = open(part);
  std::string bytes;
  char buffer[65536];
  while (const std::size_t got = source->read(buffer)) {
    bytes.append(buffer, got);
    if (bytes.size() > limit)
      refuse(Code::too_large, state_->file, "часть «" + std::string(part) + "» слишком велика", kSplitFile);
  }
  return bytes;
}

}  // namespace vekha::sheet
