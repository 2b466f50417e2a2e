#include <array>

#include "base/names.hpp"
#include "domain/roadmap/model.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::array kStates{
    Named<State>{State::draft, "draft", "черновик"},
    Named<State>{State::submitted, "submitted", "на утверждении"},
    Named<State>{State::approved, "approved", "действует"},
    Named<State>{State::superseded, "superseded", "заменена"},
};

}  // namespace

std::string_view state_name(State state) { return named_row(kStates, state).name; }
std::string_view state_title(State state) { return named_row(kStates, state).title; }

std::optional<State> state_from_name(std::string_view name) { return named_value(kStates, name); }

}  // namespace vekha::roadmap
