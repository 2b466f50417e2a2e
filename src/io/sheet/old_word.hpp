// Documents of formats we do not read ourselves (.doc, RTF, saved web pages), through the converter that is installed.
#pragma once
#include <string>

#include "io/convert/process.hpp"
#include "io/sheet/probe.hpp"

namespace vekha::sheet {

/// Either a DOCX in the folder, or the text with cells parted by tabs.
struct Converted {
  std::string path;
  std::string text;
  std::string note;  ///< what a person should know of the text
};

/// Throws unsupported when no converter is installed or the kind is not converted, bad_input when it cannot be read.
Converted convert_old(const std::string& path, FileKind kind, const convert::WorkFolder& folder);

}  // namespace vekha::sheet
