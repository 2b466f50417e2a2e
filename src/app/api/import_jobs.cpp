// What the desk does in the background: reading files, storing what was read.
#include <algorithm>
#include <filesystem>

#include "app/api/import_desk.hpp"
#include "app/api/school_signs.hpp"
#include "base/text.hpp"
#include "core/roadmap/roadmap.hpp"
#include "domain/documents/documents.hpp"
#include "domain/knowledge/knowledge.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::api {
namespace {

constexpr std::int64_t kRowsOfLook = 200;

/// What a page still shows of a stored draft; its works, the bulk, are let go.
std::shared_ptr<const imports::Draft> without_works(const std::shared_ptr<const imports::Draft>& draft) {
  if (!draft) return nullptr;
  auto rest = std::make_shared<imports::Draft>();
  rest->preview = draft->preview;
  rest->issues = draft->issues;
  rest->issue_total = draft->issue_total;
  return rest;
}

/// A file met in a folder that is no form of results is passed over, one that was chosen is asked about.
imports::SourceFile source_of(const std::string& name, const std::string& path) {
  return {.path = path, .name = name, .walked = name.find('/') != std::string::npos};
}

std::string last_part(const std::string& name) { return name.substr(name.find_last_of("/\\") + 1); }

}  // namespace

/// A plan whose columns are in doubt is asked about; after an answer that does not fit, the question stays.
void ImportDesk::read_plan(const Item& item, ImportView& result) {
  result.columns = item.view.columns;
  const bool told = !item.answers.columns.tables.empty();
  const Document document = sheet::read_document(item.files.front().path);
  const auto compiled = std::make_shared<roadmap::Compiled>(roadmap::compile(document, item.answers.columns));
  const bool unsure = !told && std::ranges::any_of(compiled->tables, &roadmap::TableColumns::unsure);
  result.columns = unsure ? compiled->tables : std::vector<roadmap::TableColumns>{};
  result.compiled = compiled;
}

imports::Hints ImportDesk::hints_of(const Item& item) const {
  imports::Hints hints = item.answers.hints;
  hints.folder = stores_.folder();
  hints.scope = item.viewer.scope();
  return hints;
}

imports::Draft ImportDesk::read_results(const Item& item, const imports::Progress& progress) const {
  std::vector<imports::SourceFile> files;
  for (const Item::File& file : item.files) files.push_back(source_of(file.name, file.path));
  return stores_.records().read([&](const db::Read& read) {
    imports::Draft draft = imports::read(read, *catalog_.get(), files, hints_of(item), progress);
    imports::cross_check(read, &stores_.facts(), *catalog_.get(), draft);
    return draft;
  });
}

/// Shows how far the job is; stops it when nobody wants it any more.
void ImportDesk::report(Item& item, int percent, const std::string& message) const {
  const std::lock_guard lock(mutex_);
  item.view.percent = percent;
  item.view.message = message;
  if (item.view.state == ImportState::discarded || item.stopped) throw jobs::Cancelled{};
}

void ImportDesk::read(Item& item, const jobs::Progress& job) const {
  ImportView result;
  result.state = ImportState::ready;
  const auto progress = [&](int percent, const std::string& message) {
    job.tell(percent, message);
    report(item, percent, message);
  };
  try {
    progress(0, "Чтение файла");
    if (item.view.kind == ImportKind::roadmap)
      read_plan(item, result);
    else
      result.draft = std::make_shared<imports::Draft>(read_results(item, progress));
    if (result.draft) {
      progress(100, "Сравнение с записанным");
      result.differences = stores_.records().read([&](const db::Read& read) {
        return results::compare(read, stores_.facts(), result.draft->load, item.viewer.scope());
      });
    }
    result.replace = item.answers.hints.replace;
  } catch (const Error& error) {
    result.error = error;
    result.state = ImportState::failed;
  } catch (const jobs::Cancelled&) {
    result = {};
    result.state = ImportState::collecting;
  } catch (const std::exception& error) {
    result.error = Error(Code::internal, error.what());
    result.state = ImportState::failed;
  }
  finish_reading(item, std::move(result));
}

void ImportDesk::finish_reading(Item& item, ImportView result) const {
  const std::lock_guard lock(mutex_);
  item.busy = false;
  if (item.view.state == ImportState::discarded) return;
  item.view.state = result.state;
  item.view.error = result.error;
  item.view.draft = result.draft;
  item.view.differences = std::move(result.differences);
  item.view.replace = result.replace;
  item.view.compiled = result.compiled;
  item.view.columns = std::move(result.columns);
  item.view.percent = 100;
  item.view.message.clear();
  try {
    keep(item);
  } catch (const Error&) {
    return;  // a full disk costs the resumption after a restart, not the import
  }
}

