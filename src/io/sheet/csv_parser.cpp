#include "io/sheet/csv_parser.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
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
  CsvParser parser(options, [&](int, const std::vector<std::string_view>& fields) {
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

void CsvParser::fail(std::string_view what) const {
  std::string where = "запись " + std::to_string(number_) + ": ";
  refuse(Code::bad_input, options_.file, where.append(what), "Исправьте эту запись или сохраните таблицу как .xlsx");
}

void CsvParser::check_size(std::size_t size) const {
  if (size > options_.max_field) fail("текст ячейки слишком длинный");
}

bool CsvParser::feed(std::string_view text) {
  if (after_return_ && !text.empty()) {
    after_return_ = false;
    if (text.front() == '\n') text.remove_prefix(1);
  }
  if (pending_.empty()) {
    take_records(text, End::open);
    pending_ = text;
    return wants_more_;
  }
  const std::string joint = pending_.append(text);
  std::string_view rest = joint;
  take_records(rest, End::open);
  pending_ = rest;
  return wants_more_;
}

void CsvParser::finish() {
  const std::string last = std::move(pending_);
  pending_.clear();
  std::string_view rest = last;
  take_records(rest, End::last);
}

void CsvParser::take_records(std::string_view& text, End end) {
  while (wants_more_ && !text.empty() && take_record(text, end)) {}
  if (text.size() > options_.max_record) fail("текст записи слишком длинный");
}

bool CsvParser::take_record(std::string_view& text, End end) {
  fields_.clear();
  unquoted_used_ = 0;
  std::size_t at = 0;
  while (take_field(text, at, end)) {
    const char stop = at < text.size() ? text[at] : '\n';
    if (++at; stop == options_.delimiter) {
      if (fields_.size() >= options_.max_fields) fail("слишком много столбцов");
      continue;
    }
    if (stop == '\r') {
      after_return_ = at == text.size();
      at += at < text.size() && text[at] == '\n' ? 1 : 0;
    }
    text.remove_prefix(std::min(at, text.size()));
    wants_more_ = record_(number_, fields_);
    ++number_;
    return true;
  }
  return false;
}

std::size_t CsvParser::end_of_plain(std::string_view text, std::size_t at) const {
  while (at < text.size() && text[at] != options_.delimiter && text[at] != '\n' && text[at] != '\r') ++at;
  return at;
}

bool CsvParser::take_field(std::string_view text, std::size_t& at, End end) {
  if (at < text.size() && text[at] == '"') return take_quoted(text, at, end);
  const std::size_t begin = at;
  at = end_of_plain(text, at);
  check_size(at - begin);
  fields_.push_back(text.substr(begin, at - begin));
  return at < text.size() || end == End::last;
}

/// A quoted field; what follows its closing quote is taken as it stands.
bool CsvParser::take_quoted(std::string_view text, std::size_t& at, End end) {
  if (unquoted_used_ == unquoted_.size()) unquoted_.emplace_back();
  std::string& field = unquoted_[unquoted_used_++];
  field.clear();
  for (++at;; ++at) {
    const std::size_t stop = std::min(text.find_first_of("\"\r", at), text.size());
    field.append(text, at, stop - at);
    if (field.size() > options_.max_field) fail("открытая кавычка не закрыта или текст ячейки слишком длинный");
    at = stop;
    if (at == text.size() && end == End::last) fail("открытая кавычка не закрыта до конца файла");
    if (at == text.size()) return false;
    if (text[at] == '\r') continue;
    if (at + 1 == text.size() && end == End::open) return false;
    if (at + 1 == text.size() || text[at + 1] != '"') break;
    field += text[++at];
  }
  const std::size_t tail = at + 1;
  at = end_of_plain(text, tail);
  field.append(text, tail, at - tail);
  check_size(field.size());
  fields_.emplace_back(field);
  return at < text.size() || end == End::last;
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
