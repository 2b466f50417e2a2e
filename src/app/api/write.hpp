// Pieces of answers that several handlers write alike.
#pragma once
#include <optional>
#include <string_view>

#include "app/api/call.hpp"
#include "base/estimate.hpp"
#include "base/json.hpp"
#include "domain/org/org.hpp"
#include "domain/results/results.hpp"

namespace vekha::api {

/// "procedure":…,"year":…,"grade":…,"subject":… inside an open object.
void write_exam_fields(JsonWriter& json, const results::Exam& exam);
/// The same as an object.
void write_exam(JsonWriter& json, const results::Exam& exam);
/// "name":Estimate inside an open object.
void write_estimate_field(JsonWriter& json, std::string_view name, const Estimate& estimate);
struct SchoolRef {
  NodeId id;
  std::string_view code;
  std::string_view name;
};
void write_school_ref(JsonWriter& json, const SchoolRef& school);
/// null when empty or zero.
void write_or_null(JsonWriter& json, std::string_view name, const std::string& text);
void write_or_null(JsonWriter& json, std::string_view name, int number);
/// [lo, hi] or null.
void write_bounds(JsonWriter& json, std::string_view name, const std::optional<Interval>& bounds);

/// The filter of the query parameters inside what the viewer may see. Throws not_found for another's school.
results::Filter filter_of(const db::Read& read, const Context& context, const Call& call);
/// The one exam of the query parameters. Throws not_found, or bad_arguments when `procedure` must be told.
results::Exam exam_of(const db::Read& read, Context& context, const results::Filter& filter);
/// The subtree of the municipality an organisation belongs to; its own for a region.
org::Scope municipality_scope(const db::Read& read, const org::Node& node);

}  // namespace vekha::api
