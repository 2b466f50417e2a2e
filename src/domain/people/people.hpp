// People: accounts, roles and their rights, signing in and sessions. Passwords leave this room only as argon2id hashes.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "domain/org/org.hpp"
#include "io/db/db.hpp"

namespace vekha::people {

/// What people of one kind may do.
struct Role {
  std::string id;     ///< "school_head"
  std::string title;  ///< «Директор школы»
  std::vector<std::string> node_kinds;
  std::vector<std::string> rights;
};

/// The roles of catalog/roles in order. Throws bad_input naming the file and line of what is wrong there.
const std::vector<Role>& catalog_roles();
/// Carries the roles of the catalogue over into the store when they differ.
void install_roles(db::Database& records);
/// The same inside a transaction.
void install_roles(const db::Write& write);
/// Every role of the store.
std::vector<Role> roles(const db::Read& read);

struct Account {
  AccountId id;
  std::string login;
  std::string name;
  std::string role;
  std::string role_title;
  org::Node node;
  bool disabled = false;
  std::string email;  ///< as it goes over the wire; empty: none
};

struct NewAccount {
  std::string login;  ///< latin letters, digits, «._-@»; kept in lower case
  std::string name;
  std::string role;
  NodeId node;
  std::string password;
};

/// Adds an account. Throws bad_input with all complaints (login, password policy, role against the kind of node) or
/// conflict when the login is taken.
AccountId add_account(const db::Write& write, const NewAccount& fresh);
/// Accounts whose organisation lies in the scope, by login.
std::vector<Account> accounts(const db::Read& read, const org::Scope& scope);
/// Throws not_found.
Account account(const db::Read& read, const std::string& login);
Account account(const db::Read& read, AccountId id);
/// New password; all sessions of the account end. Throws bad_input or not_found.
void set_password(const db::Write& write, const std::string& login, const std::string& password);
/// Where letters to the person go; empty: nowhere. Throws bad_input when it is no address, or not_found.
void set_email(const db::Write& write, AccountId id, const std::string& email);
/// The account can no longer sign in and its sessions end. Throws not_found.
void disable(const db::Write& write, const std::string& login);

/// Somebody signed in, with what they may do and see.
struct Viewer {
  Account account;
  std::set<std::string, std::less<>> rights;
  std::string csrf;
  std::string token_digest;

  bool may(std::string_view right) const { return rights.contains(right); }
  org::Scope scope() const { return {account.node.path}; }
  db::Actor actor() const { return {account.id, account.name}; }
};

/// What changes of an account; what is absent stays.
struct AccountChange {
  std::optional<std::string> name;
  std::optional<std::string> role;
  std::optional<NodeId> node;
};
/// An account of an organisation inside the scope. Throws not_found for any other.
Account account_in(const db::Read& read, const org::Scope& scope, AccountId id);
/// Changes an account of the scope of `by`; another role or organisation ends its sessions. Throws bad_input with all
/// complaints, not_found, or forbidden for one's own role.
void change_account(const db::Write& write, const Viewer& by, AccountId id, const AccountChange& change);
/// As `disable`, by somebody else of the scope. Throws not_found, or forbidden for oneself.
void block(const db::Write& write, const Viewer& by, AccountId id);
/// The account can sign in again. Throws not_found.
void unblock(const db::Write& write, const Viewer& by, AccountId id);
/// A password to be told to somebody: hard to guess, easy to read out.
std::string make_password();
struct OwnPassword {
  std::string old;
  std::string fresh;
};
/// The person's own new password; their other sessions end. Throws bad_input when the old one is wrong or the new one
/// does not suit.
void change_own_password(const db::Write& write, const Viewer& viewer, const OwnPassword& wanted);

/// Limits of guessing and idleness.
struct Policy {
  std::int64_t idle_seconds = 60 * 60;
  std::int64_t longest_seconds = 12 * 60 * 60;  ///< a session ends however busy it is
  std::int64_t lock_seconds = 15 * 60;
  int failures_of_login = 5;  ///< within lock_seconds
  int failures_of_address = 30;
};

struct Attempt {
  std::string login;
  std::string password;
  std::string address;
  std::int64_t now = 0;  ///< seconds since 1970
};

struct OpenedSession {
  std::string token;  ///< for the cookie
  Viewer viewer;
};

/// Opens a session with a fresh token. Throws not_signed_in for a wrong login or password (alike in words and time) and
/// too_many while the login or the address is locked.
OpenedSession sign_in(db::Database& records, const Policy& policy, const Attempt& attempt);
/// The viewer of a live session. `seen_at` is the last use known to the caller. Nothing when unknown or ended.
struct LiveSession {
  Viewer viewer;
  std::int64_t created_at = 0;
  std::int64_t seen_at = 0;
};
std::optional<LiveSession> session(const db::Read& read, const std::string& token_digest);
/// Somebody with what they may do and see at the moment, without a session; nothing when unknown or disabled.
std::optional<Viewer> viewer(const db::Read& read, AccountId id);
void end_session(const db::Write& write, const std::string& token_digest);
/// Ends sessions idle since before `seen_before` and forgets sign-in attempts older than a year.
void sweep_sessions(const db::Write& write, std::int64_t seen_before, std::int64_t attempts_before);
void set_seen(const db::Write& write, const std::string& token_digest, std::int64_t seen_at);

/// One row of the journal of changes.
struct JournalRow {
  std::int64_t id = 0;
  std::string at;  ///< UTC, ISO 8601
  std::string actor;
  std::string reason;
};
struct JournalPage {
  std::int64_t before = 0;  ///< rows with smaller numbers; 0: the newest
  int limit = 100;          ///< 1..500
};
/// The newest first: what accounts of the scope did. The program's and the command line's own rows are seen by whoever
/// sees every municipality.
std::vector<JournalRow> journal(const db::Read& read, const org::Scope& scope, const JournalPage& page);

}  // namespace vekha::people
