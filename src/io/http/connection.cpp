// One connection: read a head, ask the service how the body may come, read it, hand the request to the pool, answer.
#include <fcntl.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/http/file_body.hpp>
#include <filesystem>

#include "base/error.hpp"
#include "io/http/shared.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::http {
namespace {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using EmptyParser = bhttp::request_parser<bhttp::empty_body>;

constexpr std::size_t kChunk = 256 * 1024;
constexpr std::uint64_t kLingerBytes = 16U << 20;

/// The exchange cannot go on; the status is answered and the connection closed.
struct Refusal {
  int status;
};

/// A file that is removed unless it was handed on.
class UploadFile {
 public:
  explicit UploadFile(const std::string& folder) : path_(folder + "/" + sys::random_token() + ".upload") {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor_ < 0) throw Error(Code::storage, "Не удалось создать временный файл для загрузки.");
  }
  ~UploadFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  UploadFile(const UploadFile&) = delete;
  UploadFile& operator=(const UploadFile&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0) throw Error(Code::storage, "Не хватило места на диске для загружаемого файла.");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  std::string hand_on() { return std::exchange(path_, {}); }

 private:
  std::string path_;
  int descriptor_ = -1;
};

class Connection {
 public:
  Connection(Shared& shared, tcp::socket socket) : shared_(shared), stream_(std::move(socket)) {
    error_code failure;
    const auto remote = stream_.socket().remote_endpoint(failure);
    if (!failure) address_ = remote.address().to_string();
    ++shared_.connections;
  }
  ~Connection() { --shared_.connections; }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  asio::awaitable<void> run();

 private:
  asio::awaitable<void> read_head(EmptyParser& parser);
  asio::awaitable<Response> answer(EmptyParser& parser, Request& request);
  asio::awaitable<void> read_body(EmptyParser& parser, Request& request);
  asio::awaitable<void> read_to_memory(EmptyParser& parser, Request& request, std::uint64_t limit);
  asio::awaitable<void> read_to_file(EmptyParser& parser, Request& request, const BodyRule& rule);
  asio::awaitable<void> send(const Request& request, Response response);
  asio::awaitable<void> send_file(const Request& request, const Response& response);
  template <class Serializer>
  asio::awaitable<void> write_whole(Serializer& serializer);
  asio::awaitable<void> linger();

  /// Runs blocking work on the pool and brings its result or exception back to the socket thread.
  template <class Work>
  auto on_pool(Work work) -> asio::awaitable<decltype(work())> {
    auto task = [](Work job) -> asio::awaitable<decltype(work())> { co_return job(); };
    return asio::co_spawn(shared_.pool, task(std::move(work)), asio::use_awaitable);
  }

  Shared& shared_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::string address_;
  bool keep_ = true;
};

Request request_of(const EmptyParser& parser) {
  const auto& message = parser.get();
  Request request;
  request.id = sys::random_token(8);
  request.method = std::string(message.method_string());
  const std::string_view target(message.target().data(), message.target().size());
  const auto mark = target.find('?');
  if (mark != std::string_view::npos) request.query = std::string(target.substr(mark + 1));
  for (const auto& field : message) request.headers.push_back({field.name_string(), field.value()});
  request.path = percent_decoded(target.substr(0, mark)).value_or("");
  return request;
}

int refusal_status(const error_code& failure) {
  if (failure == bhttp::error::header_limit || failure == bhttp::error::buffer_overflow) return 431;
  if (failure == bhttp::error::body_limit) return 413;
  return 400;
}

/// The other side is gone, or so slow that the stream was closed: nobody is there to be answered.
bool gone(const error_code& failure) {
  return failure == beast::error::timeout || failure == bhttp::error::end_of_stream ||
         failure == bhttp::error::partial_message || failure == asio::error::operation_aborted ||
         failure == asio::error::connection_reset || failure == asio::error::bad_descriptor ||
         failure == asio::error::broken_pipe;
}

struct Gone {};

void check(const error_code& failure) {
  if (!failure) return;
  if (gone(failure)) throw Gone{};
  throw Refusal{refusal_status(failure)};
}

