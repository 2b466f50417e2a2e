#include "core/roadmap/mapping.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::roadmap {
namespace {

struct Name {
  Role role;
  std::string_view name;
  std::string_view title;
};

constexpr std::array kNames{
    Name{Role::number, "number", "Номер"},
    Name{Role::text, "text", "Мероприятие"},
    Name{Role::term, "term", "Срок"},
    Name{Role::responsible, "responsible", "Ответственный"},
    Name{Role::document, "document", "Вид документа"},
    Name{Role::result, "result", "Ожидаемый результат"},
    Name{Role::indicator, "indicator", "Показатель"},
    Name{Role::section, "section", "Раздел"},
    Name{Role::skip, "skip", "Не читать"},
    Name{Role::other, "skip", "Не читать"},
};

[[noreturn]] void refuse_word(const std::string& word) {
  std::string known;
  for (const Name& entry : kNames)
    if (entry.role != Role::other) {
      known += known.empty() ? "" : ", ";
      known.append(entry.name).append(" (").append(lower(entry.title)).append(")");
    }
  throw Error(Code::bad_arguments, "Столбец «" + word + "» не понят. Назовите столбцы слева направо словами: " + known +
                                       "; таблицы разделяйте точкой с запятой.");
}

}  // namespace

std::string_view role_name(Role role) { return kNames[static_cast<std::size_t>(role)].name; }

std::string_view role_title(Role role) { return kNames[static_cast<std::size_t>(role)].title; }

std::optional<Role> role_from_name(std::string_view name) {
  for (const Name& entry : kNames)
    if (entry.name == name || folded(entry.title) == folded(name)) return entry.role;
  return std::nullopt;
}

Mapping mapping_from(std::string_view text) {
  Mapping mapping;
  if (trimmed(text).empty()) return mapping;
  for (const std::string& table : split(text, ';')) {
    Columns columns;
    for (const std::string& word : split(table, ',')) {
      const auto role = role_from_name(squeezed(word));
      if (!role) refuse_word(squeezed(word));
      columns.push_back(*role);
    }
    mapping.tables.push_back(std::move(columns));
  }
  return mapping;
}

}  // namespace vekha::roadmap
