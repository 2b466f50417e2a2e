// Files of the organisation's catalogue about papers, as texts.
#pragma once
#include <map>
#include <string>

#include "domain/catalog/catalog.hpp"

namespace vekha::knowledge {

/// A name of a file: «впр-2021-5-математика».
std::string slug(const catalog::Exam& exam);
std::string slug(const std::string& text);
/// The file of the data folder, empty when it is not there.
std::string text_of(const std::string& folder, const std::string& file);
/// Writes the whole file or nothing of it; an empty text removes it. Throws storage.
void put_text(const std::string& folder, const std::string& file, const std::string& text);
/// Descriptions and scales of the data folder.
std::map<std::string, std::string> all_texts(const std::string& folder);

}  // namespace vekha::knowledge
