#include "io/convert/office.hpp"

#include <filesystem>

#include "base/error.hpp"

namespace vekha::convert {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kTime{120};
constexpr std::uint64_t kMemory = 6ULL << 30;  // address space; LibreOffice maps far more than it uses

}  // namespace

bool office_installed() { return find_program("soffice").has_value(); }

std::string office_convert(const std::string& path, const std::string& format, const WorkFolder& folder,
                           const OfficeWishes& wishes) {
  const std::string name = fs::path(path).filename().string();
  if (!office_installed())
    throw Error(Code::unsupported, "Файл «" + name + "»: для него нужен LibreOffice. " + kNoOffice + ".");
  const fs::path in = fs::path(folder.path()) / "in";
  const fs::path out = fs::path(folder.path()) / "out";
  fs::create_directories(in);
  fs::create_directories(out);
  // A name of our own: the given one may look like an option or be too long.
  const fs::path copy = in / ("source" + fs::path(path).extension().string());
  fs::copy_file(path, copy, fs::copy_options::overwrite_existing);
  std::vector<std::string> words{"soffice",       "-env:UserInstallation=file://" + folder.path() + "/profile",
                                 "--headless",    "--norestore",
                                 "--nolockcheck", "--nodefault"};
  if (wishes.source == OfficeSource::web_page) words.emplace_back("--infilter=HTML (StarWriter)");
  words.insert(words.end(), {"--convert-to", format, "--outdir", out.string(), copy.string()});
  const Outcome outcome = run(
      {.words = std::move(words), .folder = folder.path(), .time = kTime, .memory = kMemory, .wanted = wishes.wanted});
  if (outcome.end == Outcome::End::unwanted) throw Error(Code::conflict, "Файл «" + name + "»: перевод отменён.");
  if (outcome.end == Outcome::End::timed_out)
    throw Error(Code::too_large, "Файл «" + name + "»: LibreOffice читает его дольше " + std::to_string(kTime.count()) +
                                     " секунд. Сохраните файл как .docx или разделите на части.");
  fs::path result = out / ("source." + format);
  if (!fs::exists(result))
    throw Error(Code::bad_input, "Файл «" + name +
                                     "»: LibreOffice не смог его прочитать: файл повреждён или защищён. Откройте его в "
                                     "Word и сохраните как .docx, либо запросите ещё раз.");
  return result.string();
}

}  // namespace vekha::convert
