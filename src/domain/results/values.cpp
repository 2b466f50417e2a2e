#include "domain/results/values.hpp"

#include <array>

#include "base/text.hpp"

namespace vekha::results {
namespace {

struct Name {
  std::string_view name;
  std::string_view title;
};
constexpr std::array kStatuses{Name{"present", "есть"}, Name{"missing", "нет данных"}, Name{"not_applicable", "н/п"},
                               Name{"suppressed", "скрыто"}, Name{"withdrawn", "отозвано"}};
constexpr std::array kFlags{Name{"score", ""},
                            Name{"not_started", "X"},
                            Name{"not_taught", "не пройдено"},
                            Name{"blank", "нет данных"},
                            Name{"unreadable", "не понято"},
                            Name{"not_applicable", "н/п"},
                            Name{"suppressed", "скрыто"},
                            Name{"withdrawn", "отозвано"}};

/// A word of the folded name of a procedure tells its family; trials come first: «пробный ОГЭ».
constexpr std::array kKinds{
    Name{"trial", "пробн"},    Name{"trial", "трениров"}, Name{"trial", "репетиц"},     Name{"essay", "сочинени"},
    Name{"essay", "изложени"}, Name{"vpr", "впр"},        Name{"oge", "огэ"},           Name{"ege", "егэ"},
    Name{"gve", "гвэ"},        Name{"olympiad", "всош"},  Name{"olympiad", "олимп"},    Name{"literacy", "грамотност"},
    Name{"literacy", "фг"},    Name{"national", "нико"},  Name{"rpr", "рпр"},           Name{"rpr", "рдр"},
    Name{"rpr", "региональ"},  Name{"municipal", "мдр"},  Name{"municipal", "муницип"}, Name{"journal", "журнал"}};

}  // namespace

std::string_view status_name(Status status) { return kStatuses.at(static_cast<std::size_t>(status)).name; }
std::string_view status_title(Status status) { return kStatuses.at(static_cast<std::size_t>(status)).title; }
std::string_view flag_name(Flag flag) { return kFlags.at(static_cast<std::size_t>(flag)).name; }
std::string_view flag_title(Flag flag) { return kFlags.at(static_cast<std::size_t>(flag)).title; }

std::string kind_of_procedure(std::string_view procedure) {
  const std::string name = folded(procedure);
  for (const Name& kind : kKinds)
    if (name.find(kind.title) != std::string::npos) return std::string(kind.name);
  return "other";
}

}  // namespace vekha::results
