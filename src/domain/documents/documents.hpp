// Documents about a plan as people sign and send them: the order with its annex, the workbook, the report on execution.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/execution/execution.hpp"
#include "domain/roadmap/roadmap.hpp"
#include "io/doc/blocks.hpp"

namespace vekha::documents {

/// What else stands in the table of an exported plan.
enum class Extras { none, status };

struct Print {
  Extras extras = Extras::none;
  std::string made;  ///< UTC moment, ISO 8601
};

/// The order that approves the plan, with blanks where something is not known, and the plan as its annex. Our reader
/// reads the same plan back.
doc::Document plan_document(const roadmap::Roadmap& plan, const Print& print);
/// The same plan as the bytes of a workbook: header in sight, filter, sections across.
std::string plan_workbook(const roadmap::Roadmap& plan, Extras extras);
/// A DOCX of ours as a PDF, by LibreOffice in a limited process; `wanted` is asked meanwhile, false ends it. Throws
/// unavailable when LibreOffice is not installed, conflict when the PDF is wanted no more.
std::string to_pdf(const std::string& docx, const std::function<bool()>& wanted = {});
/// «План мероприятий … .docx» without what file systems mind; the extension is without a dot.
std::string plan_file_name(const roadmap::Summary& plan, std::string_view extension);

/// The same for any title.
std::string file_name(const std::string& title, std::string_view extension);
/// What a plan gives to templates of orders: «plan.title», «plan.act», «plan.basis», «plan.executors», «plan.years»,
/// «issuer».
std::map<std::string, std::string> known_of(const roadmap::Roadmap& plan);

/// Cards of the register for the acts a plan names, linked as its basis, and for the act that approves it: to be called
/// after a plan is stored. A card that is there already is linked, not doubled. How many acts were linked.
int make_cards(const db::Write& write, NodeId node, RoadmapId plan, const roadmap::Preamble& preamble);

/// Puts a draft in force by an act, gives its executors their tasks and links the card of the act in the register, made
/// when it is not there. Throws as roadmap::approve.
roadmap::Approval approve_plan(const db::Write& write, const org::Scope& scope, RoadmapId id, const roadmap::Act& act);
/// Takes an approval back: the card of the act is unlinked, and goes when the approval made it and nobody used it
/// since. Throws as roadmap::withdraw.
roadmap::Approval withdraw_plan(const db::Write& write, const org::Scope& scope, RoadmapId id,
                                const std::string& reason);

/// execution: what was done in a period; yearly and effect: the yearly report and the справка on effectiveness with all
/// that is computed, and marked blanks for what people write.
enum class ReportKind { execution, yearly, effect };
std::optional<ReportKind> report_kind_from_name(std::string_view name);
/// Last days of windows; both ends belong to it.
struct Span {
  std::optional<Date> from;
  std::optional<Date> to;
};
/// Windows of measures, or tasks of executors, in numbers, by what they are at.
struct Tally {
  std::string title;
  int total = 0;
  int planned = 0;
  int in_work = 0;
  int review = 0;
  int done = 0;
  int cancelled = 0;
  int overdue = 0;  ///< of those neither done nor taken off
  /// Done of those not taken off; nothing when there are none.
  std::optional<double> percent() const;
};

/// Tasks counted as the page of monitoring counts them.
struct Progress {
  Tally all;
  std::vector<Tally> sections;
  std::vector<Tally> executors;
};
/// The same figures as GET /api/roadmaps/{id}/progress gives this person; nothing while the plan has no tasks.
std::optional<Progress> progress_of(const db::Read& read, const execution::Hand& who, RoadmapId id, const Span& span,
                                    Date today);

struct ReportOrder {
  ReportKind kind = ReportKind::execution;
  Span span;
  Date today;
  std::string made;                  ///< UTC moment, ISO 8601
  std::optional<Progress> progress;  ///< else windows of measures are counted
};
doc::Document plan_report(const roadmap::Roadmap& plan, const ReportOrder& order);
/// The figures of the same report as the bytes of a workbook.
std::string report_workbook(const roadmap::Roadmap& plan, const ReportOrder& order);

/// What differs between a stored plan and the same plan read back from a file: Russian sentences, empty when nothing.
std::vector<std::string> differences(const roadmap::Roadmap& stored, const roadmap::Compiled& read_back);

}  // namespace vekha::documents
