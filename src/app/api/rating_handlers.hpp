// Handlers of ratings: rules, the table, steps, objections.
#pragma once
#include "app/api/call.hpp"

namespace vekha::api {

// ratings.cpp
http::Response list_ratings(Context& context, const Call& call);
http::Response add_rating(Context& context, const Call& call);
http::Response get_rating(Context& context, const Call& call);
http::Response get_rating_table(Context& context, const Call& call);
http::Response change_rating(Context& context, const Call& call);
http::Response undo_rating_change(Context& context, const Call& call);
http::Response remove_rating(Context& context, const Call& call);
http::Response restore_rating(Context& context, const Call& call);
// rating_steps.cpp
http::Response open_rating_appeals(Context& context, const Call& call);
http::Response freeze_rating(Context& context, const Call& call);
http::Response publish_rating(Context& context, const Call& call);
http::Response undo_rating_step(Context& context, const Call& call);
http::Response add_rating_objection(Context& context, const Call& call);
http::Response answer_rating_objection(Context& context, const Call& call);
http::Response withdraw_rating_objection(Context& context, const Call& call);

}  // namespace vekha::api
