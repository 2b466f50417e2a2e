#include <array>

#include "domain/roadmap/model.hpp"

namespace vekha::roadmap {
namespace {

struct StateRow {
  State state;
  std::string_view name;
  std::string_view title;
};
constexpr std::array kStates{
    StateRow{State::draft, "draft", "черновик"},
    StateRow{State::submitted, "submitted", "на утверждении"},
    StateRow{State::approved, "approved", "действует"},
    StateRow{State::superseded, "superseded", "заменена"},
};

const StateRow& row_of(State state) {
  for (const StateRow& row : kStates)
    if (row.state == state) return row;
  return kStates.front();
}

}  // namespace

std::string_view state_name(State state) { return row_of(state).name; }
std::string_view state_title(State state) { return row_of(state).title; }

std::optional<State> state_from_name(std::string_view name) {
  for (const StateRow& row : kStates)
    if (row.name == name) return row.state;
  return std::nullopt;
}

}  // namespace vekha::roadmap
