// Tables of answers for `vekha stats`: pupils by rows, tasks by columns, and what the families about tasks share.
#pragma once
#include <string>
#include <vector>

#include "app/cli/stats.hpp"
#include "core/stats/answers.hpp"

namespace vekha::cli {

class Command;
/// What every family about tasks takes.
struct AnswersFile {
  StatsFile file;
  std::vector<std::string> items;    ///< names and ranges «first..last»; empty: all other columns
  std::string id;                    ///< column of names of pupils; empty: numbers of rows
  std::vector<std::string> omitted;  ///< texts that mean «no answer»
};

/// A family's subcommand with --csv, --json, --item, --id and --omitted.
Command add_answers_family(Command stats, const std::string& name, const std::string& about, AnswersFile& file);

struct AnswersTable {
  std::string file;                ///< without folders
  std::vector<std::string> items;  ///< in the order of the file
  std::vector<std::string> ids;
  stats::ScoreTable scores;
  std::vector<Labels> labels;  ///< of the other columns asked for
};

/// Tasks as numbers, `others` as labels. Throws bad_input with every problem at once.
AnswersTable read_answers(const std::string& path, const AnswersFile& file, const std::vector<std::string>& others);

/// Answers as text codes of chosen options, each task with its own numbering; nothing said is missing.
struct Choices {
  AnswersTable table;  ///< without scores
  stats::Answers answers;
  std::vector<std::vector<std::string>> options;  ///< by task: code → what stands in the table
};
Choices read_choices(const std::string& path, const AnswersFile& file, const std::vector<std::string>& others);

/// Points as categories. Throws bad_input telling each cell that is not a whole number of 0 or more.
stats::Answers whole_points(const AnswersTable& table);

/// "name": value or null, "name_se": error or null, and "name_absence" where there is no value.
void write_parameter(JsonWriter& json, const std::string& name, const stats::Parameter& parameter);
/// "name": value or null, and "name_absence" where there is none.
void write_number(JsonWriter& json, const std::string& name, const Estimate& estimate);
/// The value, or the words of its absence.
std::string told(const Estimate& estimate);
std::string told(const stats::Parameter& parameter);
/// «± 0,12», empty without an error.
std::string told_error(const stats::Parameter& parameter);

// One function a file: adds its family.
void add_stats_items(Command stats, Session& session);
void add_stats_dif(Command stats, Session& session);
void add_stats_curves(Command stats, Session& session);  ///< rasch, pcm, twopl
void add_stats_abilities(Command stats, Session& session);
void add_stats_person_fit(Command stats, Session& session);
void add_stats_similarity(Command stats, Session& session);
void add_stats_clusters(Command stats, Session& session);
void add_stats_hetop(Command stats, Session& session);
void add_stats_counts(Command stats, Session& session);
void add_stats_inversion(Command stats, Session& session);  ///< inversion, crossings
void add_stats_nearest(Command stats, Session& session);

}  // namespace vekha::cli
