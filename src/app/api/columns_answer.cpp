#include "app/api/columns_answer.hpp"

#include <boost/json.hpp>

#include "base/error.hpp"

namespace vekha::api {
namespace {

namespace json = boost::json;

[[noreturn]] void wrong() {
  throw Error(Code::bad_arguments,
              "Параметр «columns»: нужен список таблиц, в каждой – названия столбцов слева направо.");
}

roadmap::Columns table_of(const json::value& table) {
  if (!table.is_array()) wrong();
  roadmap::Columns columns;
  for (const json::value& name : table.get_array()) {
    if (!name.is_string()) wrong();
    const auto role = roadmap::role_from_name(std::string_view(name.get_string()));
    if (!role)
      throw Error(Code::bad_arguments,
                  "Параметр «columns»: столбец «" + std::string(name.get_string()) + "» не известен.");
    columns.push_back(*role);
  }
  return columns;
}

}  // namespace

roadmap::Mapping columns_answer(const std::string& body) {
  json::error_code failure;
  const json::value root = json::parse(body, failure);
  roadmap::Mapping mapping;
  const json::value* columns = !failure && root.is_object() ? root.get_object().if_contains("columns") : nullptr;
  if (columns == nullptr || columns->is_null()) return mapping;
  if (!columns->is_array()) wrong();
  for (const json::value& table : columns->get_array()) mapping.tables.push_back(table_of(table));
  return mapping;
}

}  // namespace vekha::api
