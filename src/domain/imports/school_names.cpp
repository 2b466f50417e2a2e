#include "domain/imports/school_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Longer phrases first: kinds of schools written out.
constexpr std::array<Pair, 21> kPhrases{{
    {"открытая (сменная) общеобразовательная школа", " всош "},
    {"вечерняя (сменная) общеобразовательная школа", " всош "},
    {"вечерняя общеобразовательная школа", " всош "},
    {"средняя общеобразовательная кадетская школа", " сош кадетская "},
    {"средняя общеобразовательная школа-интернат", " сош интернат "},
    {"основная общеобразовательная школа-интернат", " оош интернат "},
    {"начальная общеобразовательная школа", " нош "},
    {"основная общеобразовательная школа", " оош "},
    {"средняя общеобразовательная школа", " сош "},
    {"средняя образовательная школа", " сош "},
    {"средней общеобразовательной школы", " сош "},
    {"общеобразовательная школа-интернат", " интернат "},
    {"общеобразовательная школа", " школа "},
    {"начальная школа", " нош "},
    {"основная школа", " оош "},
    {"средняя школа", " сош "},
    {"школа-интернат", " интернат "},
    {"школа интернат", " интернат "},
    {"детский сад", " детсад "},
    {"д/с", " детсад "},
    {"сошинтернат", " сош интернат "},
}};

/// Words that tell nothing: legal forms, kinds of places, «имени».
constexpr const char* kIdle =
    "муниципальное бюджетное казенное автономное общеобразовательное образовательное учреждение "
    "государственное краевое областное частное федеральное негосударственное некоммерческая организация "
    "муниципальная бюджетная казенная автономная общеобразовательная мбоу мкоу маоу моу гбоу гкоу гаоу "
    "гоу кгбоу кгкоу кгоу огбоу огкоу огаоу чоу ноу нчоу аноо ано фгкоу фкоу фгбоу мбо мко ооу мбоо чау "
    "гау гбу мбу мку мау сельская городская поселковая село с п пос поселок поселка села д деревня "
    "деревни ст станица х хутор г город города рп пгт ж имени им филиал структурное подразделение и на "
    "при в ул района районная район р-на р-н края области область край кр обл республики алт мр го";

const std::set<std::string, std::less<>>& idle_words() {
  static const std::set<std::string, std::less<>> kWords = [] {
    const std::vector<std::string> words = split(kIdle, ' ');
    return std::set<std::string, std::less<>>(words.begin(), words.end());
  }();
  return kWords;
}

const std::set<std::string, std::less<>>& kinds() {
  static const std::set<std::string, std::less<>> kKinds{"сош",       "оош",    "нош",         "всош",
                                                         "гимназия",  "лицей",  "школа",       "интернат",
                                                         "кадетская", "детсад", "прогимназия", "цо"};
  return kKinds;
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// «Ново-Тарабинская» and «Новотарабинская» are one word; «Кругло - Семенцовская» too.
std::string joined_dashes(std::string text) {
  for (const char* dash : {" - ", "- ", " -"}) text = replaced(text, dash, "-");
  return replaced(text, "-", "");
}

std::vector<std::string> words_of(std::string text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : text + " ") {
    if (is_word_byte(c)) {
      // A number stands apart from letters: «сош5», «n12».
      const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
      if (!word.empty() && digit != (std::isdigit(static_cast<unsigned char>(word.back())) != 0)) {
        out.push_back(word);
        word.clear();
      }
      word += c;
    } else if (!word.empty()) {
      out.push_back(word);
      word.clear();
    }
  }
  return out;
}

/// «Заринского» of «Заринского района».
bool of_territory(const std::string& word) { return word.ends_with("ского") || word.ends_with("цкого"); }

std::set<std::string> triples(const std::vector<std::string>& words) {
  std::set<std::string> out;
  for (const std::string& word : words) {
    const std::string padded = "  " + word + " ";
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < padded.size();) {
      std::string letter;
      append_utf8(letter, next_code_point(padded, at));
      letters.push_back(letter);
    }
    for (std::size_t i = 0; i + 2 < letters.size(); ++i) out.insert(letters[i] + letters[i + 1] + letters[i + 2]);
  }
  return out;
}

}  // namespace

std::string SchoolWords::key() const { return kind + "|" + number + "|" + joined(words, " "); }

SchoolWords school_words(std::string_view name) {
  std::string text = folded(name);
  for (const char* sign : {"№", "n°", "#"}) text = replaced(text, sign, " ");
  for (const auto& [phrase, kind] : kPhrases) text = replaced(text, phrase, kind);
  SchoolWords out;
  std::vector<std::string> kind;
  for (const std::string& word : words_of(joined_dashes(text))) {
    if (all_digits(word)) {
      if (out.number.empty()) out.number = std::to_string(parse_integer(word.substr(0, 9)).value_or(0));
    } else if (kinds().contains(word)) {
      if (std::find(kind.begin(), kind.end(), word) == kind.end()) kind.push_back(word);
    } else if (!idle_words().contains(word) && word != "n" && length(word) > 1 && !of_territory(word)) {
      out.words.push_back(word);
    }
  }
  std::sort(kind.begin(), kind.end());
  if (kind.size() > 1) std::erase(kind, "школа");
  out.kind = joined(kind, " ");
  std::sort(out.words.begin(), out.words.end());
  out.words.erase(std::unique(out.words.begin(), out.words.end()), out.words.end());
  return out;
}

double likeness(const SchoolWords& a, const SchoolWords& b) {
  if (!a.number.empty() && !b.number.empty() && a.number != b.number) return 0;
  if (a.key() == b.key()) return 1;
  const std::set<std::string> left = triples(a.words);
  const std::set<std::string> right = triples(b.words);
  std::size_t common = 0;
  for (const std::string& one : left) common += right.contains(one) ? 1 : 0;
  const std::size_t less = std::min(left.size(), right.size());
  const std::size_t all = left.size() + right.size() - common;
  const bool same_number = a.number == b.number && !a.number.empty();
  const double of_all = all == 0 ? (same_number ? 1 : 0) : static_cast<double>(common) / static_cast<double>(all);
  const double of_less = less == 0 ? (same_number ? 1 : 0) : static_cast<double>(common) / static_cast<double>(less);
  double out = 0.5 * of_all + 0.4 * of_less + 0.08;
  if (!a.kind.empty() && !b.kind.empty() && a.kind != b.kind)
    out -= a.kind == "школа" || b.kind == "школа" ? 0.05 : 0.25;
  if (a.number != b.number) out -= 0.15;
  return std::clamp(out, 0.0, 0.98);
}

}  // namespace vekha::imports
