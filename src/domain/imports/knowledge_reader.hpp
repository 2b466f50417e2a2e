// Reads what tells about papers rather than pupils: descriptions of tasks, codifiers, scales, lists of schools.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/imports/row_reader.hpp"

namespace vekha::imports {

/// A scale as a row names it; its exam may still lack parts.
struct RowScale {
  RowExam exam;
  catalog::Scale scale;
  int row = 0;
};

struct SheetKnowledge {
  catalog::Kim kim;  ///< tasks, or codes of a codifier
  std::vector<RowScale> scales;
  std::int64_t schools = 0;
  std::int64_t rows = 0;
  Layout layout;
};

class KnowledgeReader {
 public:
  struct Context {
    Layout layout;
    std::string file;
    std::string sheet;
  };
  KnowledgeReader(Context context, SchoolList& schools, Problems& problems);
  void read(const sheet::Row& row);
  SheetKnowledge finish();

 private:
  std::string value(const sheet::Row& row, Field field) const;
  Place place(const sheet::Row& row, Field field) const;
  void read_task(const sheet::Row& row);
  void read_parts(const sheet::Row& row, const std::string& number, const std::vector<int>& maxima);
  void read_code(const sheet::Row& row);
  void read_scale(const sheet::Row& row);
  void read_school(const sheet::Row& row);

  Context context_;
  SchoolList& schools_;
  Problems& problems_;
  SheetKnowledge out_;
  /// «1.4, 5.1/2.2» goes to two lists when one column holds both.
  void split_codes();

  std::string last_number_;
  struct RawCodes {
    std::string kes;
    std::string kt;
  };
  std::vector<RawCodes> raw_codes_;  ///< of out_.kim.tasks, as written over all their rows
};

/// «Максимальный балл — 20» of a description; 0 when the text says nothing of it.
int declared_maximum(const std::string& text);

}  // namespace vekha::imports
