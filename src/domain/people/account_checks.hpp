// What an account must satisfy, however it is made or changed: all complaints at once.
#pragma once
#include <string>

#include "base/error.hpp"
#include "domain/people/people.hpp"

namespace vekha::people {

/// A role held at an organisation.
struct Post {
  std::string role;
  NodeId node;
};

/// Adds a complaint of the kind `code`, with what to do about it.
void complain(Issues& issues, const std::string& code, const std::string& message, const std::string& fix);
void check_login(Issues& issues, const std::string& login);
void check_name(Issues& issues, const std::string& name);
void check_password(Issues& issues, const std::string& login, const std::string& password);
/// Whether there is such a role and it may be held there. Throws not_found when there is no such organisation.
void check_role(Issues& issues, const db::Read& read, const Post& post);
/// Throws bad_input when anything was complained of.
void refuse_if_any(Issues issues);

}  // namespace vekha::people
