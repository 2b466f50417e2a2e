#include "domain/cases/sight.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "domain/cases/cases.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/results/results.hpp"

namespace vekha::cases {
namespace {

/// The first day after the term of silence, by years with results.
std::map<int, Date> ends_of_silence(const db::Read& read) {
  std::map<int, std::string> loaded;
  for (const results::Batch& batch : results::batches(read)) {
    if (batch.state != "committed") continue;
    for (const results::BatchExam& exam : batch.exams) {
      std::string& last = loaded[exam.exam.year];
      last = std::max(last, batch.committed_at.substr(0, 10));
    }
  }
  const auto calendar = catalog::term_ground(read).calendar;
  std::map<int, Date> out;
  for (const auto& [year, day] : loaded)
    if (const auto from = parse_iso_date(day)) out[year] = calendar.add_working_days(*from, kQuietDays).plus_days(1);
  return out;
}

std::string days_text() { return counted(kQuietDays, "рабочий день", "рабочих дня", "рабочих дней"); }

}  // namespace

std::optional<Date> quiet_until(const db::Read& read, int year) {
  const auto ends = ends_of_silence(read);
  const auto found = ends.find(year);
  return found == ends.end() ? std::nullopt : std::optional(found->second);
}

objectivity::Sight sight_of_others(const db::Read& read, Date today) {
  objectivity::Sight out;
  for (const auto& [year, end] : ends_of_silence(read))
    if (today >= end) out.open_years.insert(year);
  // A case told in words does not speak for the signs of a method.
  for (const Case& one : list(read, owner_of_folder(""), {}, today))
    (one.step("publish") != nullptr ? out.open : out.kept).insert({one.school.id, one.sign.year, one.sign.method});
  return out;
}

objectivity::Sight sight(const db::Read& read, const Who& who, Date today) {
  if (!who.owner && !who.school && !who.first) return sight_of_others(read, today);
  objectivity::Sight out;
  out.everything = true;
  return out;
}

std::string sight_words(const db::Read& read, const Who& who, int year) {
  const auto end = quiet_until(read, year);
  const std::string later =
      "через " + days_text() + " после загрузки результатов" + (end ? " (с " + ru_date(*end) + ")" : "");
  if (who.school)
    return "Свои признаки школа видит сразу, чужих не видит никогда. Методический центр, контролёр и другие увидят их, "
           "когда управление откроет случай для работы — после ответа школы или срока ответа, — а если школу не "
           "спрашивали, " +
           later + ".";
  if (who.owner || who.first)
    return "Первыми признаки школы видят она сама и те, кто ведёт объективность в управлении. Методический центр, "
           "контролёр и другие увидят их, когда случай открыт для работы, а если случая нет — " +
           later + ".";
  return "Пока школа не ответила, её признаки видят только она и управление. Здесь — школы, случай которых открыт для "
         "работы, и школы, которых не спрашивали, " +
         later + ". Школы нет в списке: признака нет или школа ещё отвечает.";
}

}  // namespace vekha::cases
