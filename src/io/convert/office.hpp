// LibreOffice as a converter of documents: one file in, one file out, in a folder of its own.
#pragma once
#include <functional>
#include <string>

#include "io/convert/process.hpp"

namespace vekha::convert {

/// Whether LibreOffice is installed.
bool office_installed();
/// What LibreOffice is told the file is; `told_by_content` lets it find out.
enum class OfficeSource { told_by_content, web_page };
struct OfficeWishes {
  OfficeSource source = OfficeSource::told_by_content;
  std::function<bool()> wanted;  ///< false ends the conversion; must not throw
};
/// Converts the file to the format ("docx", "pdf", "odt") inside the folder; the path of the result. Throws unsupported
/// when LibreOffice is not installed, bad_input when it cannot read the file, too_large when it takes too long,
/// conflict when it is wanted no more.
std::string office_convert(const std::string& path, const std::string& format, const WorkFolder& folder,
                           const OfficeWishes& wishes = {});

/// Advice for a machine without it.
inline constexpr const char* kNoOffice =
    "Установите LibreOffice (пакеты libreoffice-writer-nogui и libreoffice-calc-nogui) или сохраните файл как .docx "
    "либо .xlsx";

}  // namespace vekha::convert
