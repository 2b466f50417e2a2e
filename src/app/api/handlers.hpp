// All handlers, one file per noun: parse, one function of a room, write.
#pragma once
#include "app/api/call.hpp"

namespace vekha::api {

// service.cpp
http::Response get_health(Context& context, const Call& call);
http::Response get_contract(Context& context, const Call& call);
http::Response get_docs(Context& context, const Call& call);
http::Response get_job(Context& context, const Call& call);
http::Response list_nodes(Context& context, const Call& call);
http::Response list_journal(Context& context, const Call& call);
// session.cpp
http::Response sign_in(Context& context, const Call& call);
http::Response get_session(Context& context, const Call& call);
http::Response sign_out(Context& context, const Call& call);

}  // namespace vekha::api
