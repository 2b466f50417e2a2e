// Handlers of what helps schools: comparison, power, skills, clusters, profiles.
#pragma once
#include "app/api/call.hpp"

namespace vekha::api {

// comparison.cpp
http::Response get_comparison(Context& context, const Call& call);
http::Response get_power(Context& context, const Call& call);
// skills.cpp
http::Response get_skills(Context& context, const Call& call);
http::Response get_skills_year(Context& context, const Call& call);
http::Response save_skills_year(Context& context, const Call& call);
// clusters.cpp
http::Response list_cluster_rules(Context& context, const Call& call);
http::Response get_clusters(Context& context, const Call& call);
http::Response get_links(Context& context, const Call& call);
// profile.cpp
http::Response get_status_change(Context& context, const Call& call);
http::Response get_profiles(Context& context, const Call& call);
// officials.cpp
http::Response list_official_lists(Context& context, const Call& call);
http::Response add_official_list(Context& context, const Call& call);
http::Response remove_official_list(Context& context, const Call& call);
http::Response restore_official_list(Context& context, const Call& call);

}  // namespace vekha::api
