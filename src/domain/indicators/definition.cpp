#include "domain/indicators/definition.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.hpp"

namespace vekha::indicators {
namespace {

using namespace std::string_view_literals;

constexpr std::array kProvenance = {
    std::pair{"document"sv, "официальный документ"sv},
    std::pair{"file"sv, "официальная форма или отчёт"sv},
    std::pair{"practice"sv, "сложившаяся практика"sv},
    std::pair{"second_hand"sv, "пересказ, первоисточник не проверен"sv},
    std::pair{"design"sv, "решение разработчиков, не норма"sv},
};

/// The shortest text that reads back as the number.
std::string plain(double number) {
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
  return {buffer.data(), end.ptr};
}

}  // namespace

std::string Basis::text() const {
  std::string out = act;
  if (const auto day = parse_iso_date(date)) out += " от " + ru_date(*day);
  return clause.empty() ? out : out + ", " + clause;
}

std::string_view provenance_title(std::string_view provenance) {
  const auto row = std::ranges::find(kProvenance, provenance, [](const auto& one) { return one.first; });
  return row == kProvenance.end() ? std::string_view() : row->second;
}

std::string Definition::filled(const std::map<std::string, double>& changed) const {
  std::string out = program;
  for (const auto& [other, _] : changed)
    if (std::ranges::find(parameters, other, &Parameter::name) == parameters.end())
      throw Error(Code::bad_arguments, "У показателя «" + id + "» нет параметра «" + other + "».");
  for (const Parameter& one : parameters) {
    const auto laid = changed.find(one.name);
    out = replaced(out, "{" + one.name + "}", plain(laid == changed.end() ? one.value : laid->second));
  }
  return out;
}

formula::Program Definition::compiled(const std::map<std::string, double>& changed) const {
  return formula::compiled(filled(changed), formulas::language_with(norms));
}

formulas::Years Definition::years() const {
  formulas::Years out;
  if (valid_from != Date{}) out.first = valid_from.year();
  if (valid_to) out.last = valid_to->year();
  return out;
}

std::string Definition::why_not(int year) const {
  const formulas::Years held = years();
  if (year < held.first) return "показатель действует с " + ru_date(valid_from);
  return year > held.last ? "показатель действовал по " + ru_date(*valid_to) : std::string();
}

const Definition* Library::find(std::string_view id) const {
  const auto found = std::ranges::find(all, id, &Definition::id);
  return found == all.end() ? nullptr : &*found;
}

const Definition& Library::at(std::string_view id) const {
  const Definition* found = find(id);
  if (found == nullptr)
    throw Error(Code::not_found, "Показателя «" + std::string(id) + "» нет. Все показатели: vekha indicator list.");
  return *found;
}

std::vector<std::string> Library::groups() const {
  std::vector<std::string> out;
  for (const Definition& one : all)
    if (std::ranges::find(out, one.group) == out.end()) out.push_back(one.group);
  return out;
}

std::vector<formula::Norm> Library::norms() const {
  std::vector<formula::Norm> out;
  for (const Definition& one : all) out.push_back({one.id, one.measure});
  return out;
}

std::vector<const Definition*> Library::of_group(std::string_view group) const {
  std::vector<const Definition*> out;
  for (const Definition& one : all)
    if (one.group == group) out.push_back(&one);
  return out;
}

}  // namespace vekha::indicators
