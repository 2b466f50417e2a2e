#include "io/doc/package.hpp"

#include <zip.h>

#include <memory>

#include "base/error.hpp"

namespace vekha::doc {
namespace {

/// 1 January 1980, the zero of zip dates: the stamp of every part.
constexpr std::uint16_t kDosDate = 0x21;

[[noreturn]] void fail(const char* what) {
  throw Error(Code::storage, std::string("Не удалось собрать документ: ") + what);
}

struct CloseSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

void add(zip_t* archive, const Part& part) {
  zip_source_t* source = zip_source_buffer(archive, part.content.data(), part.content.size(), 0);
  if (source == nullptr) fail(zip_strerror(archive));
  const zip_int64_t index = zip_file_add(archive, part.path.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    fail(zip_strerror(archive));
  }
  const auto at = static_cast<zip_uint64_t>(index);
  if (zip_file_set_dostime(archive, at, 0, kDosDate, 0) != 0) fail(zip_strerror(archive));
  // What is zipped already (the workbook of a chart) would only cost time.
  const bool zipped = part.path.ends_with(".xlsx");
  if (zip_set_file_compression(archive, at, zipped ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) != 0)
    fail(zip_strerror(archive));
}

/// Writes everything and frees the archive, whether it succeeds or not.
void finish(zip_t* archive) {
  if (zip_close(archive) == 0) return;
  const std::string why = zip_strerror(archive);
  zip_discard(archive);
  fail(why.c_str());
}

std::string content_of(zip_source_t* source) {
  zip_stat_t stat;
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) fail("буфер не открылся");
  std::string bytes(stat.size, '\0');
  const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(bytes.size())) fail("буфер прочитан не целиком");
  return bytes;
}

}  // namespace

std::string pack(const std::vector<Part>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, CloseSource> target(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!target) fail(zip_error_strerror(&error));
  std::unique_ptr<zip_t, DiscardArchive> archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
  if (!archive) fail(zip_error_strerror(&error));
  zip_source_keep(target.get());  // the archive owns one reference, we own the other
  for (const Part& part : parts) add(archive.get(), part);
  finish(archive.release());
  return content_of(target.get());
}

}  // namespace vekha::doc
