// What a stored plan knows of its act, goals and legal basis, ready to be printed.
#pragma once
#include <string>
#include <vector>

#include "domain/roadmap/roadmap.hpp"

namespace vekha::documents {

/// «приказ Рособрнадзора от 13.05.2024 № 1008 «Об утверждении …»».
std::string act_text(const roadmap::ActReference& act);
/// «Срок реализации плана: с … по ….»: read back as the period of a plan whose title names none.
std::string period_sentence(const calendar::Period& period);
/// The act that approved the version, else the one its source names; empty fields where nothing is known.
roadmap::Act approving_act(const roadmap::Roadmap& plan, const roadmap::Preamble& preamble);

}  // namespace vekha::documents
