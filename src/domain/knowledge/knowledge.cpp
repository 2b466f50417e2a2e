#include "domain/knowledge/knowledge.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "domain/knowledge/files.hpp"
#include "domain/knowledge/knowledge.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::knowledge {
namespace {

struct KindRow {
  std::string_view name;
  std::string_view title;
};
constexpr std::array kKinds{KindRow{"kim", "описание КИМ"}, KindRow{"scale", "шкала"},
                            KindRow{"minimum", "минимальный балл"}};

Kind kind_from(std::string_view name) {
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    if (kKinds.at(i).name == name) return static_cast<Kind>(i);
  return Kind::kim;
}

/// A change of one file on its way into the records.
struct Change {
  std::string file;
  Kind kind = Kind::kim;
  catalog::Exam exam;
  std::string note;
  Texts texts;
};

Version keep(const db::Write& write, const Change& change) {
  Version out{.file = change.file,
              .kind = change.kind,
              .exam = change.exam,
              .note = change.note,
              .recorded_at = sys::now_iso(),
              .actor = write.actor().name,
              .last = true};
  const catalog::Exam& exam = change.exam;
  out.id = write.insert(sql::insert,
                        {change.file, kind_name(change.kind), exam.procedure, exam.year, exam.grade, exam.subject,
                         change.texts.now, change.texts.before, change.note, out.recorded_at, out.actor});
  return out;
}

Version save_text(const db::Write& write, const std::string& folder, Change change) {
  catalog::read_one(change.file, change.texts.now);
  change.texts.before = text_of(folder, change.file);
  if (change.texts.before == change.texts.now)
    throw Error(Code::conflict, "Ничего не изменено: в справочнике уже записано то же самое.");
  const Version out = keep(write, change);
  put_text(folder, change.file, change.texts.now);
  return out;
}

/// What a file of the catalogue tells about, as far as one exam can say it.
Change described(const std::string& file, const std::string& text) {
  const catalog::Catalog found = catalog::read_one(file, text);
  if (!found.kims.empty()) return {.file = file, .exam = found.kims[0].exam, .note = found.kims[0].source};
  Change out{.file = file, .kind = Kind::scale};
  if (found.scales.empty() && !found.minima.empty())
    out = {.file = file, .kind = Kind::minimum, .exam = found.minima[0].exam, .note = found.minima[0].source};
  for (const catalog::Scale& scale : found.scales) {
    if (out.exam.procedure.empty()) {
      out.exam = scale.exam;
      out.note = scale.source;
    }
    if (out.exam.grade != scale.exam.grade) out.exam.grade = 0;
    if (out.exam.subject != scale.exam.subject) out.exam.subject.clear();
  }
  return out;
}

}  // namespace

std::string_view kind_name(Kind kind) { return kKinds.at(static_cast<std::size_t>(kind)).name; }
std::string_view kind_title(Kind kind) { return kKinds.at(static_cast<std::size_t>(kind)).title; }

std::vector<Version> versions(const db::Read& read, const std::string& file) {
  std::set<std::string> met;
  return read.all(sql::versions, {file, file}, [&](const db::Row& row) {
    Version out{.id = row.integer(0),
                .file = row.text(1),
                .kind = kind_from(row.text(2)),
                .exam = {row.text(3), static_cast<int>(row.integer(4)), static_cast<int>(row.integer(5)), row.text(6)},
                .note = row.text(7),
                .recorded_at = row.text(8),
                .actor = row.text(9),
                .withdrawn_at = row.text(10)};
    out.last = out.withdrawn_at.empty() && met.insert(out.file).second;
    return out;
  });
}

Texts texts(const db::Read& read, std::int64_t version) {
  const auto found =
      read.first(sql::texts, {version}, [](const db::Row& row) { return Texts{row.text(0), row.text(1)}; });
  if (!found) throw Error(Code::not_found, "Такой правки справочника нет.");
  return *found;
}

Version save(const db::Write& write, const std::string& folder, const catalog::Kim& kim) {
  return save_text(write, folder,
                   {.file = "catalog/kim/" + slug(kim.exam) + ".yaml",
                    .kind = Kind::kim,
                    .exam = kim.exam,
                    .note = kim.source,
                    .texts = {.now = catalog::kim_text(kim), .before = {}}});
}

Version save(const db::Write& write, const std::string& folder, const catalog::Scale& scale) {
  std::string name = "catalog/scales/own-" + slug(scale.exam);
  for (const std::string& part : {scale.kind, scale.region})
    if (!part.empty()) name += "-" + slug(part);
  return save_text(write, folder,
                   {.file = name + ".yaml",
                    .kind = Kind::scale,
                    .exam = scale.exam,
                    .note = scale.source,
                    .texts = {.now = catalog::scales_text({scale}), .before = {}}});
}

Version save(const db::Write& write, const std::string& folder, const catalog::Minimum& minimum) {
  return save_text(write, folder,
                   {.file = "catalog/scales/own-minimum-" + slug(minimum.exam) + "-" + slug(minimum.purpose) + ".yaml",
                    .kind = Kind::minimum,
                    .exam = minimum.exam,
                    .note = minimum.source,
                    .texts = {.now = catalog::minimum_text(minimum), .before = {}}});
}

Version take_back(const db::Write& write, const std::string& folder, std::int64_t version) {
  const Texts changed = texts(write, version);
  const std::vector<Version> all = versions(write);
  Version out = *std::find_if(all.begin(), all.end(), [&](const Version& one) { return one.id == version; });
  if (!out.withdrawn_at.empty()) throw Error(Code::conflict, "Эта правка уже отменена.");
  if (!out.last) throw Error(Code::conflict, "После этой правки была ещё одна. Отмените сначала более новую.");
  if (text_of(folder, out.file) != changed.now)
    throw Error(Code::conflict, "Файл «" + out.file + "» изменён помимо программы: отменить правку нельзя.");
  out.withdrawn_at = sys::now_iso();
  out.last = false;
  write.run(sql::withdraw, {out.withdrawn_at, version});
  put_text(folder, out.file, changed.before);
  return out;
}

void watched(db::Database& records, const db::Actor& actor, const std::string& folder,
             const std::function<void()>& work) {
  const std::map<std::string, std::string> before = all_texts(folder);
  work();
  std::vector<Change> changes;
  for (const auto& [file, text] : all_texts(folder)) {
    const auto known = before.find(file);
    if (known != before.end() && known->second == text) continue;
    changes.push_back(described(file, text));
    changes.back().texts = {text, known == before.end() ? std::string() : known->second};
  }
  if (changes.empty()) return;
  records.write(actor, "справочник работ: загрузка файла", [&](const db::Write& write) {
    for (const Change& change : changes) keep(write, change);
  });
}

bool own(const std::string& folder, const std::string& file) { return !text_of(folder, file).empty(); }

}  // namespace vekha::knowledge
