// Imports between upload and commit: each is read in the background, asked about, looked at, stored or thrown away.
#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/api/current_catalog.hpp"
#include "app/stores.hpp"
#include "domain/imports/imports.hpp"
#include "domain/people/people.hpp"
#include "domain/roadmap/roadmap.hpp"
#include "io/jobs/jobs.hpp"

namespace vekha::api {

enum class ImportKind { results, roadmap };
enum class ImportState { reading, ready, failed, committing, committed, discarded };

/// What is known about one import; copied out for answers.
struct ImportView {
  std::string id;
  ImportKind kind = ImportKind::results;
  std::string file;  ///< as the person knows it
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
  std::string name;  ///< may hold folders
  std::string path;  ///< of the uploaded bytes; moved away from there
};

/// Thread-safe. State lives in memory, files in the data folder's place for uploads.
class ImportDesk {
 public:
  ImportDesk(app::Stores& stores, const CurrentCatalog& catalog, jobs::Jobs& jobs);

  /// Takes the file over and begins to read it; returns the id.
  std::string start(const people::Viewer& viewer, const Upload& upload);
  /// Throws not_found for another account's import.
  ImportView view(const people::Viewer& viewer, const std::string& id) const;
  /// The viewer's imports, the newest first.
  std::vector<ImportView> list(const people::Viewer& viewer) const;
  /// Reads again with the answers. Throws conflict unless it was read.
  void answer(const people::Viewer& viewer, const std::string& id, const Answers& answers);
  /// Throws conflict unless it is ready, bad_input when questions or errors are open.
  /// A roadmap is stored as the next version of `next_of`'s plan when that is given.
  void commit(const people::Viewer& viewer, const std::string& id, RoadmapId next_of = {});
  void discard(const people::Viewer& viewer, const std::string& id);

 private:
  struct Item;
  using Held = std::shared_ptr<Item>;
  Held find(const people::Viewer& viewer, const std::string& id) const;
  void begin_reading(const Held& item);
  void read(Item& item, const jobs::Progress& progress) const;
  imports::Draft read_results(const Item& item, const imports::Progress& progress) const;
  static void read_plan(const Item& item, ImportView& result);
  void store(Item& item, const jobs::Progress& progress) const;
  void forget_old(AccountId account);

  app::Stores& stores_;
  const CurrentCatalog& catalog_;
  jobs::Jobs& jobs_;
  mutable std::mutex mutex_;  ///< guards items_ and every Item
  std::vector<Held> items_;   ///< in order of arrival
};

}  // namespace vekha::api
