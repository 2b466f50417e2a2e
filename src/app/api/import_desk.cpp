#include "app/api/import_desk.hpp"

#include <algorithm>
#include <filesystem>

#include "app/api/school_signs.hpp"
#include "base/text.hpp"
#include "core/roadmap/roadmap.hpp"
#include "domain/documents/documents.hpp"
#include "domain/knowledge/knowledge.hpp"
#include "io/sheet/workbook.hpp"
#include "io/sys/digest.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::api {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostOfAccount = 400;  // a year's files of a region are a few hundred

/// The last part of a name, fit to be a file's: error texts name it.
std::string plain_name(const std::string& name) {
  std::string last = name.substr(name.find_last_of("/\\") + 1);
  std::erase_if(last, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  last = prefix(last, 80);
  return last.empty() || last == "." || last == ".." ? "файл" : last;
}

/// What a page still shows of a stored draft; its works, the bulk, are let go.
std::shared_ptr<const imports::Draft> without_works(const std::shared_ptr<const imports::Draft>& draft) {
  if (!draft) return nullptr;
  auto rest = std::make_shared<imports::Draft>();
  rest->preview = draft->preview;
  rest->issues = draft->issues;
  rest->issue_total = draft->issue_total;
  return rest;
}

}  // namespace

struct ImportDesk::Item {
  people::Viewer viewer;
  ImportView view;
  std::string folder;  ///< holds the one file
  std::string path;
  Answers answers;
  RoadmapId next_of;  ///< version the file is the next one of
  bool busy = false;  ///< a job works on it

  ~Item() {
    std::error_code ignored;
    if (!folder.empty()) fs::remove_all(folder, ignored);
  }
};

ImportDesk::ImportDesk(app::Stores& stores, const CurrentCatalog& catalog, jobs::Jobs& jobs)
    : stores_(stores), catalog_(catalog), jobs_(jobs) {}

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
    items_.erase(oldest);
  }
}

std::string ImportDesk::start(const people::Viewer& viewer, const Upload& upload) {
  const auto item = std::make_shared<Item>();
  item->viewer = viewer;
  item->view.id = sys::random_token(16);
  item->view.kind = upload.kind;
  item->view.file = upload.name;
  item->folder = stores_.incoming() + "/" + item->view.id;
  item->path = item->folder + "/" + plain_name(upload.name);
  std::error_code failure;
  fs::create_directory(item->folder, failure);
  if (!failure) fs::rename(upload.path, item->path, failure);
  if (failure) throw Error(Code::storage, "Не удалось сохранить загруженный файл: " + failure.message() + ".");
  const std::lock_guard lock(mutex_);
  forget_old(viewer.account.id);
  items_.push_back(item);
  begin_reading(item);
  return item->view.id;
}

