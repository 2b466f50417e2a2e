#include "io/sys/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include "base/error.hpp"
#include "base/json.hpp"
#include "io/sys/clock.hpp"

namespace vekha::sys {
namespace {

constexpr std::size_t kFileBytes = 10U << 20;
constexpr std::size_t kOldFiles = 5;

std::string_view level_name(Level level) {
  switch (level) {
    case Level::info: return "info";
    case Level::warning: return "warning";
    case Level::error: return "error";
  }
  return "error";
}

spdlog::level::level_enum level_of(Level level) {
  switch (level) {
    case Level::info: return spdlog::level::info;
    case Level::warning: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
  }
  return spdlog::level::err;
}

}  // namespace

struct Log::State {
  spdlog::logger logger;
  explicit State(const std::string& file)
      : logger("vekha", std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file, kFileBytes, kOldFiles)) {
    logger.set_pattern("%v");
    logger.flush_on(spdlog::level::info);
  }
};

Log::Log(const std::string& file) try : state_(std::make_unique<State>(file)) {
} catch (const spdlog::spdlog_ex&) {
  throw Error(Code::storage, "Не удалось открыть журнал работы «" + file + "». Проверьте права на папку данных.");
}

Log::~Log() = default;

void Log::write(Level level, std::string_view event, std::initializer_list<LogField> fields) const {
  JsonWriter json;
  json.begin_object().field("at", now_iso()).field("level", level_name(level)).field("event", event);
  for (const LogField& field : fields) {
    json.key(field.name);
    std::visit([&](const auto& value) { json.value(value); }, field.value);
  }
  json.end_object();
  state_->logger.log(level_of(level), json.text());
}

}  // namespace vekha::sys