asio::awaitable<void> Connection::read_head(EmptyParser& parser) {
  parser.header_limit(shared_.options.max_head_bytes);
  parser.body_limit(boost::none);
  stream_.expires_after(shared_.options.head_time);
  tcp::socket* const socket = &stream_.socket();
  shared_.idle.insert(socket);
  error_code failure;
  co_await bhttp::async_read_header(stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, failure));
  shared_.idle.erase(socket);
  check(failure);
}

asio::awaitable<void> Connection::read_to_memory(EmptyParser& parser, Request& request, std::uint64_t limit) {
  bhttp::request_parser<bhttp::string_body> whole(std::move(parser));
  whole.body_limit(limit);
  error_code failure;
  while (!whole.is_done()) {
    stream_.expires_after(shared_.options.chunk_time);
    co_await bhttp::async_read_some(stream_, buffer_, whole, asio::redirect_error(asio::use_awaitable, failure));
    check(failure);
  }
  request.body = std::move(whole.get().body());
}

asio::awaitable<void> Connection::read_to_file(EmptyParser& parser, Request& request, const BodyRule& rule) {
  UploadFile file(rule.folder);
  bhttp::request_parser<bhttp::buffer_body> pieces(std::move(parser));
  pieces.body_limit(rule.max_bytes);
  std::vector<char> piece(kChunk);
  error_code failure;
  while (!pieces.is_done()) {
    auto& body = pieces.get().body();
    body.data = piece.data();
    body.size = piece.size();
    stream_.expires_after(shared_.options.chunk_time);
    co_await bhttp::async_read(stream_, buffer_, pieces, asio::redirect_error(asio::use_awaitable, failure));
    if (failure != bhttp::error::need_buffer) check(failure);
    const std::string_view bytes(piece.data(), piece.size() - body.size);
    auto save = [&file, bytes] { file.write(bytes); };
    co_await on_pool(save);
  }
  request.body_file = file.hand_on();
}

asio::awaitable<void> Connection::read_body(EmptyParser& parser, Request& request) {
  if (parser.is_done()) co_return;
  auto ask = [this, &request] { return shared_.service.admit(request); };
  const BodyRule rule = co_await on_pool(ask);
  const auto length = parser.content_length();
  if (length && *length > rule.max_bytes) throw Refusal{413};
  if (beast::iequals(parser.get()[bhttp::field::expect], "100-continue")) {
    bhttp::response<bhttp::empty_body> go_on(bhttp::status::continue_, 11);
    stream_.expires_after(shared_.options.chunk_time);
    error_code failure;
    co_await bhttp::async_write(stream_, go_on, asio::redirect_error(asio::use_awaitable, failure));
    check(failure);
  }
  if (rule.folder.empty())
    co_await read_to_memory(parser, request, rule.max_bytes);
  else
    co_await read_to_file(parser, request, rule);
}

asio::awaitable<Response> Connection::answer(EmptyParser& parser, Request& request) {
  int status = 0;
  std::exception_ptr failure;
  const bool had_body = !parser.is_done();
  try {
    if (request.path.empty() || request.path.front() != '/') throw Refusal{400};
    co_await read_body(parser, request);
    auto work = [this, &request] { return shared_.service.handle(request); };
    co_return co_await on_pool(work);
  } catch (const Gone&) {
    throw;
  } catch (const Refusal& refusal) {
    status = refusal.status;
  } catch (...) {
    failure = std::current_exception();
  }
  keep_ = keep_ && !had_body;  // what is left of the body would be taken for the next request
  auto refuse = [this, &request, status, failure] {
    if (!failure) return shared_.service.refuse(request, status);
    try {
      std::rethrow_exception(failure);
    } catch (...) {
      return shared_.service.refuse(request, 0);
    }
  };
  co_return co_await on_pool(refuse);
}

template <class Message>
void put_head(Message& message, const Response& response, bool keep) {
  message.version(11);
  message.result(static_cast<unsigned>(response.status));
  for (const Header& header : response.headers) message.insert(header.name, header.value);
  message.set(bhttp::field::server, "vekha");
  message.keep_alive(keep);
}

