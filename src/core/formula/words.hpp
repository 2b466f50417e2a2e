// The words of the indicator language: each has an English name and a Russian one, both may be written.
#pragma once
#include <array>
#include <string_view>

namespace vekha::formula {

enum class Role { keyword, aggregate, function };

struct Word {
  std::string_view name;
  std::string_view russian;
  Role role = Role::keyword;
  int least = 0;  ///< arguments besides the source
  int most = 0;
};

inline constexpr std::array kWords{
    Word{"and", "и"},
    Word{"or", "или"},
    Word{"not", "не"},
    Word{"of", "из"},
    Word{"where", "где"},
    Word{"in", "среди"},
    Word{"count", "число", Role::aggregate, 0, 0},
    Word{"sum", "сумма", Role::aggregate, 1, 1},
    Word{"mean", "среднее", Role::aggregate, 1, 1},
    Word{"share", "доля", Role::aggregate, 1, 1},
    Word{"quantile", "квантиль", Role::aggregate, 2, 2},
    Word{"median", "медиана", Role::aggregate, 1, 1},
    Word{"least", "наименьшее", Role::aggregate, 1, 1},
    Word{"most", "наибольшее", Role::aggregate, 1, 1},
    Word{"part", "часть", Role::aggregate, 2, 2},
    Word{"percent", "процент", Role::function, 1, 1},
    Word{"known", "известно", Role::function, 1, 1},
    Word{"any", "есть", Role::function, 1, 1},
    Word{"all", "все", Role::function, 1, 1},
    Word{"number", "сколько", Role::function, 1, 1},
    Word{"best", "лучшие", Role::function, 2, 2},
    Word{"taken_before", "сдавал_раньше", Role::function, 2, 2},
    Word{"linked", "найден_раньше", Role::function, 2, 2},
    Word{"figure", "сведение", Role::function, 1, 1},
    Word{"lag", "лет_назад", Role::function, 2, 2},
    Word{"across", "по", Role::function, 2, 2},
    Word{"norm", "норматив", Role::function, 1, 1},
    Word{"rank", "место", Role::function, 1, 1},
    Word{"percentile", "процентиль", Role::function, 1, 1},
    Word{"minmax", "приведённое", Role::function, 1, 1},
    Word{"weighted", "взвешенное", Role::function, 2, 40},
    Word{"first_known", "первое_известное", Role::function, 2, 9},
};

/// The row of a word in either language; nullptr for a name of somebody else.
constexpr const Word* known_word(std::string_view word) {
  for (const Word& row : kWords)
    if (row.name == word || row.russian == word) return &row;
  return nullptr;
}

}  // namespace vekha::formula
