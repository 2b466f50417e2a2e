// The words of rules of quality in Russian: people read and write «писал и есть_задания и балл != сумма_заданий», the
// catalogue keeps «participant and has_tasks and total != sum».
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/text.hpp"
#include "domain/imports/imports.hpp"

namespace vekha::imports {
namespace {

using Word = std::pair<std::string_view, std::string_view>;
constexpr std::array kWords{
    Word{"and", "и"},
    Word{"or", "или"},
    Word{"not", "не"},
    Word{"missing", "нет_данных"},
    // задание, строка, работа
    Word{"score", "балл_задания"},
    Word{"maximum", "наибольший_балл"},
    Word{"blank", "пусто"},
    Word{"unreadable", "непонятно"},
    Word{"participant", "писал"},
    Word{"absent", "отсутствовал"},
    Word{"total", "балл"},
    Word{"total_blank", "балла_нет"},
    Word{"total_known", "балл_прочитан"},
    Word{"sum", "сумма_заданий"},
    Word{"has_tasks", "есть_задания"},
    Word{"mark", "отметка"},
    Word{"mark_blank", "отметки_нет"},
    Word{"journal_mark", "отметка_в_журнале"},
    Word{"journal_blank", "в_журнале_пусто"},
    Word{"sex_known", "пол_понят"},
    Word{"sex_blank", "пола_нет"},
    Word{"test", "тестовый_балл"},
    Word{"credit_known", "зачёт_понят"},
    Word{"scale_mark", "отметка_по_шкале"},
    Word{"scale_test", "тестовый_по_шкале"},
    Word{"participated", "учтена"},
    Word{"class_number", "номер_класса"},
    Word{"grade", "параллель"},
    // школа в файле, лист, школа
    Word{"declared", "заявлено"},
    Word{"rows", "строк"},
    Word{"participants", "участников"},
    Word{"sums_differ", "не_сходится_сумма"},
    Word{"scale_maximum", "наибольший_по_шкале"},
    Word{"scale_known", "шкала_известна"},
    Word{"totals", "работ_с_баллом"},
    Word{"unmarked", "работ_без_отметки"},
    Word{"known", "школа_известна"},
    Word{"closed", "школа_закрыта"},
    Word{"any_known", "есть_известные"},
    Word{"not_opened", "школа_не_открыта"},
    // разные формы об одной работе
    Word{"works", "работ"},
    Word{"mean", "средний_балл"},
    Word{"share_2", "доля_2"},
    Word{"share_3", "доля_3"},
    Word{"share_4", "доля_4"},
    Word{"share_5", "доля_5"},
    Word{"lower", "ниже_журнала"},
    Word{"same", "как_в_журнале"},
    Word{"higher", "выше_журнала"},
    Word{"stat_participants", "участников_в_статистике"},
    Word{"stat_2", "доля_2_в_статистике"},
    Word{"stat_3", "доля_3_в_статистике"},
    Word{"stat_4", "доля_4_в_статистике"},
    Word{"stat_5", "доля_5_в_статистике"},
    Word{"journal_participants", "участников_в_сравнении"},
    Word{"journal_lower", "понизили_в_сравнении"},
    Word{"journal_same", "подтвердили_в_сравнении"},
    Word{"journal_higher", "повысили_в_сравнении"},
    Word{"distribution_participants", "участников_в_распределении"},
    Word{"pupils_in_grade", "учеников_в_параллели"},
    Word{"pupils", "учеников_всего"},
};

bool begins_word(unsigned char c) { return std::isalpha(c) != 0 || c == '_' || c >= 0x80; }
bool in_word(unsigned char c) { return begins_word(c) || std::isdigit(c) != 0; }

/// The text with each of its words replaced.
template <class Change>
std::string with_words(std::string_view text, Change change) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    if (!begins_word(static_cast<unsigned char>(text[at]))) {
      out += text[at++];
      continue;
    }
    while (at < text.size() && in_word(static_cast<unsigned char>(text[at]))) ++at;
    out += change(text.substr(from, at - from));
  }
  return out;
}

}  // namespace

std::string russian_word(std::string_view name) {
  const auto found = std::ranges::find(kWords, name, &Word::first);
  return std::string(found == kWords.end() ? name : found->second);
}

std::string rule_in_russian(std::string_view when) { return with_words(when, russian_word); }

std::string rule_in_names(std::string_view when) {
  return with_words(when, [](std::string_view word) {
    const std::string plain = lower(word);
    const auto found = std::ranges::find(kWords, plain, &Word::second);
    return std::string(found == kWords.end() ? word : found->first);
  });
}

}  // namespace vekha::imports
