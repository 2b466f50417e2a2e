// What goes into statements and comes out of them: values to bind and the rows of a result.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/ids.hpp"

namespace vekha::db {

using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A value to bind; ids, optionals, integers, doubles and texts convert by themselves.
struct Bind {
  Value value;
  Bind() = default;
  Bind(std::monostate) {}
  Bind(std::int64_t number) : value(number) {}
  Bind(int number) : value(std::int64_t{number}) {}
  Bind(bool truth) : value(std::int64_t{truth}) {}
  Bind(double number) : value(number) {}
  Bind(std::string text) : value(std::move(text)) {}
  Bind(std::string_view text) : value(std::string(text)) {}
  Bind(const char* text) : value(std::string(text)) {}
  template <class Tag>
  Bind(Id<Tag> id) : value(id.value) {}
  template <class T>
  Bind(const std::optional<T>& maybe) {
    if (maybe) value = Bind(*maybe).value;
  }
};
using Binds = std::vector<Bind>;

/// The current row of a result; columns count from 0. Valid only inside the callback.
class Row {
 public:
  explicit Row(void* statement) : statement_(statement) {}
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  bool truth(int column) const { return integer(column) != 0; }
  std::optional<std::int64_t> maybe_integer(int column) const;
  std::optional<double> maybe_real(int column) const;
  std::optional<std::string> maybe_text(int column) const;
  template <class IdType>
  IdType id(int column) const {
    return IdType{integer(column)};
  }

 private:
  void* statement_;
};

}  // namespace vekha::db
