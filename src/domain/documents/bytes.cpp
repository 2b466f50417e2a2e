#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "domain/documents/documents.hpp"
#include "io/convert/office.hpp"

namespace vekha::documents {
namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::string to_pdf(const std::string& docx, const std::function<bool()>& wanted) {
  if (!convert::office_installed())
    throw Error(Code::unavailable,
                "PDF делает LibreOffice, а он на этой машине не установлен. Попросите администратора установить пакет "
                "libreoffice-writer-nogui или выгрузите документ в формате DOCX и сохраните его как PDF в Word.");
  const convert::WorkFolder folder;
  const std::string source = folder.path() + "/document.docx";
  std::ofstream(source, std::ios::binary) << docx;
  return content_of(convert::office_convert(source, "pdf", folder, {.wanted = wanted}));
}

}  // namespace vekha::documents
