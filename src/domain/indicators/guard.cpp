// What may not be said: ВПР are no measure of a teacher, and a protected name is not borne by half a set.
#include <algorithm>

#include "base/text.hpp"
#include "domain/indicators/sets.hpp"

namespace vekha::indicators {
namespace {

constexpr const char* kLaw =
    "Федеральные рекомендации по ВПР 2025/26 учебного года не допускают оценивать по их результатам работу учителей";
constexpr const char* kProtected = "индекс качества";

/// Whether works of ВПР get into the value: by name, or because the program looks at any procedure.
bool takes_vpr(const Definition& one) {
  if (one.program.find("'ВПР'") != std::string::npos) return true;
  if (!one.procedures.empty()) return std::ranges::count(one.procedures, "ВПР") > 0;
  const formula::Program program = one.compiled();
  const bool of_results = std::ranges::any_of(program.aggregates, [](const formula::Aggregate& aggregate) {
    const std::string& rows = formulas::language().sources[aggregate.source].name;
    return rows != "figures" && rows != "reports";
  });
  return of_results && program.canonical.find("procedure") == std::string::npos;
}

std::vector<std::string> names_with_vpr(const Set& set, const Library& library) {
  std::vector<std::string> out;
  for (const Slot& slot : set.slots)
    if (const Definition* one = library.find(slot.indicator); one != nullptr && takes_vpr(*one))
      out.push_back("«" + one->name + "»");
  return out;
}

/// Whether the act approved what stands in the slots now.
bool approved_so(const Set& set, const Set& then) {
  return std::ranges::equal(set.slots, then.slots, [](const Slot& a, const Slot& b) {
    return a.code == b.code && a.indicator == b.indicator;
  });
}

bool claims(const std::string& name) { return folded(name).find(kProtected) != std::string::npos; }

}  // namespace

Guard guard(const Set& set, const Library& library) {
  if (set.audience == Audience::system) return {};
  const std::vector<std::string> names = names_with_vpr(set, library);
  if (names.empty()) return {};
  if (set.audience == Audience::teachers)
    return {.refused = true,
            .reasons = {std::string(kLaw) + ". Набор «" + set.name + "» — об учителях, а результаты ВПР берут: " +
                        joined(names, ", ") + ". Уберите эти показатели или ограничьте их другими процедурами."}};
  const std::string whom = set.audience == Audience::heads ? "руководителей" : "школ";
  return {.refused = false,
          .reasons = {std::string(kLaw) + ". В наборе для оценки " + whom + " результаты ВПР берут: " +
                      joined(names, ", ") + ". Выводы о людях по ним не делайте; решите, нужны ли они здесь."}};
}

ShownName shown_name(const Set& set, const std::optional<Frozen>& approved) {
  const bool guarded = !set.protected_name.empty() || claims(set.name);
  if (!guarded) return {.name = set.name, .why = {}};
  const std::string wanted = set.protected_name.empty() ? set.name : set.protected_name;
  const std::string plain = claims(set.name) ? "Набор показателей «" + set.id + "»" : set.name;
  const auto waiting = std::ranges::count_if(set.slots, [](const Slot& slot) { return slot.indicator.empty(); });
  if (waiting > 0)
    return {.name = plain,
            .why = "Название «" + wanted + "» — только когда заполнены все места: пустых " + std::to_string(waiting) +
                   " из " + std::to_string(set.slots.size()) + "."};
  if (!approved || !approved_so(set, approved->set))
    return {.name = plain, .why = "Название «" + wanted + "» — только после утверждения полного набора актом."};
  return {.name = wanted, .why = {}};
}

}  // namespace vekha::indicators
