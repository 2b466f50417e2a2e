#include <algorithm>
#include <memory>

#include "io/facts/duck.hpp"

namespace vekha::facts {
namespace {

[[noreturn]] void fail_at(duckdb_appender appender) { fail("не записана строка", duckdb_appender_error(appender)); }

/// Owns the type of a column.
class ColumnType {
 public:
  explicit ColumnType(duckdb_logical_type handle) : handle_(handle) {}
  ~ColumnType() { duckdb_destroy_logical_type(&handle_); }
  ColumnType(const ColumnType&) = delete;
  ColumnType& operator=(const ColumnType&) = delete;
  duckdb_logical_type get() const { return handle_; }
  duckdb_type id() const { return duckdb_get_type_id(handle_); }

 private:
  duckdb_logical_type handle_;
};

template <class T>
void put(void* data, idx_t row, std::int64_t number) {
  static_cast<T*>(data)[row] = static_cast<T>(number);
}

}  // namespace

/// The rows not yet handed to the store.
struct Appender::Block {
  struct Column {
    duckdb_type type = DUCKDB_TYPE_INVALID;
    duckdb_vector vector = nullptr;
    void* data = nullptr;
  };
  duckdb_appender appender = nullptr;
  duckdb_data_chunk chunk = nullptr;
  std::vector<Column> columns;
  std::size_t column = 0;
  idx_t row = 0;

  explicit Block(duckdb_appender owned) : appender(owned) {
    std::vector<std::unique_ptr<ColumnType>> types;
    std::vector<duckdb_logical_type> handles;
    for (idx_t i = 0; i < duckdb_appender_column_count(appender); ++i) {
      types.push_back(std::make_unique<ColumnType>(duckdb_appender_column_type(appender, i)));
      handles.push_back(types.back()->get());
      columns.push_back({.type = types.back()->id()});
    }
    chunk = duckdb_create_data_chunk(handles.data(), handles.size());
    point();
  }
  ~Block() {
    duckdb_destroy_data_chunk(&chunk);
    duckdb_appender_destroy(&appender);
  }
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;

  void point() {
    for (idx_t i = 0; i < columns.size(); ++i) {
      columns[i].vector = duckdb_data_chunk_get_vector(chunk, i);
      columns[i].data = duckdb_vector_get_data(columns[i].vector);
    }
  }

  Column& next() {
    VEKHA_CHECK(column < columns.size());
    return columns[column++];
  }

  void flush() {
    if (row == 0) return;
    duckdb_data_chunk_set_size(chunk, row);
    if (duckdb_append_data_chunk(appender, chunk) == DuckDBError) fail_at(appender);
    duckdb_data_chunk_reset(chunk);
    point();
    row = 0;
  }

  void close() {
    flush();
    if (duckdb_appender_close(appender) == DuckDBError) fail_at(appender);
  }

  /// Room for a list of this row; returns where its items begin.
  idx_t open_list(const Column& list, std::size_t items) const {
    const idx_t begin = duckdb_list_vector_get_size(list.vector);
    duckdb_list_vector_reserve(list.vector, begin + items);
    duckdb_list_vector_set_size(list.vector, begin + items);
    static_cast<duckdb_list_entry*>(duckdb_vector_get_data(list.vector))[row] = {begin, items};
    return begin;
  }
};

Appender& Appender::null() {
  const Block::Column& column = block_.next();
  duckdb_vector_ensure_validity_writable(column.vector);
  duckdb_validity_set_row_invalid(duckdb_vector_get_validity(column.vector), block_.row);
  return *this;
}

Appender& Appender::value(std::int64_t number) {
  const Block::Column& column = block_.next();
  switch (column.type) {
    case DUCKDB_TYPE_BOOLEAN: put<bool>(column.data, block_.row, number); break;
    case DUCKDB_TYPE_TINYINT: put<std::int8_t>(column.data, block_.row, number); break;
    case DUCKDB_TYPE_SMALLINT: put<std::int16_t>(column.data, block_.row, number); break;
    case DUCKDB_TYPE_INTEGER: put<std::int32_t>(column.data, block_.row, number); break;
    case DUCKDB_TYPE_BIGINT: put<std::int64_t>(column.data, block_.row, number); break;
    case DUCKDB_TYPE_DOUBLE: put<double>(column.data, block_.row, number); break;
    default: VEKHA_CHECK(!"a numeric column");
  }
  return *this;
}

Appender& Appender::value(double number) {
  const Block::Column& column = block_.next();
  VEKHA_CHECK(column.type == DUCKDB_TYPE_DOUBLE);
  static_cast<double*>(column.data)[block_.row] = number;
  return *this;
}

Appender& Appender::value(std::string_view text) {
  const Block::Column& column = block_.next();
  VEKHA_CHECK(column.type == DUCKDB_TYPE_VARCHAR);
  duckdb_vector_assign_string_element_len(column.vector, block_.row, text.data(), text.size());
  return *this;
}

Appender& Appender::value(std::span<const std::int16_t> numbers) {
  const Block::Column& column = block_.next();
  VEKHA_CHECK(column.type == DUCKDB_TYPE_LIST);
  const idx_t begin = block_.open_list(column, numbers.size());
  auto* items = static_cast<std::int16_t*>(duckdb_vector_get_data(duckdb_list_vector_get_child(column.vector)));
  std::copy(numbers.begin(), numbers.end(), items + begin);
  return *this;
}

Appender& Appender::value(const std::vector<std::string>& texts) {
  const Block::Column& column = block_.next();
  VEKHA_CHECK(column.type == DUCKDB_TYPE_LIST);
  idx_t at = block_.open_list(column, texts.size());
  const duckdb_vector items = duckdb_list_vector_get_child(column.vector);
  for (const std::string& text : texts) duckdb_vector_assign_string_element_len(items, at++, text.data(), text.size());
  return *this;
}

void Appender::end_row() {
  VEKHA_CHECK(block_.column == block_.columns.size());
  block_.column = 0;
  if (++block_.row == duckdb_vector_size()) block_.flush();
}

void Transaction::append(const std::string& table, const std::function<void(Appender&)>& fill) const {
  duckdb_appender handle = nullptr;
  if (duckdb_appender_create(static_cast<duckdb_connection>(connection_), nullptr, table.c_str(), &handle) ==
      DuckDBError) {
    const std::string why = duckdb_appender_error(handle) != nullptr ? duckdb_appender_error(handle) : "";
    duckdb_appender_destroy(&handle);
    fail("нет таблицы " + table, why.c_str());
  }
  Appender::Block block(handle);
  Appender appender(block);
  fill(appender);
  block.close();
}

}  // namespace vekha::facts
