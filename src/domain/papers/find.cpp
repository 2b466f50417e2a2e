#include "domain/papers/papers.hpp"

#include "domain/papers/papers.sql.hpp"
#include "domain/papers/rows.hpp"

namespace vekha::papers {

Paper get(const db::Read& read, const Sight& sight, PaperId id) {
  const std::string& path = sight.scope.path;
  auto found = read.first(sql::seen, {id, path, path, path, sight.account}, paper_of);
  if (!found) throw Error(Code::not_found, "Документ не найден.");
  return *std::move(found);
}

}  // namespace vekha::papers
