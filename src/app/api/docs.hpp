// The contract as a page for people: rendered here, needs no script.
#pragma once
#include <string>

namespace vekha::api {

/// HTML of an OpenAPI document in YAML.
std::string docs_page(const std::string& contract);

}  // namespace vekha::api
