// What the handlers of papers share: how a paper is written and what of a request means what.
#pragma once
#include <optional>
#include <string>

#include "app/api/call.hpp"
#include "domain/papers/papers.hpp"

namespace vekha::api {

papers::Sight sight_of(const Call& call);
/// Throw bad_arguments for unknown names.
papers::Level level_of(const std::string& name);
papers::Status status_of(const std::string& name);
/// The level of acts an organisation issues.
papers::Level level_of_own(const people::Viewer& viewer);
/// A day in ISO or Russian spelling; nothing for an absent or empty one. Throws bad_arguments.
std::optional<Date> day_of(const std::optional<std::string>& text);

/// Inside an open object.
void write_paper_fields(JsonWriter& json, const papers::Row& row);
/// The whole card: fields, links and the familiarisation list.
http::Response paper_response(Context& context, const Call& call, papers::PaperId id);

}  // namespace vekha::api
