#include "base/text.hpp"
#include "core/calendar/period.hpp"
#include "domain/documents/documents.hpp"
#include "domain/documents/plan_table.hpp"
#include "domain/documents/preamble.hpp"
#include "io/doc/order.hpp"

namespace vekha::documents {
namespace {

using doc::Blocks;
using doc::paragraph;
using Kind = doc::Paragraph::Kind;

constexpr std::size_t kWideColumns = 5;      ///< from so many columns the annex lies on its side
constexpr std::size_t kLongTitleLine = 400;  ///< letters; longer titles stand on two lines

/// A plan stored without a title is called by its file.
bool has_title(const roadmap::Summary& plan) { return plan.title != plan.source.file_name; }

std::string subject_of(const roadmap::Summary& plan) {
  const std::string small = folded(plan.title);
  if (small.starts_with("об утверждении")) return plan.title;
  return small.find("дорожн") != std::string::npos ? "Об утверждении плана мероприятий («дорожной карты»)"
                                                   : "Об утверждении плана мероприятий";
}

doc::Requisites requisites(const roadmap::Act& act) {
  return {.issuer = act.issuer,
          .kind = act.kind.empty() ? "приказ" : act.kind,
          .date = act.date,
          .number = act.number,
          .signatory = act.signatory};
}

void add_order(Blocks& blocks, const roadmap::Roadmap& plan, const roadmap::Preamble& preamble) {
  const doc::Requisites act = requisites(approving_act(plan, preamble));
  doc::add_order_head(blocks, act);
  blocks.emplace_back(paragraph(Kind::subject, doc::verbatim(subject_of(plan.summary))));
  const std::string grounds =
      preamble.basis.empty() ? "В соответствии с _________________________________________________________, в целях "
                               "________________________________________________________________________"
                             : "В целях реализации правовых актов, перечисленных в приложении,";
  blocks.emplace_back(paragraph(Kind::body, doc::plain(grounds)));
  doc::add_order_verb(blocks, act.kind);
  const std::string title = has_title(plan.summary) ? " «" + plan.summary.title + "»" : "";
  blocks.emplace_back(doc::List{
      .kind = doc::List::Kind::numbers,
      .items = {doc::verbatim("Утвердить прилагаемый план" + title + "."),
                doc::plain("Исполнителям, указанным в плане, обеспечить выполнение мероприятий в установленные сроки и "
                           "представление документов, подтверждающих исполнение."),
                doc::plain("Контроль за исполнением возложить на ______________________________________.")}});
  doc::add_signature(blocks, act);
}

/// Where a long title is parted: before a small letter, so that the reader joins the lines again.
std::vector<std::string> title_lines(const std::string& title) {
  if (length(title) <= kLongTitleLine) return {title};
  const std::vector<std::string> words = split(title, ' ');
  std::string line;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string small = lower(words[i]);
    const bool may_part = length(line) > kLongTitleLine / 2 && !words[i].empty() && small == words[i] &&
                          static_cast<unsigned char>(words[i].front()) >= 0xD0;
    if (may_part) return {line, joined({words.begin() + static_cast<std::ptrdiff_t>(i), words.end()}, " ")};
    line += (line.empty() ? "" : " ") + words[i];
  }
  return {title};
}

void add_annex_head(Blocks& blocks, const roadmap::Roadmap& plan) {
  const roadmap::Summary& summary = plan.summary;
  const std::string title = has_title(summary) ? summary.title : "";
  for (const std::string& line : title_lines(title))
    if (!line.empty())
      blocks.emplace_back(doc::Paragraph{.runs = {{.text = line, .bold = true, .verbatim = true}},
                                         .kind = Kind::centered,
                                         .stay = doc::Paragraph::Stay::with_next});
  if (summary.period && calendar::find_period(title) != summary.period)
    blocks.emplace_back(paragraph(Kind::centered, doc::plain(period_sentence(*summary.period))));
}

void add_points(Blocks& blocks, const std::string& title, const std::vector<std::string>& points) {
  if (points.empty()) return;
  blocks.emplace_back(doc::list_title(title));
  blocks.emplace_back(doc::bullets(points));
}

void add_preamble(Blocks& blocks, const roadmap::Preamble& preamble) {
  add_points(blocks, preamble.goals.size() == 1 ? "Цель:" : "Цели:", preamble.goals);
  add_points(blocks, preamble.tasks.size() == 1 ? "Задача:" : "Задачи:", preamble.tasks);
  std::vector<std::string> acts;
  for (const roadmap::ActReference& act : preamble.basis) acts.push_back(act_text(act));
  add_points(blocks, "Правовое основание:", acts);
  std::vector<std::string> aliases;
  for (const roadmap::Abbreviation& alias : preamble.aliases)
    if (!alias.full_name.empty()) aliases.push_back(alias.full_name + " (далее – " + alias.short_name + ")");
  add_points(blocks, "Принятые сокращения:", aliases);
}

doc::Table table_of(const PlanTable& plan) {
  doc::Table table{.rise = doc::Table::Rise::top};
  doc::TableRow head;
  for (const PlanColumn& column : plan.columns) {
    const bool narrow = column.what == What::number;
    table.columns.push_back({column.width, narrow ? doc::Align::center : doc::Align::left});
    head.cells.push_back(doc::head_cell(column.header));
  }
  table.head.push_back(std::move(head));
  for (const PlanRow& row : plan.rows) {
    doc::TableRow out;
    if (!row.section.empty())
      out.cells.push_back({.runs = {{.text = row.section, .bold = true, .verbatim = true}},
                           .columns = static_cast<int>(plan.columns.size()),
                           .shade = doc::Cell::Shade::light});
    for (const std::string& text : row.cells) out.cells.push_back({.runs = doc::verbatim(text)});
    table.rows.push_back(std::move(out));
  }
  return table;
}

}  // namespace

doc::Document plan_document(const roadmap::Roadmap& plan, const Print& print) {
  const roadmap::Preamble& preamble = plan.preamble;
  const PlanTable table = plan_table(plan, print.extras);
  doc::Document out{.title = plan.summary.title, .created = print.made};
  add_order(out.blocks, plan, preamble);
  if (table.columns.size() >= kWideColumns)
    out.blocks.emplace_back(doc::Section{doc::Section::Orientation::landscape});
  else
    out.blocks.emplace_back(doc::PageBreak{});
  doc::add_approval_stamp(out.blocks, requisites(approving_act(plan, preamble)));
  out.blocks.emplace_back(paragraph(Kind::centered, {}));
  add_annex_head(out.blocks, plan);
  add_preamble(out.blocks, preamble);
  out.blocks.emplace_back(table_of(table));
  return out;
}

std::string plan_file_name(const roadmap::Summary& plan, std::string_view extension) {
  return file_name(plan.title, extension);
}

}  // namespace vekha::documents
