// Where the files people attach lie in a data folder, checked as the settings say.
#pragma once
#include <string>

#include "io/files/files.hpp"
#include "io/sys/settings.hpp"

namespace vekha::app {

files::Store file_store(const std::string& folder, const sys::Settings& settings);

}  // namespace vekha::app
