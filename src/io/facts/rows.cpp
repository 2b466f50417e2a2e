#include "io/facts/duck.hpp"

namespace vekha::facts {

/// One chunk of a result and the row being looked at.
struct Row::Cursor {
  struct Column {
    duckdb_type type = DUCKDB_TYPE_INVALID;
    const void* data = nullptr;
    std::uint64_t* validity = nullptr;
    duckdb_vector items = nullptr;  ///< of a list
    duckdb_type item_type = DUCKDB_TYPE_INVALID;
  };
  std::vector<Column> columns;
  idx_t row = 0;

  const Column& column(int number) const {
    VEKHA_CHECK(number >= 0 && static_cast<std::size_t>(number) < columns.size());
    return columns[static_cast<std::size_t>(number)];
  }
  template <class T>
  T at(const Column& column) const {
    return static_cast<const T*>(column.data)[row];
  }
  bool is_null(const Column& column) const {
    return column.validity != nullptr && !duckdb_validity_row_is_valid(column.validity, row);
  }
};

namespace {

using Column = Row::Cursor::Column;

double number_at(const Row::Cursor& cursor, const Column& column) {
  switch (column.type) {
    case DUCKDB_TYPE_DOUBLE: return cursor.at<double>(column);
    case DUCKDB_TYPE_FLOAT: return static_cast<double>(cursor.at<float>(column));
    case DUCKDB_TYPE_HUGEINT: return duckdb_hugeint_to_double(cursor.at<duckdb_hugeint>(column));
    case DUCKDB_TYPE_BOOLEAN: return cursor.at<bool>(column) ? 1 : 0;
    case DUCKDB_TYPE_TINYINT: return cursor.at<std::int8_t>(column);
    case DUCKDB_TYPE_SMALLINT: return cursor.at<std::int16_t>(column);
    case DUCKDB_TYPE_INTEGER: return cursor.at<std::int32_t>(column);
    case DUCKDB_TYPE_BIGINT: return static_cast<double>(cursor.at<std::int64_t>(column));
    default: VEKHA_CHECK(!"a numeric column"); return 0;
  }
}

void point_at(Row::Cursor& cursor, duckdb_data_chunk chunk) {
  for (idx_t i = 0; i < cursor.columns.size(); ++i) {
    const duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, i);
    cursor.columns[i].data = duckdb_vector_get_data(vector);
    cursor.columns[i].validity = duckdb_vector_get_validity(vector);
    if (cursor.columns[i].type == DUCKDB_TYPE_LIST) cursor.columns[i].items = duckdb_list_vector_get_child(vector);
  }
}

std::string text_of(duckdb_string_t value) { return {duckdb_string_t_data(&value), duckdb_string_t_length(value)}; }

duckdb_type item_type_of(duckdb_result& result, idx_t column) {
  duckdb_logical_type list = duckdb_column_logical_type(&result, column);
  duckdb_logical_type item = duckdb_list_type_child_type(list);
  const duckdb_type out = duckdb_get_type_id(item);
  duckdb_destroy_logical_type(&item);
  duckdb_destroy_logical_type(&list);
  return out;
}

struct Chunk {
  duckdb_data_chunk handle;
  ~Chunk() { duckdb_destroy_data_chunk(&handle); }
};

}  // namespace

bool Row::is_null(int column) const { return cursor_.is_null(cursor_.column(column)); }

std::int64_t Row::integer(int number) const {
  const Column& column = cursor_.column(number);
  if (cursor_.is_null(column)) return 0;
  if (column.type == DUCKDB_TYPE_BIGINT) return cursor_.at<std::int64_t>(column);
  if (column.type == DUCKDB_TYPE_HUGEINT) return static_cast<std::int64_t>(cursor_.at<duckdb_hugeint>(column).lower);
  return static_cast<std::int64_t>(number_at(cursor_, column));
}

double Row::real(int number) const {
  const Column& column = cursor_.column(number);
  return cursor_.is_null(column) ? 0 : number_at(cursor_, column);
}

std::string Row::text(int number) const {
  const Column& column = cursor_.column(number);
  if (cursor_.is_null(column)) return {};
  VEKHA_CHECK(column.type == DUCKDB_TYPE_VARCHAR);
  return text_of(cursor_.at<duckdb_string_t>(column));
}

std::vector<std::int64_t> Row::integers(int number) const {
  const Column& column = cursor_.column(number);
  if (cursor_.is_null(column)) return {};
  VEKHA_CHECK(column.item_type == DUCKDB_TYPE_SMALLINT);
  const auto list = cursor_.at<duckdb_list_entry>(column);
  const auto* items = static_cast<const std::int16_t*>(duckdb_vector_get_data(column.items)) + list.offset;
  return {items, items + list.length};
}

std::vector<std::string> Row::texts(int number) const {
  const Column& column = cursor_.column(number);
  if (cursor_.is_null(column)) return {};
  VEKHA_CHECK(column.item_type == DUCKDB_TYPE_VARCHAR);
  const auto list = cursor_.at<duckdb_list_entry>(column);
  const auto* items = static_cast<const duckdb_string_t*>(duckdb_vector_get_data(column.items)) + list.offset;
  std::vector<std::string> out;
  for (idx_t i = 0; i < list.length; ++i) out.push_back(text_of(items[i]));
  return out;
}

std::optional<std::int64_t> Row::maybe_integer(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<double> Row::maybe_real(int column) const {
  return is_null(column) ? std::nullopt : std::optional(real(column));
}

void Result::each(const std::function<void(const Row&)>& row) {
  Row::Cursor cursor;
  for (idx_t i = 0; i < duckdb_column_count(&handle_); ++i) {
    cursor.columns.push_back({.type = duckdb_column_type(&handle_, i)});
    if (cursor.columns[i].type == DUCKDB_TYPE_LIST) cursor.columns[i].item_type = item_type_of(handle_, i);
  }
  while (const duckdb_data_chunk handle = duckdb_fetch_chunk(handle_)) {
    const Chunk chunk{handle};
    point_at(cursor, handle);
    const idx_t count = duckdb_data_chunk_get_size(handle);
    for (cursor.row = 0; cursor.row < count; ++cursor.row) row(Row(cursor));
  }
}

}  // namespace vekha::facts
