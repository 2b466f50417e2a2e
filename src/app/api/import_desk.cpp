#include "app/api/import_desk.hpp"

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/digest.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::api {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostOfAccount = 400;
constexpr std::size_t kMostFiles = 2000;  // a year's files of a region are a few hundred
constexpr const char* kComeAgain =
    "После перезапуска сервера файлы нужно добавить снова: сами файлы он не хранит, потому что в них имена учеников.";

/// The last part of a name, fit to be a file's: error texts name it.
std::string plain_name(const std::string& name) {
  std::string last = name.substr(name.find_last_of("/\\") + 1);
  std::erase_if(last, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  last = prefix(last, 80);
  return last.empty() || last == "." || last == ".." ? "файл" : last;
}

}  // namespace

ImportDesk::ImportDesk(app::Stores& stores, const CurrentCatalog& catalog, jobs::Jobs& jobs)
    : stores_(stores),
      catalog_(catalog),
      jobs_(jobs),
      room_(stores.folder(), stores.incoming()),
      shelf_(stores.folder()) {
  restore();
}

/// What was unfinished when the server stopped: read drafts wait to be stored, the rest for their files.
void ImportDesk::restore() {
  for (imports::Unfinished& one : shelf_.all()) {
    const auto viewer =
        stores_.records().read([&](const db::Read& read) { return people::viewer(read, AccountId{one.account}); });
    if (!viewer) {
      shelf_.remove(one.id);
      continue;
    }
    const auto item = std::make_shared<Item>();
    item->viewer = *viewer;
    item->view = {.id = one.id,
                  .kind = one.roadmap ? ImportKind::roadmap : ImportKind::results,
                  .created_at = one.created_at,
                  .state = one.draft ? ImportState::ready : ImportState::collecting,
                  .differences = std::move(one.differences),
                  .replace = one.hints.replace};
    if (one.draft) item->view.draft = std::make_shared<const imports::Draft>(std::move(*one.draft));
    item->answers.hints = std::move(one.hints);
    for (const imports::Unfinished::File& file : one.files)
      item->files.push_back({file.name, "", file.sha256, file.size});
    items_.push_back(item);
  }
}

void ImportDesk::keep(const Item& item) const {
  imports::Unfinished out{.id = item.view.id,
                          .account = item.viewer.account.id.value,
                          .roadmap = item.view.kind == ImportKind::roadmap,
                          .created_at = item.view.created_at,
                          .hints = item.answers.hints,
                          .differences = item.view.differences};
  for (const Item::File& file : item.files) out.files.push_back({file.name, file.sha256, file.size});
  if (item.view.draft) out.draft = *item.view.draft;
  shelf_.keep(std::move(out));
}

ImportDesk::Held ImportDesk::find(const people::Viewer& viewer, const std::string& id) const {
  for (const Held& item : items_)
    if (item->view.id == id && item->viewer.account.id == viewer.account.id) return item;
  throw Error(Code::not_found, "Такой загрузки нет: она закончена давно или начата другим человеком.");
}

void ImportDesk::forget_old(AccountId account) {
  const auto own = [&](const Held& item) { return item->viewer.account.id == account; };
  while (static_cast<std::size_t>(std::ranges::count_if(items_, own)) >= kMostOfAccount) {
    const auto oldest = std::ranges::find_if(items_, [&](const Held& item) { return own(item) && !item->busy; });
    if (oldest == items_.end())
      throw Error(Code::too_many, "Слишком много загрузок сразу. Подождите, пока прочтутся прежние.");
    shelf_.remove((*oldest)->view.id);
    items_.erase(oldest);
  }
}

ImportDesk::Held ImportDesk::find_idle(const people::Viewer& viewer, const std::string& id) const {
  const Held item = find(viewer, id);
  const ImportState state = item->view.state;
  if (item->busy || state == ImportState::committing || state == ImportState::committed)
    throw Error(Code::conflict, "Загрузка читается, записывается или уже записана: подождите или начните новую.");
  return item;
}

/// Moves the uploaded bytes to the import's own folder. A file that comes again takes its former place.
void ImportDesk::take(Item& item, const Upload& upload) const {
  Item::File fresh{.name = upload.name, .sha256 = sys::file_sha256(upload.path)};
  const auto same = [&](const Item::File& file) { return file.sha256 == fresh.sha256 || file.name == fresh.name; };
  auto place = std::ranges::find_if(item.files, same);
  if (place == item.files.end()) place = item.files.emplace(item.files.end());
  if (place->sha256 == fresh.sha256) fresh.name = place->name;
  const std::string folder = item.folder + "/" + std::to_string(place - item.files.begin());
  std::error_code failure;
  fresh.size = static_cast<std::int64_t>(fs::file_size(upload.path, failure));
  fs::remove_all(folder, failure);
  fs::create_directories(folder, failure);
  fresh.path = folder + "/" + plain_name(fresh.name);
  if (!failure) fs::rename(upload.path, fresh.path, failure);
  if (failure) throw Error(Code::storage, "Не удалось сохранить загруженный файл: " + failure.message() + ".");
  *place = fresh;
}

std::string ImportDesk::start(const people::Viewer& viewer, const Upload& upload) {
  const auto item = std::make_shared<Item>();
  item->viewer = viewer;
  item->view.id = sys::random_token(16);
  item->view.kind = upload.kind;
  item->view.created_at = sys::now_iso();
  item->view.state = ImportState::collecting;
  item->folder = room_.folder() + "/" + item->view.id;
  take(*item, upload);
  keep(*item);
  const std::lock_guard lock(mutex_);
  forget_old(viewer.account.id);
  items_.push_back(item);
  if (!upload.more) begin_reading(item);
  return item->view.id;
}

void ImportDesk::add(const people::Viewer& viewer, const std::string& id, const Upload& upload) {
  const std::lock_guard lock(mutex_);
  const Held item = find_idle(viewer, id);
  if (item->files.size() >= kMostFiles)
    throw Error(Code::too_many, "В одной загрузке не больше " + std::to_string(kMostFiles) + " файлов.");
  if (item->folder.empty()) item->folder = room_.folder() + "/" + item->view.id;
  take(*item, upload);
  item->view.state = ImportState::collecting;
  item->view.draft.reset();
  item->view.differences.clear();
  keep(*item);
  if (!upload.more && item->holds_all()) begin_reading(item);
}

void ImportDesk::begin(const people::Viewer& viewer, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const Held item = find_idle(viewer, id);
  if (!item->holds_all()) throw Error(Code::conflict, kComeAgain);
  begin_reading(item);
}

void ImportDesk::stop(const people::Viewer& viewer, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const Held item = find(viewer, id);
  if (!item->busy) throw Error(Code::conflict, "Останавливать нечего: чтение и запись не идут.");
  item->stopped = true;
  item->view.message = "Останавливается";
}

/// Puts the reading in the queue; the lock is held.
void ImportDesk::begin_reading(const Held& item) {
  item->busy = true;
  item->stopped = false;
  item->view.state = ImportState::reading;
  item->view.percent = 0;
  item->view.message = "В очереди";
  item->view.error.reset();
  item->view.draft.reset();
  item->view.compiled.reset();
  jobs_.start(item->viewer.account.id.value, "чтение файла", [this, item](const jobs::Progress& progress) {
    read(*item, progress);
    return std::string("null");
  });
}

namespace {

std::string title_of(const std::vector<ImportFile>& files) {
  if (files.size() == 1) return files.front().name;
  const auto rest = static_cast<std::int64_t>(files.size()) - 1;
  return files.empty() ? "" : files.front().name + " и ещё " + counted(rest, "файл", "файла", "файлов");
}

}  // namespace

ImportView ImportDesk::shown(const Item& item) {
  ImportView out = item.view;
  for (const Item::File& file : item.files) out.files.push_back({file.name, file.size, !file.path.empty()});
  out.file = title_of(out.files);
  out.told = item.answers.hints.files;
  return out;
}

ImportView ImportDesk::view(const people::Viewer& viewer, const std::string& id) const {
  const std::lock_guard lock(mutex_);
  return shown(*find(viewer, id));
}

std::vector<ImportView> ImportDesk::list(const people::Viewer& viewer) const {
  const std::lock_guard lock(mutex_);
  std::vector<ImportView> out;
  for (auto item = items_.rbegin(); item != items_.rend(); ++item)
    if ((*item)->viewer.account.id == viewer.account.id) out.push_back(shown(**item));
  return out;
}

namespace {

void put(std::string& to, const std::string& from) {
  if (!from.empty()) to = from;
}

/// What is said now over what was said before.
void add_hints(imports::Hints& known, const imports::Hints& hints) {
  put(known.subject, hints.subject);
  put(known.school, hints.school);
  put(known.procedure, hints.procedure);
  put(known.form, hints.form);
  put(known.form_title, hints.form_title);
  known.replace = known.replace || hints.replace;
  if (!hints.columns.empty()) known.columns = hints.columns;
  for (const auto& [written, code] : hints.same) known.same[written] = code;
  if (hints.grade) known.grade = hints.grade;
  if (hints.year) known.year = hints.year;
  for (const auto& [name, told] : hints.files) known.files[name] = told;
  for (const imports::OwnTable& table : hints.own_tables) {
    std::erase_if(known.own_tables, [&](const auto& one) { return one.title == table.title; });
    known.own_tables.push_back(table);
  }
}

}  // namespace

void ImportDesk::answer(const people::Viewer& viewer, const std::string& id, const Answers& answers) {
  const std::lock_guard lock(mutex_);
  const Held item = find(viewer, id);
  const bool read = item->view.state == ImportState::ready || item->view.state == ImportState::failed;
  if (!read || item->busy) throw Error(Code::conflict, "Отвечать можно, когда файл прочитан и ещё не записан.");
  if (!item->holds_all()) throw Error(Code::conflict, kComeAgain);
  add_hints(item->answers.hints, answers.hints);
  if (!answers.columns.tables.empty()) item->answers.columns = answers.columns;
  begin_reading(item);
}

void ImportDesk::commit(const people::Viewer& viewer, const std::string& id, RoadmapId next_of) {
  const std::lock_guard lock(mutex_);
  const Held item = find(viewer, id);
  if (item->view.state != ImportState::ready || item->busy)
    throw Error(Code::conflict, "Записать можно только прочитанное и ещё не записанное.");
  if (!item->view.columns.empty() || (item->view.draft && !item->view.draft->preview.needs.empty()))
    throw Error(Code::bad_input, "Сначала ответьте на вопросы о файле.");
  if (item->view.draft && item->view.draft->blocked)
    throw Error(Code::bad_input, "В файле есть ошибки. Исправьте их и загрузите файл снова.", item->view.draft->issues);
  item->busy = true;
  item->stopped = false;
  item->next_of = next_of;
  item->view.state = ImportState::committing;
  item->view.percent = 0;
  item->view.message = "Запись";
  jobs_.start(viewer.account.id.value, "запись", [this, item](const jobs::Progress& progress) {
    store(*item, progress);
    return std::string("null");
  });
}

void ImportDesk::discard(const people::Viewer& viewer, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const Held item = find(viewer, id);
  if (item->view.state == ImportState::committing)
    throw Error(Code::conflict, "Запись уже идёт. Остановите её; записанную партию можно будет убрать.");
  shelf_.remove(id);
  item->view.state = ImportState::discarded;
  std::erase(items_, item);  // a job that still reads holds it and stops at its next word
}

}  // namespace vekha::api
