#include "domain/imports/checks.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

using results::Exam;
using results::Sitting;
using results::Work;

/// One work of the load.
struct Ref {
  std::size_t sitting;
  std::size_t work;
};

bool same_work(const results::Load& load, const Ref& a, const Ref& b) {
  const Sitting& first = load.sittings[a.sitting];
  const Sitting& second = load.sittings[b.sitting];
  const Work& one = first.works[a.work];
  const Work& two = second.works[b.work];
  const std::size_t width = first.tasks.size();
  if (width != second.tasks.size() || one.total != two.total || one.class_name != two.class_name ||
      one.absent != two.absent || one.journal_mark != two.journal_mark)
    return false;
  const auto equal = [](const results::TaskValue& x, const results::TaskValue& y) {
    return x.flag == y.flag && x.score == y.score;
  };
  const auto begin = first.values.begin() + static_cast<std::ptrdiff_t>(a.work * width);
  return std::equal(begin, begin + static_cast<std::ptrdiff_t>(width),
                    second.values.begin() + static_cast<std::ptrdiff_t>(b.work * width), equal);
}

/// Works of one exam ordered by school and pupil, so that repeats are neighbours.
std::vector<Ref> ordered(const results::Load& load, const std::vector<std::size_t>& sittings) {
  std::vector<Ref> out;
  for (const std::size_t sitting : sittings)
    for (std::size_t work = 0; work < load.sittings[sitting].works.size(); ++work) out.push_back({sitting, work});
  const auto at = [&](const Ref& ref) -> const Work& { return load.sittings[ref.sitting].works[ref.work]; };
  std::stable_sort(out.begin(), out.end(), [&](const Ref& a, const Ref& b) {
    return std::tie(at(a).school, at(a).pupil) < std::tie(at(b).school, at(b).pupil);
  });
  return out;
}

void drop_works(Sitting& sitting, const std::set<std::size_t>& dropped) {
  Sitting kept{.exam = sitting.exam, .maximum = sitting.maximum, .tasks = sitting.tasks};
  const std::size_t width = sitting.tasks.size();
  for (std::size_t i = 0; i < sitting.works.size(); ++i) {
    if (dropped.contains(i)) continue;
    kept.works.push_back(std::move(sitting.works[i]));
    const auto begin = sitting.values.begin() + static_cast<std::ptrdiff_t>(i * width);
    kept.values.insert(kept.values.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
  }
  sitting = std::move(kept);
}

Issue repeat_issue(const results::Load& load, const Ref& ref, const Origin& first, const Origin& again) {
  const Work& work = load.sittings[ref.sitting].works[ref.work];
  Issue issue{.code = "pupil_twice", .severity = Severity::error, .place = {.file = again.file, .sheet = again.sheet}};
  issue.message = "Участник " + work.pupil + " школы " + load.schools[work.school].code +
                  " встречается дважды: " + load.sittings[ref.sitting].exam.title() + ".";
  issue.expected = "одна работа участника";
  const auto named = [](const Origin& origin) {
    return "«" + origin.file + "»" + (origin.sheet.empty() ? "" : ", лист «" + origin.sheet + "»");
  };
  issue.fix = "Оставьте одну из работ: " + named(first) + " и " + named(again) + ".";
  return issue;
}

}  // namespace

void remove_repeats(results::Load& load, std::vector<Origin>& origins, Problems& problems) {
  std::map<Exam, std::vector<std::size_t>> by_exam;
  for (std::size_t i = 0; i < load.sittings.size(); ++i) by_exam[load.sittings[i].exam].push_back(i);
  std::map<std::size_t, std::set<std::size_t>> dropped;
  for (const auto& [exam, sittings] : by_exam) {
    const std::vector<Ref> works = ordered(load, sittings);
    for (std::size_t i = 1; i < works.size(); ++i) {
      const Work& before = load.sittings[works[i - 1].sitting].works[works[i - 1].work];
      const Work& work = load.sittings[works[i].sitting].works[works[i].work];
      if (before.school != work.school || before.pupil != work.pupil) continue;
      Issue issue = repeat_issue(load, works[i], origins[works[i - 1].sitting], origins[works[i].sitting]);
      if (same_work(load, works[i - 1], works[i])) {
        issue.code = "work_repeated";
        issue.severity = Severity::warning;
        issue.message += " Строки одинаковы, вторая не взята.";
        dropped[works[i].sitting].insert(works[i].work);
      }
      problems.add(std::move(issue));
    }
  }
  for (const auto& [sitting, works] : dropped) drop_works(load.sittings[sitting], works);
}

