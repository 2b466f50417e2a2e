#include "base/error.hpp"

#include <array>
#include <string>
#include <utility>

namespace vekha {
namespace {

constexpr std::array kCodes{
    CodeRow{Code::bad_arguments, "bad_arguments", 400, 1, "Неверные параметры"},
    CodeRow{Code::bad_input, "bad_input", 422, 2, "Данные не приняты"},
    CodeRow{Code::not_signed_in, "not_signed_in", 401, 3, "Нужно войти"},
    CodeRow{Code::forbidden, "forbidden", 403, 3, "Недостаточно прав"},
    CodeRow{Code::not_found, "not_found", 404, 1, "Не найдено"},
    CodeRow{Code::wrong_method, "wrong_method", 405, 1, "Так сюда не обращаются"},
    CodeRow{Code::conflict, "conflict", 409, 3, "Противоречит имеющимся данным"},
    CodeRow{Code::too_large, "too_large", 413, 2, "Слишком большой объём"},
    CodeRow{Code::too_many, "too_many", 429, 3, "Слишком много запросов"},
    CodeRow{Code::unsupported, "unsupported", 415, 2, "Такой файл не читается"},
    CodeRow{Code::busy, "busy", 503, 4, "Папка данных занята"},
    CodeRow{Code::unavailable, "unavailable", 503, 4, "Служба недоступна"},
    CodeRow{Code::storage, "storage", 500, 4, "Ошибка хранилища"},
    CodeRow{Code::internal, "internal", 500, 70, "Внутренняя ошибка"},
};

}  // namespace

const CodeRow& code_row(Code code) {
  for (const CodeRow& row : kCodes)
    if (row.code == code) return row;
  return kCodes.back();
}

Error::Error(Code code, std::string message, Issues issues)
    : code_(code), message_(std::move(message)), issues_(std::move(issues)) {}

Error Error::with_current(std::string json) const {
  Error out = *this;
  out.current_ = std::move(json);
  return out;
}

void check_failed(const char* condition, const char* file, int line) {
  const std::string_view path = file;
  throw Error(Code::internal, "Внутренняя ошибка программы: " + std::string(path.substr(path.rfind('/') + 1)) + ":" +
                                  std::to_string(line) + ": " + condition);
}

}  // namespace vekha
