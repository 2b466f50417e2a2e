// One call of a handler: the request, who asks, and the parameters read with Russian complaints.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/api/context.hpp"
#include "base/json.hpp"
#include "domain/people/people.hpp"
#include "io/http/http.hpp"

namespace vekha::api {

/// The flat JSON object of a request's body; a list of whole numbers or of texts may be a value, too.
class Fields {
 public:
  using Value = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string>;
  /// Throws bad_arguments when the body is not an object of texts, numbers, truths, nulls and lists. `nested` names one
  /// entry, or several, of another shape, left to their own readers.
  explicit Fields(const std::string& body, std::string_view nested = {});
  Fields(const std::string& body, const std::vector<std::string_view>& nested);

  /// Throws bad_arguments when it is absent or not a text.
  std::string text(std::string_view name) const;
  std::optional<std::string> maybe_text(std::string_view name) const;
  /// A list of texts. Throws bad_arguments when it is there and something else.
  std::optional<std::vector<std::string>> maybe_texts(std::string_view name) const;
  /// Also of a text of digits. Throws bad_arguments when it is there and not a whole number of ordinary size.
  std::optional<int> maybe_integer(std::string_view name) const;
  /// Throws bad_arguments when it is there and not true or false.
  std::optional<bool> maybe_truth(std::string_view name) const;
  /// Throws bad_arguments when it is there and not a list of whole numbers.
  std::optional<std::vector<std::int64_t>> maybe_integers(std::string_view name) const;
  const std::map<std::string, Value, std::less<>>& values() const { return values_; }

 private:
  std::map<std::string, Value, std::less<>> values_;
  std::map<std::string, std::vector<std::int64_t>, std::less<>> lists_;
  std::map<std::string, std::vector<std::string>, std::less<>> texts_;
};

/// The objects of one list of a body: {"parts":[{…},{…}]}. Throws bad_arguments when it is no such list.
std::vector<Fields> objects_of(const std::string& body, std::string_view name);

struct Call {
  const http::Request& request;
  const people::Viewer* viewer = nullptr;  ///< nobody on public routes
  std::string key;                         ///< what stands for {id} in the path

  /// {id} as a number. Throws not_found when it is not one.
  std::int64_t id() const;
  const people::Viewer& who() const;
  /// Query parameters. `text` and `integer` throw bad_arguments when absent.
  std::string text(std::string_view name) const;
  int integer(std::string_view name) const;
  std::optional<std::string> maybe_text(std::string_view name) const;
  std::optional<int> maybe_integer(std::string_view name) const;
};

using Handler = http::Response (*)(Context& context, const Call& call);

http::Response json_response(JsonWriter& json);
http::Response json_text(std::string text);
http::Response no_content();

}  // namespace vekha::api
