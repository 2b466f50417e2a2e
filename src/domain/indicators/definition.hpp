// Indicators as data: what each definition of catalog/indicators says, its program among the rest, and the library of
// all that are in force.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "domain/formulas/formulas.hpp"

namespace vekha::indicators {

/// A choice left to the municipality: stands in the program as {name}.
struct Parameter {
  std::string name;
  double value = 0;
  std::string title;  ///< «Порог высокого балла»
  std::string note;   ///< where the number comes from, or that it is a choice of the developers
};

/// What the definition rests on.
struct Basis {
  std::string act;     ///< «Приказ № 123» or a custom in words
  std::string date;    ///< ISO day of the act, or empty
  std::string clause;  ///< «п. 5.1», or empty
  /// «Приказ № 123 от 05.09.2025, п. 5.1».
  std::string text() const;
};

/// Where the colours change when no norm is approved.
struct Zones {
  double green = 0;        ///< from here (up to here, when less is better) the colour is green
  double yellow = 0;       ///< from here yellow, beyond it red
  std::string source;      ///< Russian
  std::string provenance;  ///< as of a definition
};

/// A figure a form brings, by its code in the column «показатель».
struct Item {
  std::string code;
  std::string title;
};

struct Definition {
  std::string id;
  std::string group;  ///< «5.1. ЕГЭ»
  std::string name;
  std::string short_name;
  std::string unit;       ///< «%», «балл», «чел.»
  std::string level;      ///< what it is computed for, in words
  std::string direction;  ///< "more_is_better", "less_is_better", "none"
  std::string formula;    ///< in words and signs, Russian
  std::string program;    ///< in the language of docs/formula.md, with {parameters}
  std::vector<Parameter> parameters;
  std::vector<std::string> by;          ///< dimensions it may be split by, the usual ones first
  std::vector<std::string> procedures;  ///< whose results it is made of; empty: of any
  std::string attempts = "last";        ///< which works of a person count: "last", "first", "every"
  std::vector<Item> items;              ///< figures it needs from a form
  std::string source;
  std::string collection;   ///< метод сбора
  std::string periodicity;  ///< «ежегодно, после загрузки результатов»
  std::string responsible;
  std::string missing;  ///< what is done with what is not there
  std::int64_t minimum = 1;
  std::string interval;  ///< method of the interval, empty when there is none
  Basis basis;
  std::string provenance;  ///< "document", "file", "practice", "second_hand", "design"
  std::string note;        ///< what of it is a choice and not a norm
  std::optional<Zones> zones;
  Date valid_from;
  std::optional<Date> valid_to;
  std::int64_t version = 1;
  std::string kind;  ///< of the nine base indicators, computed by `compute` too; empty otherwise
  std::string file;  ///< of the catalogue
  bool own = false;  ///< of the municipality's folder
  formula::Unit measure{};
  std::vector<formula::Norm> norms{};  ///< those its program names: ids of definitions that stand before it

  /// The program checked, with its own numbers or others.
  formula::Program compiled(const std::map<std::string, double>& changed = {}) const;
  /// Why a year is not counted, Russian; empty when it is. A year counts when the definition held on some day of it.
  std::string why_not(int year) const;
  /// The years it holds in.
  formulas::Years years() const;

  /// The program with numbers in the places of parameters; `changed` lays others over its own. Throws bad_arguments for
  /// a name it does not have.
  std::string filled(const std::map<std::string, double>& changed = {}) const;
};

/// «официальный документ», «сложившаяся практика», «пересказ, первоисточник не проверен» …
std::string_view provenance_title(std::string_view provenance);

/// All definitions in force, in the order people read them.
struct Library {
  std::vector<Definition> all;
  std::vector<std::string> problems{};  ///< of the municipality's files, with file and line; the rest is in force
  /// nullptr when there is none.
  const Definition* find(std::string_view id) const;
  /// Throws not_found.
  const Definition& at(std::string_view id) const;
  /// Names of families in order.
  std::vector<std::string> groups() const;
  std::vector<const Definition*> of_group(std::string_view group) const;
  /// What `norm` may name in a program: the ids, each with the unit its definition is counted in.
  std::vector<formula::Norm> norms() const;
};
/// What came with the program. Throws bad_input when the catalogue is damaged.
const Library& shipped();
/// The same with catalog/indicators/*.yaml of the data folder laid over it: a definition of the same id takes the place
/// of the shipped one. A definition with a fault is left out and told among the problems.
Library library(const std::string& data_folder);

/// The definitions of one file. Throws bad_input: every fault with its line, also a program of another unit than told.
std::vector<Definition> read_definitions(std::string_view file, std::string_view content);

}  // namespace vekha::indicators
