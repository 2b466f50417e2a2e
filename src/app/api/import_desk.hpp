// Imports between upload and commit: each is read in the background, asked about, looked at, stored or thrown away.
#pragma once
#include <algorithm>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/api/current_catalog.hpp"
#include "app/api/import_shelf.hpp"
#include "app/api/memory_room.hpp"
#include "app/stores.hpp"
#include "domain/imports/imports.hpp"
#include "domain/people/people.hpp"
#include "domain/roadmap/roadmap.hpp"
#include "io/jobs/jobs.hpp"

namespace vekha::api {

enum class ImportKind { results, roadmap };
enum class ImportState {
  collecting,  ///< files come, nothing is read yet
  reading,
  ready,
  failed,
  committing,
  committed,
  discarded
};

/// A file of an import, in order of arrival.
struct ImportFile {
  std::string name;
  std::int64_t size = 0;
  bool held = false;  ///< false after a restart: what was read is there, the file itself has to come again
};

/// What is known about one import; copied out for answers.
struct ImportView {
  std::string id;
  ImportKind kind = ImportKind::results;
  std::string file;  ///< as the person knows it; of several the first and how many more
  std::string created_at;
  std::vector<ImportFile> files;
  std::map<std::string, imports::FileHints> told;  ///< what was said about single files
  ImportState state = ImportState::reading;
  int percent = 0;
  std::string message;
  std::shared_ptr<const imports::Draft> draft;        ///< of results, once read
  std::shared_ptr<const roadmap::Compiled> compiled;  ///< of a roadmap, once read
  std::vector<roadmap::TableColumns> columns;         ///< of a roadmap whose columns are asked about
  std::vector<results::Difference> differences;       ///< against what is stored, once results are read
  bool replace = false;                               ///< the person wants what is stored superseded
  std::optional<Error> error;
  std::optional<BatchId> batch;
  std::optional<RoadmapId> roadmap;
};

/// What a person says about a file that does not tell everything by itself.
struct Answers {
  imports::Hints hints;      ///< of results
  roadmap::Mapping columns;  ///< of a roadmap
};

struct Upload {
  ImportKind kind = ImportKind::results;
  std::string name;   ///< may hold folders
  std::string path;   ///< of the uploaded bytes; moved away from there
  bool more = false;  ///< other files follow: reading waits for them
};

/// What a person tries on a table before saying that it is so.
struct Trial {
  std::string file;  ///< name
  imports::OwnTable table;
  imports::FileHints told;
};

/// Thread-safe. Uploaded files live in memory while the server runs; what was read of them and what was answered
/// outlives it.
class ImportDesk {
 public:
  /// Finds the imports that were unfinished when the server stopped.
  ImportDesk(app::Stores& stores, const CurrentCatalog& catalog, jobs::Jobs& jobs);

  /// Where uploads come in.
  const std::string& room() const { return room_.folder(); }
  /// Takes the file over and begins to read it, unless more follow; returns the id.
  std::string start(const people::Viewer& viewer, const Upload& upload);
  /// One more file, or one that comes again. Throws conflict while a job works on the import.
  void add(const people::Viewer& viewer, const std::string& id, const Upload& upload);
  /// Begins to read all files. Throws conflict when some have to come again first.
  void begin(const people::Viewer& viewer, const std::string& id);
  /// Stops reading or storing; the files and answers stay.
  void stop(const people::Viewer& viewer, const std::string& id);
  /// Throws not_found for another account's import.
  ImportView view(const people::Viewer& viewer, const std::string& id) const;
  /// The viewer's imports, the newest first.
  std::vector<ImportView> list(const people::Viewer& viewer) const;
  /// Reads again with the answers. Throws conflict unless it was read.
  void answer(const people::Viewer& viewer, const std::string& id, const Answers& answers);
  /// What the first rows of one file would become. Nothing is kept.
  imports::Draft look(const people::Viewer& viewer, const std::string& id, const Trial& trial) const;
  /// Writes a copy of the files with the complaints in their cells. `only`: of one file, or empty.
  void copy_to(const people::Viewer& viewer, const std::string& id, const std::string& only,
               const std::string& path) const;
  /// Throws conflict unless it is ready, bad_input when questions or errors are open.
  /// A roadmap is stored as the next version of `next_of`'s plan when that is given.
  void commit(const people::Viewer& viewer, const std::string& id, RoadmapId next_of = {});
  void discard(const people::Viewer& viewer, const std::string& id);

 private:
  struct Item;
  using Held = std::shared_ptr<Item>;
  Held find(const people::Viewer& viewer, const std::string& id) const;
  Held find_idle(const people::Viewer& viewer, const std::string& id) const;
  static ImportView shown(const Item& item);
  void restore();
  void keep(const Item& item) const;
  void take(Item& item, const Upload& upload) const;
  void begin_reading(const Held& item);
  void read(Item& item, const jobs::Progress& progress) const;
  imports::Draft read_results(const Item& item, const imports::Progress& progress) const;
  imports::Hints hints_of(const Item& item) const;
  static void read_plan(const Item& item, ImportView& result);
  void report(Item& item, int percent, const std::string& message) const;
  void finish_reading(Item& item, ImportView result) const;
  void store(Item& item, const jobs::Progress& progress) const;
  void store_results(Item& item, ImportView& result, const jobs::Progress& progress) const;
  void store_plan(Item& item, ImportView& result) const;
  void forget_old(AccountId account);

  app::Stores& stores_;
  const CurrentCatalog& catalog_;
  jobs::Jobs& jobs_;
  MemoryRoom room_;
  ImportShelf shelf_;
  mutable std::mutex mutex_;  ///< guards items_ and every Item
  std::vector<Held> items_;   ///< in order of arrival
};

/// One import with its uploaded files; the desk's own.
struct ImportDesk::Item {
  struct File {
    std::string name;  ///< as the person knows it
    std::string path;  ///< empty: the server was started anew and the file has to come again
    std::string sha256;
    std::int64_t size = 0;
  };
  people::Viewer viewer;
  ImportView view;
  std::string folder;  ///< holds the files
  std::vector<File> files;
  Answers answers;
  RoadmapId next_of;     ///< version the file is the next one of
  bool busy = false;     ///< a job works on it
  bool stopped = false;  ///< the person asked the job to stop

  Item() = default;
  Item(const Item&) = delete;
  Item& operator=(const Item&) = delete;
  ~Item() {
    std::error_code ignored;
    if (!folder.empty()) std::filesystem::remove_all(folder, ignored);
  }
  bool holds_all() const {
    return std::ranges::all_of(files, [](const File& file) { return !file.path.empty(); });
  }
};

}  // namespace vekha::api
