#include "app/cluster_choice.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::app {

void narrow(comparison::Question& question, const indicators::Ground& ground, const std::string& cluster) {
  const std::vector<std::string> parts = split(cluster, '/');
  const auto number = parts.size() == 2 ? parse_integer(parts[1]) : std::nullopt;
  if (!number) throw Error(Code::bad_arguments, "Группа задаётся как ДЕЛЕНИЕ/НОМЕР, например place-and-level/1.");
  if (!question.filter.year) throw Error(Code::bad_arguments, "Для сравнения внутри группы нужен год.");
  const clusters::Answer answer =
      clusters::divide(ground, {.scope = question.filter.scope, .year = *question.filter.year, .method = parts[0]});
  question.among = clusters::codes_of(answer, static_cast<int>(*number));
  if (question.among.size() < clusters::kFewest)
    throw Error(Code::bad_arguments, "В группе меньше пяти школ: внутри неё не сравнивают.");
  question.among_title = "группе «" + answer.clusters.at(static_cast<std::size_t>(*number) - 1).title + "»";
}

}  // namespace vekha::app
