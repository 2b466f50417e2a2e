#include "domain/papers/rows.hpp"

#include <boost/json.hpp>

#include "base/json.hpp"

namespace vekha::papers {
namespace {

std::map<std::string, std::string> fields_of(const std::string& json) {
  std::map<std::string, std::string> out;
  const boost::json::value parsed = boost::json::parse(json);
  for (const auto& [key, value] : parsed.as_object()) out[std::string(key)] = boost::json::value_to<std::string>(value);
  return out;
}

}  // namespace

Paper paper_of(const db::Row& row) {
  const auto dated = row.maybe_text(4);
  return {.id = row.id<PaperId>(0),
          .node = row.id<NodeId>(1),
          .card = {.kind = row.text(2),
                   .number = row.text(3),
                   .dated = dated ? parse_iso_date(*dated) : std::nullopt,
                   .issuer = row.text(6),
                   .title = row.text(5)},
          .level = level_from_name(row.text(7)).value_or(Level::unknown),
          .status = status_from_name(row.text(8)).value_or(Status::draft),
          .repealed_by = row.id<PaperId>(9),
          .note = row.text(10),
          .file = {.sha256 = row.text(11), .name = row.text(12), .size = row.integer(13)},
          .template_id = row.text(14),
          .fields = fields_of(row.text(15)),
          .created_at = row.text(16),
          .created_by = row.text(17),
          .row_version = static_cast<int>(row.integer(18))};
}

std::string fields_json(const std::map<std::string, std::string>& fields) {
  JsonWriter json;
  json.begin_object();
  for (const auto& [name, text] : fields) json.field(name, text);
  return json.end_object().text();
}

}  // namespace vekha::papers
