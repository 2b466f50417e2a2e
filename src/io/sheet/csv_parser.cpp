#include "io/sheet/csv_parser.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "io/sheet/cell_values.hpp"
#include "io/sheet/refusal.hpp"

namespace vekha::sheet {
namespace {

constexpr std::string_view kDelimiters = ";\t|,";  // in order of preference

/// Share of the first records with the usual number of fields, weighed by that number; 0 for no division at all.
double evenness(std::string_view sample, char delimiter) {
  constexpr int kRecords = 60;
  std::map<std::size_t, int> widths;
  int records = 0;
  CsvParser::Options options{delimiter};
  options.max_fields = sample.size() + 1;  // a guess refuses nothing
  CsvParser parser(options, [&](int, const std::vector<std::string>& fields) {
    const bool blank = fields.size() == 1 && trimmed(fields[0]).empty();
    if (!blank) ++widths[fields.size()];
    return blank || ++records < kRecords;
  });
  if (parser.feed(sample)) parser.feed("\n");  // a quote may stay open: the sample is cut anywhere
  const auto usual =
      std::max_element(widths.begin(), widths.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (usual == widths.end() || usual->first < 2) return 0;
  return static_cast<double>(usual->second) / std::max(records, 1) * std::log2(1.0 + static_cast<double>(usual->first));
}

}  // namespace

CsvParser::CsvParser(Options options, Record record) : options_(std::move(options)), record_(std::move(record)) {
  fields_.resize(1);
}

void CsvParser::fail(std::string_view what) const {
  std::string where = "запись " + std::to_string(number_) + ": ";
  refuse(Code::bad_input, options_.file, where.append(what), "Исправьте эту запись или сохраните таблицу как .xlsx");
}

bool CsvParser::feed(std::string_view text) {
  while (!text.empty() && wants_more_) {
    const std::size_t run = take_run(text);
    if (run == 0) step(text.front());
    text.remove_prefix(std::max<std::size_t>(run, 1));
  }
  return wants_more_;
}

std::size_t CsvParser::take_run(std::string_view text) {
  if (state_ != State::plain && state_ != State::quoted) return 0;
  std::size_t run = 0;
  if (state_ == State::quoted) {
    while (run < text.size() && text[run] != '"' && text[run] != '\r') ++run;
  } else {
    while (run < text.size() && text[run] != options_.delimiter && text[run] != '\n' && text[run] != '\r') ++run;
  }
  if (run > 0) add(text.substr(0, run));
  return run;
}

void CsvParser::step(char c) {
  switch (state_) {
    case State::quoted:
      if (c == '"')
        state_ = State::quote_in_quoted;
      else if (c != '\r')
        add({&c, 1});
      return;
    case State::quote_in_quoted:
      if (c == '"') {
        add({&c, 1});
        state_ = State::quoted;
        return;
      }
      state_ = State::plain;
      return step_outside(c);
    case State::after_return:
      state_ = State::start;
      if (c == '\n') return;
      return step_outside(c);
    case State::start:
    case State::plain: return step_outside(c);
  }
}

void CsvParser::step_outside(char c) {
  if (c == options_.delimiter) {
    end_field();
  } else if (c == '\n') {
    end_record();
  } else if (c == '\r') {
    end_record();
    state_ = State::after_return;
  } else if (c == '"' && state_ == State::start) {
    state_ = State::quoted;
  } else {
    state_ = State::plain;
    add({&c, 1});
  }
}

void CsvParser::add(std::string_view bytes) {
  std::string& field = fields_[used_];
  field.append(bytes);
  record_bytes_ += bytes.size();
  if (field.size() > options_.max_field || record_bytes_ > options_.max_record)
    fail(state_ == State::quoted ? "открытая кавычка не закрыта или текст ячейки слишком длинный"
                                 : "текст ячейки слишком длинный");
}

void CsvParser::end_field() {
  state_ = State::start;
  if (++used_ >= options_.max_fields) fail("слишком много столбцов");
  if (used_ == fields_.size()) fields_.emplace_back();
  clear_text(fields_[used_]);
}

void CsvParser::end_record() {
  fields_.resize(used_ + 1);
  wants_more_ = record_(number_, fields_);
  ++number_;
  used_ = 0;
  clear_text(fields_[0]);
  record_bytes_ = 0;
  state_ = State::start;
}

void CsvParser::finish() {
  if (!wants_more_) return;
  if (state_ == State::quoted) fail("открытая кавычка не закрыта до конца файла");
  const bool nothing = used_ == 0 && fields_[0].empty() && state_ != State::quote_in_quoted;
  if (!nothing) end_record();
}

char guess_delimiter(std::string_view sample) {
  char best = kDelimiters.front();
  double best_evenness = 0;
  for (const char delimiter : kDelimiters) {
    const double value = evenness(sample, delimiter);
    if (value > best_evenness + 1e-9) best = delimiter;
    best_evenness = std::max(best_evenness, value);
  }
  return best;
}

char declared_delimiter(std::string_view first_line) {
  std::string line = lower(trimmed(replaced(first_line, "\t", "\\t")));
  std::erase(line, '"');
  if (line == "sep=\\t") return '\t';
  const bool declares =
      line.size() == 5 && line.starts_with("sep=") && kDelimiters.find(line[4]) != std::string_view::npos;
  return declares ? line[4] : '\0';
}

}  // namespace vekha::sheet
