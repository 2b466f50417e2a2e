// The words of the tables: statuses, rules and states with their Russian titles.
#include <array>

#include "base/names.hpp"
#include "domain/execution/execution.hpp"

namespace vekha::execution {
namespace {

constexpr std::array kStatuses{
    Named<Status>{Status::planned, "planned", "запланировано"},
    Named<Status>{Status::in_work, "in_work", "в работе"},
    Named<Status>{Status::review, "review", "на проверке"},
    Named<Status>{Status::done, "done", "выполнено"},
    Named<Status>{Status::cancelled, "cancelled", "снято с обоснованием"},
};
constexpr std::array kRules{
    Named<Rule>{Rule::node, "node", "организация"},
    Named<Rule>{Rule::all_schools, "all_schools", "все школы"},
    Named<Rule>{Rule::all_kindergartens, "all_kindergartens", "все детские сады"},
    Named<Rule>{Rule::schools_with_signs, "schools_with_signs", "школы по списку"},
    Named<Rule>{Rule::people, "people", "человек"},
    Named<Rule>{Rule::external, "external", "внешняя организация, задач здесь нет"},
};
constexpr std::array kPlanStates{
    Named<PlanState>{PlanState::none, "none", "нет плана"},
    Named<PlanState>{PlanState::draft, "draft", "черновик"},
    Named<PlanState>{PlanState::submitted, "submitted", "представлен"},
    Named<PlanState>{PlanState::returned, "returned", "возвращён"},
    Named<PlanState>{PlanState::approved, "approved", "утверждён"},
};
constexpr std::array kGroupings{
    Named<By>{By::section, "section", "раздел"},
    Named<By>{By::executor, "executor", "исполнитель"},
    Named<By>{By::direction, "direction", "направление"},
    Named<By>{By::quarter, "quarter", "квартал"},
    Named<By>{By::month, "month", "месяц"},
};

}  // namespace

std::string_view status_name(Status status) { return named_row(kStatuses, status).name; }
std::string_view status_title(Status status) { return named_row(kStatuses, status).title; }
std::optional<Status> status_from_name(std::string_view name) { return named_value(kStatuses, name); }
bool is_open(Status status) { return status != Status::done && status != Status::cancelled; }

std::string_view rule_name(Rule rule) { return named_row(kRules, rule).name; }
std::string_view rule_title(Rule rule) { return named_row(kRules, rule).title; }
std::optional<Rule> rule_from_name(std::string_view name) { return named_value(kRules, name); }

std::vector<Rule> rules() {
  std::vector<Rule> out;
  for (const auto& row : kRules) out.push_back(row.value);
  return out;
}

std::string_view plan_state_name(PlanState state) { return named_row(kPlanStates, state).name; }
std::string_view plan_state_title(PlanState state) { return named_row(kPlanStates, state).title; }
std::optional<PlanState> plan_state_from_name(std::string_view name) { return named_value(kPlanStates, name); }

std::optional<By> by_from_name(std::string_view name) { return named_value(kGroupings, name); }

Hand owner(const std::string& name) {
  return {.name = name, .powers = {.executes = true, .edits = true, .controls = true}};
}

}  // namespace vekha::execution
