// What the roadmap compiler gives: sections, measures with their terms, parties, and complaints.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.hpp"
#include "core/calendar/deadline.hpp"
#include "core/roadmap/mapping.hpp"

namespace vekha::roadmap {

/// A heading of the plan; group rows without term and executor are sections too.
struct CompiledSection {
  std::string number;  ///< "2.1", "II", or empty
  std::string title;
  std::string path;  ///< "II / 2.1": the number with those of its ancestors it does not itself contain
  int depth = 0;     ///< 0 for the top
};

/// A leaf of the plan: something to be done.
struct CompiledMeasure {
  std::string number;                       ///< as printed, without a trailing dot; may be empty
  std::string section;                      ///< path of its section, may be empty
  std::vector<std::string> section_titles;  ///< from the top down
  int section_index = -1;                   ///< into Compiled::sections, -1 outside any
  std::string text;                         ///< list items on lines of their own: «• …»
  std::vector<std::string> parts;  ///< the list items inside `text` without their marks; empty when it has none
  calendar::Deadline deadline;
  std::vector<std::string> responsible;  ///< short names of parties
  std::vector<std::string> documents;
  std::string result;
  Place place;
};

/// Somebody who answers for measures, under all the names the plan gives them.
struct Party {
  std::string name;       ///< short, as used in `responsible`
  std::string full_name;  ///< as the plan spells it out; equal to `name` when it does not
  std::vector<std::string> aliases;
};

/// An act named in the text: «приказ Рособрнадзора от 13.05.2024 № 1008 «Об утверждении …»».
struct ActReference {
  std::string kind;    ///< «федеральный закон», «приказ», «письмо» …: lower case, singular
  std::string number;  ///< "273-ФЗ", without the sign of number; may be empty
  std::optional<Date> date;
  std::string issuer;  ///< nominative or as written; may be empty
  std::string title;   ///< without the outer quotes; may be empty
};

/// A short name the plan gives to something: «(далее – МОУО)».
struct Abbreviation {
  std::string short_name;
  std::string full_name;
};

/// What stands around the table: the act that approves the plan, what the plan is for and what it rests on.
struct Preamble {
  std::string kind_of_act;  ///< «приказ», «распоряжение», «постановление» …, empty when no act approves the plan
  std::string act_number;
  std::optional<Date> act_date;
  std::string approved_by;  ///< the body that issued the act
  std::vector<std::string> goals;
  std::vector<std::string> tasks;
  std::vector<Abbreviation> aliases;
  std::vector<ActReference> basis;  ///< every act named anywhere in the document, none twice, without the approving one
};

struct Compiled {
  std::string title;
  std::optional<calendar::Period> period;
  Preamble preamble;
  std::vector<TableColumns> tables;  ///< how the columns of the tables of measures were taken
  std::vector<CompiledSection> sections;
  std::vector<CompiledMeasure> measures;
  std::vector<Party> parties;
  Issues issues;
  Issues defects;  ///< of the source, healed silently: notes for the linter
};

}  // namespace vekha::roadmap