void settle_maximum(Sitting& sitting, int in_sheet, const catalog::Catalog& catalog, const Origin& origin,
                    Problems& problems) {
  int from_tasks = 0;
  for (const results::Task& task : sitting.tasks) {
    from_tasks += task.maximum;
    if (task.maximum > 0) continue;
    from_tasks = 0;
    break;
  }
  const auto scale = catalog.find_scale(sitting.exam);
  const int from_scale = scale ? scale->maximum : 0;
  sitting.maximum = in_sheet > 0 ? in_sheet : from_tasks > 0 ? from_tasks : from_scale;
  const Place place{.file = origin.file, .sheet = origin.sheet};
  if (from_scale > 0 && sitting.maximum != from_scale)
    problems.add({"maximum_differs", Severity::warning, place, "Наибольший балл в файле не сходится со шкалой.",
                  std::to_string(sitting.maximum), std::to_string(from_scale), "Проверьте предмет, класс и год."});
  if (sitting.maximum == 0)
    problems.add({"maximum_unknown", Severity::note, place,
                  "Наибольший балл неизвестен: процент от максимума не считается.", "", "",
                  "Добавьте шкалу в папку данных: catalog/scales."});
  for (const Work& work : sitting.works)
    if (sitting.maximum > 0 && work.total.value_or(0) > sitting.maximum)
      problems.add({"total_above_maximum", Severity::warning, place,
                    "Первичный балл участника " + work.pupil + " больше наибольшего.", std::to_string(*work.total),
                    "не больше " + std::to_string(sitting.maximum), "Проверьте балл в файле."});
}

void check_stored(const db::Read& read, const results::Load& load, Problems& problems) {
  const auto take_back = [](BatchId batch) {
    return "Если данные надо заменить, сначала отзовите загрузку: vekha results take-back " +
           std::to_string(batch.value) + ".";
  };
  for (const results::BatchFile& file : load.files)
    if (const auto known = results::file_known(read, file.sha256))
      problems.add(
          {"file_already_stored",
           Severity::error,
           {.file = file.name},
           "Этот файл уже загружен (загрузка № " + std::to_string(known->batch.value) + ", «" + known->name + "»).",
           "",
           "",
           take_back(known->batch)});
  std::map<Exam, std::set<std::uint32_t>> schools;
  for (const Sitting& sitting : load.sittings)
    for (const Work& work : sitting.works) schools[sitting.exam].insert(work.school);
  for (const auto& [exam, indexes] : schools) {
    const std::map<std::string, BatchId> known = results::schools_known(read, exam);
    std::map<BatchId, std::vector<std::string>> by_batch;
    for (const std::uint32_t index : indexes)
      if (const auto it = known.find(load.schools[index].code); it != known.end())
        by_batch[it->second].push_back(it->first);
    for (const auto& [batch, codes] : by_batch)
      problems.add({"exam_already_stored",
                    Severity::error,
                    {},
                    exam.title() + ": результаты " +
                        counted(static_cast<std::int64_t>(codes.size()), "школы", "школ", "школ") +
                        " уже загружены (загрузка № " + std::to_string(batch.value) + ").",
                    "школа " + codes.front() + (codes.size() > 1 ? " и другие" : ""),
                    "",
                    take_back(batch)});
  }
}

}  // namespace vekha::imports