/// Puts the reading in the queue; the lock is held.
void ImportDesk::begin_reading(const Held& item) {
  item->busy = true;
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

/// A plan whose columns are in doubt is asked about; after an answer that does not fit, the question stays.
void ImportDesk::read_plan(const Item& item, ImportView& result) {
  result.columns = item.view.columns;
  const bool told = !item.answers.columns.tables.empty();
  const Document document = sheet::read_document(item.path);
  const auto compiled = std::make_shared<roadmap::Compiled>(roadmap::compile(document, item.answers.columns));
  const bool unsure = !told && std::ranges::any_of(compiled->tables, &roadmap::TableColumns::unsure);
  result.columns = unsure ? compiled->tables : std::vector<roadmap::TableColumns>{};
  result.compiled = compiled;
}

imports::Draft ImportDesk::read_results(const Item& item, const imports::Progress& progress) const {
  imports::Hints hints = item.answers.hints;
  hints.folder = stores_.folder();
  return stores_.records().read([&](const db::Read& read) {
    return imports::read(read, *catalog_.get(), {{.path = item.path, .name = item.view.file}}, hints, progress);
  });
}

void ImportDesk::read(Item& item, const jobs::Progress& job) const {
  ImportView result;
  const auto progress = [&](int percent, const std::string& message) {
    job.tell(percent, message);
    const std::lock_guard lock(mutex_);
    item.view.percent = percent;
    item.view.message = message;
    if (item.view.state == ImportState::discarded) throw jobs::Cancelled{};
  };
  try {
    progress(0, "Чтение файла");
    if (item.view.kind == ImportKind::roadmap)
      read_plan(item, result);
    else
      result.draft = std::make_shared<imports::Draft>(read_results(item, progress));
    if (result.draft)
      result.differences = stores_.records().read(
          [&](const db::Read& read) { return results::compare(read, stores_.facts(), result.draft->load); });
    result.replace = item.answers.hints.replace;
  } catch (const Error& error) {
    result.error = error;
  } catch (const std::exception& error) {
    result.error = Error(Code::internal, error.what());
  }
  const std::lock_guard lock(mutex_);
  item.busy = false;
  if (item.view.state == ImportState::discarded) return;
  item.view.state = result.error ? ImportState::failed : ImportState::ready;
  item.view.error = result.error;
  item.view.draft = result.draft;
  item.view.differences = std::move(result.differences);
  item.view.replace = result.replace;
  item.view.compiled = result.compiled;
  item.view.columns = std::move(result.columns);
  item.view.percent = 100;
  item.view.message.clear();
}

ImportView ImportDesk::view(const people::Viewer& viewer, const std::string& id) const {
  const std::lock_guard lock(mutex_);
  return find(viewer, id)->view;
}

std::vector<ImportView> ImportDesk::list(const people::Viewer& viewer) const {
  const std::lock_guard lock(mutex_);
  std::vector<ImportView> out;
  for (auto item = items_.rbegin(); item != items_.rend(); ++item)
    if ((*item)->viewer.account.id == viewer.account.id) out.push_back((*item)->view);
  return out;
}

void ImportDesk::answer(const people::Viewer& viewer, const std::string& id, const Answers& answers) {
  const std::lock_guard lock(mutex_);
  const Held item = find(viewer, id);
  const bool read = item->view.state == ImportState::ready || item->view.state == ImportState::failed;
  if (!read || item->busy) throw Error(Code::conflict, "Отвечать можно, когда файл прочитан и ещё не записан.");
  const imports::Hints& hints = answers.hints;
  imports::Hints& known = item->answers.hints;
  if (!hints.subject.empty()) known.subject = hints.subject;
  if (!hints.school.empty()) known.school = hints.school;
  known.replace = known.replace || hints.replace;
  if (!hints.procedure.empty()) known.procedure = hints.procedure;
  if (!hints.form.empty()) known.form = hints.form;
  if (!hints.form_title.empty()) known.form_title = hints.form_title;
  if (!hints.columns.empty()) known.columns = hints.columns;
  for (const auto& [written, code] : hints.same) known.same[written] = code;
  if (hints.grade) known.grade = hints.grade;
  if (hints.year) known.year = hints.year;
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
  item->next_of = next_of;
  item->view.state = ImportState::committing;
  item->view.percent = 0;
  item->view.message = "Запись";
  jobs_.start(viewer.account.id.value, "запись", [this, item](const jobs::Progress& progress) {
    store(*item, progress);
    return std::string("null");
  });
}

void ImportDesk::store(Item& item, const jobs::Progress&) const {
  ImportView result;
  const db::Actor actor = item.viewer.actor();
  try {
    if (item.view.draft) {
      result.batch = imports::commit({stores_.records(), stores_.facts()}, actor, *item.view.draft);
      if (!*result.batch) result.batch.reset();  // it only told about papers
      knowledge::watched(stores_.records(), actor, stores_.folder(),
                         [&] { imports::keep_knowledge(stores_.folder(), *item.view.draft); });
    } else {
      const bool own = item.viewer.account.node.kind == org::Kind::municipality;
      const roadmap::Import order{
          .node = own ? item.viewer.account.node.id : NodeId{},
          .source = {.file_name = plain_name(item.view.file), .sha256 = sys::file_sha256(item.path)},
          .next_of = item.next_of};
      result.roadmap = stores_.records().write(actor, "загрузка дорожной карты", [&](const db::Write& write) {
        const RoadmapId made = roadmap::import(write, *item.view.compiled, order);
        documents::make_cards(write, order.node, made, item.view.compiled->preamble);
        execution::spread(write, made);
        return made;
      });
    }
    refresh_signs(stores_, actor);
  } catch (const Error& error) {
    result.error = error;
  } catch (const std::exception& error) {
    result.error = Error(Code::internal, error.what());
  }
  const std::lock_guard lock(mutex_);
  item.busy = false;
  item.view.state = result.error ? ImportState::failed : ImportState::committed;
  item.view.error = result.error;
  item.view.batch = result.batch;
  item.view.roadmap = result.roadmap;
  item.view.percent = 100;
  item.view.message.clear();
  if (result.error) return;
  item.view.draft = without_works(item.view.draft);
  std::error_code ignored;
  fs::remove_all(item.folder, ignored);
}

void ImportDesk::discard(const people::Viewer& viewer, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const Held item = find(viewer, id);
  if (item->view.state == ImportState::committing)
    throw Error(Code::conflict, "Запись уже идёт. Партию можно будет убрать после неё.");
  item->view.state = ImportState::discarded;
  std::erase(items_, item);  // a job that still reads holds it and stops at its next word
}

}  // namespace vekha::api