imports::Draft ImportDesk::look(const people::Viewer& viewer, const std::string& id, const Trial& trial) const {
  Held item;
  {
    const std::lock_guard lock(mutex_);
    item = find(viewer, id);
  }
  const auto file = std::ranges::find(item->files, trial.file, &Item::File::name);
  if (file == item->files.end()) throw Error(Code::not_found, "Файла «" + trial.file + "» в этой загрузке нет.");
  if (file->path.empty()) throw Error(Code::conflict, "Файл нужно добавить снова: сервер перезапускался.");
  imports::Hints hints = hints_of(*item);
  hints.files = {{trial.file, trial.told}};
  hints.files[trial.file].leave_out = false;
  hints.own_tables.clear();
  hints.form.clear();
  hints.columns = trial.table.columns;
  hints.form_title = trial.table.title;
  hints.first_rows = kRowsOfLook;
  return stores_.records().read([&](const db::Read& read) {
    return imports::read(read, *catalog_.get(), {{.path = file->path, .name = file->name}}, hints);
  });
}

void ImportDesk::copy_to(const people::Viewer& viewer, const std::string& id, const std::string& only,
                         const std::string& path) const {
  Held item;
  {
    const std::lock_guard lock(mutex_);
    item = find_idle(viewer, id);
    if (!item->holds_all()) throw Error(Code::conflict, "Файлы нужно добавить снова: сервер перезапускался.");
  }
  std::vector<imports::SourceFile> files;
  for (const Item::File& file : item->files)
    if (only.empty() || file.name == only) files.push_back(source_of(file.name, file.path));
  if (files.empty()) throw Error(Code::not_found, "Файла «" + only + "» в этой загрузке нет.");
  imports::Hints hints = hints_of(*item);
  hints.all_issues = true;
  const auto catalog = catalog_.get();
  const imports::Draft draft =
      stores_.records().read([&](const db::Read& read) { return imports::read(read, *catalog, files, hints); });
  imports::write_corrected_copy(path, files, draft, *catalog);
}

void ImportDesk::store_results(Item& item, ImportView& result, const jobs::Progress& progress) const {
  const db::Actor actor = item.viewer.actor();
  const auto told = [&](int percent) {
    progress.tell(percent, "Запись");
    report(item, percent, "Запись работ");
  };
  result.batch = imports::commit({stores_.records(), stores_.facts()}, actor, *item.view.draft, told);
  if (!*result.batch) result.batch.reset();  // it only told about papers
  knowledge::watched(stores_.records(), actor, stores_.folder(),
                     [&] { imports::keep_knowledge(stores_.folder(), *item.view.draft); });
}

void ImportDesk::store_plan(Item& item, ImportView& result) const {
  const bool own = item.viewer.account.node.kind == org::Kind::municipality;
  const Item::File& file = item.files.front();
  const roadmap::Import order{.node = own ? item.viewer.account.node.id : NodeId{},
                              .source = {.file_name = last_part(file.name), .sha256 = file.sha256},
                              .next_of = item.next_of};
  result.roadmap = stores_.records().write(item.viewer.actor(), "загрузка дорожной карты", [&](const db::Write& write) {
    const RoadmapId made = roadmap::import(write, *item.view.compiled, order);
    documents::make_cards(write, order.node, made, item.view.compiled->preamble);
    execution::spread(write, made);
    return made;
  });
}

void ImportDesk::store(Item& item, const jobs::Progress& progress) const {
  ImportView result;
  result.state = ImportState::committed;
  try {
    if (item.view.draft)
      store_results(item, result, progress);
    else
      store_plan(item, result);
    refresh_signs(stores_, item.viewer.actor());
  } catch (const Error& error) {
    result.error = error;
    result.state = ImportState::failed;
  } catch (const jobs::Cancelled&) {
    result.state = ImportState::ready;
  } catch (const std::exception& error) {
    result.error = Error(Code::internal, error.what());
    result.state = ImportState::failed;
  }
  const std::lock_guard lock(mutex_);
  item.busy = false;
  item.view.state = result.state;
  item.view.error = result.error;
  item.view.batch = result.batch;
  item.view.roadmap = result.roadmap;
  item.view.percent = 100;
  item.view.message.clear();
  if (result.state != ImportState::committed) return;
  item.view.draft = without_works(item.view.draft);
  shelf_.remove(item.view.id);
  std::error_code ignored;
  std::filesystem::remove_all(item.folder, ignored);
}

}  // namespace vekha::api
