// Directions of the work on quality and positions of the management cycle: which measure serves which cell.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace vekha::roadmap {

/// Beginnings of words that must follow one another: «низк результат».
using Phrase = std::vector<std::string>;

struct TagDirection {
  std::string id;  ///< "1.1"
  std::string title;
  std::vector<Phrase> sections;  ///< of a heading above the measure
  std::vector<Phrase> words;     ///< of the measure itself
  std::vector<Phrase> frames{};  ///< of a heading or title that frames all directions: used when nothing else tells
  std::string narrows;           ///< direction it is a part of: a measure of both stays with this one alone
};

struct TagPosition {
  std::string id;  ///< "monitoring"
  std::string title;
  std::vector<Phrase> words;
};

struct TagRules {
  std::vector<TagDirection> directions;
  std::vector<TagPosition> positions;
  std::vector<Phrase> context;  ///< what follows only says on what grounds: «по результатам …»
  std::string usual_position;   ///< of a measure no words of a position are found in
};

/// What of a measure is looked at.
struct TagSource {
  std::string text;
  std::vector<std::string> headings;  ///< from the top down
  std::string plan_title;
};

/// One cell a measure serves, and the words that say so.
struct Tag {
  std::string direction;
  std::string position;
  std::string source;                ///< "auto" or "person"
  std::vector<std::string> matched;  ///< «раздел: оценки качества подготовки», «мониторинг»
};

/// Directions alone, as `tags_of` finds them.
std::vector<std::string> directions_of(const TagSource& source, const TagRules& rules);
/// By the rules alone.
std::vector<Tag> tags_of(const TagSource& source, const TagRules& rules);

}  // namespace vekha::roadmap
