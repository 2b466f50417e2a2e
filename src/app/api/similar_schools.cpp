// Schools in like conditions: with names for those who see them all, without for a school.
#include "app/api/indicator_handlers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/similar/similar.hpp"

namespace vekha::api {

http::Response get_similar_schools(Context& context, const Call& call) {
  const org::Scope scope = call.who().scope();
  const indicators::Library library = indicators::library(context.stores.folder());
  const auto catalog = context.catalog.get();
  // A school gets means of five, never of other numbers: their differences would tell single neighbours.
  const bool below = call.who().account.node.kind == org::Kind::school;
  const int count = below ? 5 : call.maybe_integer("count").value_or(5);
  if (count < 1 || count > 30) throw Error(Code::bad_arguments, "Похожих школ: от 1 до 30.");
  const std::string wanted = call.maybe_text("indicators").value_or("");
  const similar::Question question{.school = NodeId{call.integer("school")},
                                   .year = call.integer("year"),
                                   .count = static_cast<std::size_t>(count),
                                   .indicators = wanted.empty() ? std::vector<std::string>{} : split(wanted, ',')};
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    similar::Answer answer =
        similar::similar({read, context.stores.facts(), *catalog, &context.kept}, library, scope, question);
    similar::write_answer(json, below ? similar::hidden(std::move(answer)) : answer);
  });
  return json_response(json);
}

}  // namespace vekha::api
