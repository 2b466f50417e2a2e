#include "core/roadmap/mapping.hpp"

#include "base/error.hpp"
#include "base/names.hpp"
#include "base/text.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::array kNames{
    Named<Role>{Role::number, "number", "Номер"},
    Named<Role>{Role::text, "text", "Мероприятие"},
    Named<Role>{Role::term, "term", "Срок"},
    Named<Role>{Role::responsible, "responsible", "Ответственный"},
    Named<Role>{Role::document, "document", "Вид документа"},
    Named<Role>{Role::result, "result", "Ожидаемый результат"},
    Named<Role>{Role::indicator, "indicator", "Показатель"},
    Named<Role>{Role::section, "section", "Раздел"},
    Named<Role>{Role::skip, "skip", "Не читать"},
    Named<Role>{Role::other, "skip", "Не читать"},
};

[[noreturn]] void refuse_word(const std::string& word) {
  std::string known;
  for (const Named<Role>& entry : kNames)
    if (entry.value != Role::other) {
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
  for (const Named<Role>& entry : kNames)
    if (entry.name == name || folded(entry.title) == folded(name)) return entry.value;
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
