// What every change of a paper begins with: it is there, may be changed, and the card makes sense.
#pragma once
#include "domain/papers/papers.hpp"

namespace vekha::papers {

struct Stand {
  Status status = Status::draft;
  int row_version = 0;
  NodeId node;
  std::string kind;
  std::string number;
};
/// Throws not_found outside the subtree.
Stand stand(const db::Read& read, const org::Scope& scope, PaperId id);
/// Throws bad_input with all complaints about a tidied card.
void check_card(const Card& card);

}  // namespace vekha::papers
