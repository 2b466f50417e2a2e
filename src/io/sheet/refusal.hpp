// How this room says no: one sentence about the file and what is wrong with it, one about what to do.
#pragma once
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace vekha::sheet {

/// The file name without folders, for messages.
std::string file_name(const std::string& path);

/// Throws Error: «Файл «…»: what. fix.» `file` is a name without folders.
[[noreturn]] void refuse(Code code, const std::string& file, std::string_view what, std::string_view fix);

/// Advice for a damaged office file.
inline constexpr std::string_view kSaveAgain =
    "Откройте файл в Excel, Word или LibreOffice и сохраните заново, либо запросите его ещё раз";
/// Advice for a file that is larger or denser than any honest one.
inline constexpr std::string_view kSplitFile = "Проверьте, тот ли это файл; большой файл разделите на части";

}  // namespace vekha::sheet
