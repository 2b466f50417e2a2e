// Descriptions of papers, scales and minima as the organisation keeps them: each change is a dated version of a file of
// its catalogue, signed, and can be taken back.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalog/catalog.hpp"
#include "io/db/db.hpp"

namespace vekha::knowledge {

enum class Kind { kim, scale, minimum };
std::string_view kind_name(Kind kind);   ///< "kim", "scale", "minimum"
std::string_view kind_title(Kind kind);  ///< «описание КИМ», «шкала», «минимальный балл»

struct Version {
  std::int64_t id = 0;
  std::string file;  ///< from the data folder
  Kind kind = Kind::kim;
  catalog::Exam exam;       ///< parts the file does not share are empty or 0
  std::string note;         ///< where it is taken from
  std::string recorded_at;  ///< UTC
  std::string actor;
  std::string withdrawn_at;  ///< empty while it holds
  bool last = false;         ///< the one that may be taken back
};
/// The newest first; of one file or (empty) of all.
std::vector<Version> versions(const db::Read& read, const std::string& file = {});

struct Texts {
  std::string now;     ///< YAML
  std::string before;  ///< empty: the file was not there
};
/// Throws not_found.
Texts texts(const db::Read& read, std::int64_t version);

/// Writes the file of the catalogue and keeps the version. Throws bad_input when the catalogue would not take it,
/// conflict when nothing changes.
Version save(const db::Write& write, const std::string& folder, const catalog::Kim& kim);
Version save(const db::Write& write, const std::string& folder, const catalog::Scale& scale);
Version save(const db::Write& write, const std::string& folder, const catalog::Minimum& minimum);
/// Brings back what the last version of a file replaced. Throws not_found; conflict when a newer version stands or the
/// file was changed past the program.
Version take_back(const db::Write& write, const std::string& folder, std::int64_t version);

/// Runs what writes files of the catalogue and keeps a version of each file it changed.
void watched(db::Database& records, const db::Actor& actor, const std::string& folder,
             const std::function<void()>& work);

/// Whether the file stands in the data folder rather than came with the program.
bool own(const std::string& folder, const std::string& file);

}  // namespace vekha::knowledge
