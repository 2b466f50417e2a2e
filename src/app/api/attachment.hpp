// A made file as an answer the browser saves.
#pragma once
#include <string>

#include "io/http/http.hpp"

namespace vekha::api {

/// The type follows the extension of the name: docx, xlsx, pdf or csv.
http::Response attachment(const std::string& name, std::string bytes);

}  // namespace vekha::api
