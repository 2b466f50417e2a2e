// What the columns of a plan mean, as the reader takes them and as a person corrects it: the words of the header
// decide, and when they do not suffice the person is shown the columns with samples and says.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::roadmap {

/// `skip` is a column known to be of no use (a remark, a mark of execution); `other` one whose header is not known.
enum class Role { number, text, term, responsible, document, result, indicator, section, skip, other };
inline constexpr std::size_t kRoles = 10;

/// "number", "text" …; `other` is "skip" too.
std::string_view role_name(Role role);
/// «Мероприятие», «Срок» …: for people.
std::string_view role_title(Role role);
std::optional<Role> role_from_name(std::string_view name);

/// The roles of the columns of one table, from the left.
using Columns = std::vector<Role>;

/// Told by a person. One list for all tables of the plan, or one for each of them in order; none: the headers decide.
struct Mapping {
  std::vector<Columns> tables;
};

/// "number,text,term,responsible" → roles; tables are parted by ';'. Throws bad_arguments, naming the words it knows.
Mapping mapping_from(std::string_view text);

/// One table of the plan and how its columns were taken.
struct TableColumns {
  int table = 0;                                  ///< 1-based number in the document
  std::string place;                              ///< «таблица 2», «лист «План»»
  std::vector<std::string> header;                ///< the words over each column; empty when there is no header
  std::vector<std::vector<std::string>> samples;  ///< first rows, cells shortened
  Columns proposed;
  bool unsure = false;  ///< the header was missing or has words that are not known
};

}  // namespace vekha::roadmap
