// Right programs over all sources, each broken by one change: none is accepted, each is told its place and what to do.
#include <gtest/gtest.h>

#include <array>
#include <cctype>
#include <random>
#include <set>

#include "core/formula/words.hpp"
#include "domain/formulas/formulas.hpp"

namespace vekha::formulas {
namespace {

constexpr std::array kRight{
    "share(best(3, test) >= 220 of persons where procedure = 'ЕГЭ' and number(known(test)) >= 3)",
    "доля(есть(сдавал_раньше('ОГЭ', 2) и не предмет среди ('Русский язык', 'Математика')) из участники где процедура = "
    "'ЕГЭ')",
    "share(any(subject in ('Физика', 'Химия')) of persons where procedure = 'ЕГЭ' and linked('ОГЭ', 2))",
    "share(all(passed) of persons where procedure = 'ЕГЭ' and year >= 2024)",
    "mean(number(mark = 2) of persons where grade = 9)",
    "доля(балл = максимум из задания где уровень = 'Б' и процедура = 'ВПР')",
    "mean(percent(score / maximum) of tasks where practice and subject = 'Химия')",
    "sum(value of figures where item = 'РУК-резерв')",
    "mean(value of figures where item = 'РУК-условия' and known(value))",
    "part(figure('РУК-всоко-решения'), figure('РУК-всоко') of reports where year = 2025)",
    "часть(сведение('ТАЛ-смены'), сведение('ОО-обучающихся') из отчёты где муниципалитет = 'm1')",
    "share(figure('А') >= 10 of reports)",
    "доля(отметка >= 4 из работы) - по(муниципалитет, доля(отметка >= 4 из работы))",
    "lag(mean(percent(score / maximum) of works where procedure = 'ВПР'), 1)",
    "weighted(share(mark = 5 of works), 2, share(mark = 4 of works), 1)",
    "first_known(mean(test of works where subject = 'Химия'), mean(test of works where subject = 'Химия' and attempt = "
    "1))",
    "percent(count(works where mark = 2) / count(works))",
    "quantile(0.25, score of works where procedure = 'ОГЭ' and subject = 'Физика' and grade = 9)",
    "median(test of works where procedure = 'ЕГЭ' and subject = 'Физика' and grade = 11)",
    "minmax(share(journal > mark of works where known(journal)))",
    "most(mark of works where sex = 'м' and settlement = 'село')",
    "доля(отметка = 2 из работы где волна = '2026-05-30' или попытка > 1)",
    "rank(share(passed of works where level != 'Низкий'))",
    "percentile(mean(mark of works where class in ('А', 'Б')))"};

class Dice {
 public:
  std::size_t roll(std::size_t sides) { return engine_() % sides; }

 private:
  std::mt19937 engine_{20261122};
};

/// Places of a kind outside quotes.
template <class Wanted>
std::vector<std::size_t> places(const std::string& text, Wanted wanted) {
  std::vector<std::size_t> out;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') quoted = !quoted;
    if (!quoted && wanted(i)) out.push_back(i);
  }
  return out;
}

bool of_word(char byte) { return std::isalpha(static_cast<unsigned char>(byte)) != 0 || byte == '_' || byte < 0; }

/// A word with a letter too much.
std::string misspelt(Dice& dice, std::string text) {
  const auto ends = places(text, [&](std::size_t i) {
    return of_word(text[i]) && (i + 1 == text.size() || (!of_word(text[i + 1]) && text[i + 1] != '\''));
  });
  return text.insert(ends[dice.roll(ends.size())] + 1, "x");
}

std::string without(Dice& dice, std::string text, const std::string& signs) {
  const auto found = places(text, [&](std::size_t i) { return signs.find(text[i]) != std::string::npos; });
  return text.erase(found[dice.roll(found.size())], 1);
}

std::string without_quote(Dice& dice, std::string text) {
  std::vector<std::size_t> quotes;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\'') quotes.push_back(i);
  return quotes.empty() ? text + "'" : text.erase(quotes[dice.roll(quotes.size())], 1);
}

std::string broken(Dice& dice, const std::string& text) {
  switch (dice.roll(20)) {
    case 0:
    case 1:
    case 2: return misspelt(dice, text);
    case 3: return without(dice, text, "()");
    case 4: return without_quote(dice, text);
    case 5: return "(" + text + ") / 0";
    case 6: return "(" + text + ") / (2 - 1 * 2)";
    case 7: return text + " + 'текст'";
    case 8: return "(" + text + ") > 5";
    case 9: return "share(" + text + " of works)";
    case 10: return "any(" + text + ")";
    case 11: return "lag(" + text + ", 0)";
    case 12: return "across(город, " + text + ")";
    case 13: return "weighted(" + text + ", 0)";
    case 14: return text + " - part(score, maximum of works)";
    case 15: return text + " + sum(figure('А') of figures)";
    case 16: return text + " - share(taken_before('ОГЭ', 2) of persons)";
    case 17: return text + " - share(best(0, test) > 1 of persons)";
    case 18: return text + " - norm('норматив, которого нет')";
    default: return text + " where year = 2024";
  }
}

TEST(WrongPrograms, AThousandBrokenByOneChangeAreAllRefusedWithPlaceAndAdvice) {
  Dice dice;
  std::set<std::string> advices;
  for (int i = 0; i < 1'000; ++i) {
    const std::string text = broken(dice, kRight.at(dice.roll(kRight.size())));
    try {
      formula::compiled(text, language());
      ADD_FAILURE() << "accepted: " << text;
    } catch (const formula::Fault& fault) {
      EXPECT_LE(fault.at(), text.size()) << text;
      EXPECT_GT(fault.advice().size(), 30U) << text << ": " << fault.advice();
      EXPECT_TRUE(std::string(fault.message()).starts_with("Формула, знак ")) << fault.message();
      advices.insert(fault.advice());
    }
  }
  EXPECT_GT(advices.size(), 100U);
}

TEST(WrongPrograms, AreMadeOfRightOnes) {
  for (const char* const text : kRight) EXPECT_NO_THROW(formula::compiled(text, language())) << text;
}

}  // namespace
}  // namespace vekha::formulas