template <class Serializer>
asio::awaitable<void> Connection::write_whole(Serializer& serializer) {
  error_code failure;
  while (!serializer.is_done()) {
    stream_.expires_after(shared_.options.chunk_time);
    co_await bhttp::async_write_some(stream_, serializer, asio::redirect_error(asio::use_awaitable, failure));
    if (failure) throw Gone{};
  }
}

/// A file goes out piece by piece, so that a large one takes no memory.
asio::awaitable<void> Connection::send_file(const Request& request, const Response& response) {
  error_code failure;
  bhttp::response<bhttp::file_body> message;
  put_head(message, response, keep_);
  message.body().open(response.file.c_str(), beast::file_mode::scan, failure);
  if (response.passing) {
    std::error_code ignored;  // an open file is read to its end without its name
    std::filesystem::remove(response.file, ignored);
  }
  if (failure) throw Gone{};
  message.content_length(message.body().size());
  bhttp::response_serializer<bhttp::file_body> serializer(message);
  if (request.method != "HEAD") {
    co_await write_whole(serializer);
    co_return;
  }
  stream_.expires_after(shared_.options.chunk_time);
  co_await bhttp::async_write_header(stream_, serializer, asio::redirect_error(asio::use_awaitable, failure));
  if (failure) throw Gone{};
}

asio::awaitable<void> Connection::send(const Request& request, Response response) {
  if (!response.file.empty()) {
    co_await send_file(request, response);
    co_return;
  }
  const std::string_view content = response.embedded.empty() ? std::string_view(response.body) : response.embedded;
  bhttp::response<bhttp::span_body<const char>> message;
  put_head(message, response, keep_);
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) message.content_length(content.size());
  if (request.method != "HEAD" && !bodiless) message.body() = {content.data(), content.size()};
  bhttp::response_serializer<bhttp::span_body<const char>> serializer(message);
  co_await write_whole(serializer);
}

/// Reads away what the other side is still sending, so that it gets to see the refusal.
asio::awaitable<void> Connection::linger() {
  error_code failure;
  stream_.socket().shutdown(tcp::socket::shutdown_send, failure);
  stream_.expires_after(std::chrono::seconds(2));
  std::vector<char> waste(kChunk);
  std::uint64_t taken = 0;
  while (!failure && taken < kLingerBytes)
    taken += co_await stream_.async_read_some(asio::buffer(waste), asio::redirect_error(asio::use_awaitable, failure));
}

asio::awaitable<void> Connection::run() {
  Request request;
  int status = 0;
  try {
    while (keep_ && !shared_.stopping) {
      EmptyParser parser;
      request = {.id = sys::random_token(8)};
      co_await read_head(parser);
      request = request_of(parser);
      request.address = address_;
      keep_ = parser.keep_alive();
      Response response = co_await answer(parser, request);
      keep_ = keep_ && !shared_.stopping;
      co_await send(request, std::move(response));
    }
  } catch (const Gone&) {
    co_return;
  } catch (const Refusal& refusal) {
    status = refusal.status;
  }
  if (status != 0) {
    keep_ = false;
    auto refuse = [this, &request, status] { return shared_.service.refuse(request, status); };
    Response response = co_await on_pool(refuse);
    co_await send(request, std::move(response));
  }
  co_await linger();
}

asio::awaitable<void> run_connection(Shared& shared, tcp::socket socket) {
  Connection connection(shared, std::move(socket));
  co_await connection.run();
}

asio::awaitable<void> send_away(tcp::socket socket) {
  static constexpr std::string_view kFull =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\nConnection: close\r\n\r\n";
  beast::tcp_stream stream(std::move(socket));
  stream.expires_after(std::chrono::seconds(1));
  co_await asio::async_write(stream, asio::buffer(kFull), asio::use_awaitable);
}

}  // namespace

void start_connection(Shared& shared, tcp::socket socket) {
  const auto ignore = [](const std::exception_ptr&) {};
  error_code failure;
  socket.set_option(tcp::no_delay(true), failure);
  if (shared.connections >= shared.options.max_connections)
    asio::co_spawn(shared.io, send_away(std::move(socket)), ignore);
  else
    asio::co_spawn(shared.io, run_connection(shared, std::move(socket)), ignore);
}

}  // namespace vekha::http
