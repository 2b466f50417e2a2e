#include "base/text.hpp"
#include "domain/documents/documents.hpp"
#include "domain/documents/figures.hpp"
#include "domain/documents/quarters.hpp"
#include "domain/documents/report_tables.hpp"

namespace vekha::documents {
namespace {

using Blocks = std::vector<doc::Block>;

void add_heading(Blocks& blocks, const std::string& text) { blocks.emplace_back(doc::Heading{1, text}); }

void add_text(Blocks& blocks, const std::string& text) { blocks.emplace_back(doc::Paragraph{doc::plain(text)}); }

/// What a person writes: framed by brackets and slanted, so that no blank is sent unnoticed.
void add_blank(Blocks& blocks, const std::string& what) {
  blocks.emplace_back(doc::Paragraph{{{.text = "[Заполнить: " + what + "]", .italic = true}}});
}

void add_totals(Blocks& blocks, const Figures& figures) {
  add_text(blocks, totals_sentence(figures));
  if (figures.undated > 0)
    add_text(blocks, "Без дат остаётся " + counted(figures.undated, "мероприятие", "мероприятия", "мероприятий") +
                         ": их срок зависит от события или не указан; в подсчёт они не входят.");
  if (figures.all.total == 0) return;
  blocks.emplace_back(tally_table("sections", "Исполнение по разделам плана", "Раздел", figures.sections));
  blocks.emplace_back(tally_note());
  blocks.emplace_back(tally_chart(figures.sections));
  if (!figures.executors.empty())
    blocks.emplace_back(tally_table("executors", "Исполнение по ответственным", "Ответственный", figures.executors));
}

void add_lines(Blocks& blocks, const LineTable& table, const Figures& figures) {
  const auto made = line_table(table, figures);
  if (made)
    blocks.emplace_back(*made);
  else
    add_text(blocks, table.none);
}

void add_quarters(Blocks& blocks, const Figures& figures) {
  auto table = quarter_table(figures);
  if (!table) return;
  blocks.emplace_back(doc::Section{doc::Section::Orientation::landscape});
  add_heading(blocks, "Мероприятия по кварталам");
  blocks.emplace_back(*std::move(table));
  blocks.emplace_back(quarter_legend());
  blocks.emplace_back(doc::Section{doc::Section::Orientation::portrait});
}

void add_execution(Blocks& blocks, const Figures& figures) {
  add_heading(blocks, "Общие итоги");
  add_totals(blocks, figures);
  add_quarters(blocks, figures);
  add_heading(blocks, "Выполненные мероприятия");
  add_lines(blocks, done_lines(), figures);
  add_heading(blocks, "Просроченные мероприятия");
  add_lines(blocks, overdue_lines(), figures);
  add_heading(blocks, "Перенесённые сроки");
  add_lines(blocks, moved_lines(), figures);
  add_heading(blocks, "Снятые мероприятия");
  add_lines(blocks, cancelled_lines(), figures);
}

void add_yearly(Blocks& blocks, const Figures& figures) {
  add_heading(blocks, "Введение");
  add_blank(blocks, "цель отчёта, особенности года, на чём он основан");
  add_execution(blocks, figures);
  add_heading(blocks, "Анализ результатов");
  add_blank(blocks, "что изменилось в показателях качества за год и с какими мероприятиями это связано");
  add_heading(blocks, "Выводы");
  add_blank(blocks, "что удалось, что не удалось и почему");
  add_heading(blocks, "Задачи и предложения на следующий учебный год");
  add_blank(blocks, "изменения в дорожную карту, новые мероприятия, ответственные и сроки");
}

void add_effect(Blocks& blocks, const Figures& figures) {
  add_heading(blocks, "Основание и порядок анализа");
  add_blank(blocks, "каким пунктом плана предусмотрен анализ эффективности и кто его проводил");
  add_heading(blocks, "Принятые меры");
  add_text(blocks, totals_sentence(figures));
  add_lines(blocks, done_lines(), figures);
  add_heading(blocks, "Что не сделано");
  add_lines(blocks, overdue_lines(), figures);
  add_lines(blocks, cancelled_lines(), figures);
  add_heading(blocks, "Показатели до и после принятых мер");
  blocks.emplace_back(effect_table());
  add_heading(blocks, "Оценка эффективности");
  add_blank(blocks, "какие меры и решения дали результат, какие нет, по каким показателям это видно");
  add_heading(blocks, "Рекомендации");
  add_blank(blocks, "кому и что рекомендуется");
  add_heading(blocks, "Предложения в дорожную карту");
  add_blank(blocks, "какие мероприятия изменить, добавить или снять");
}

std::string report_title(ReportKind kind) {
  switch (kind) {
    case ReportKind::execution: return "Отчёт об исполнении плана мероприятий";
    case ReportKind::yearly: return "Годовой отчёт о реализации плана мероприятий";
    case ReportKind::effect: return "Справка об эффективности принятых мер";
  }
  return {};
}

std::string span_words(const Span& span) {
  if (span.from && span.to) return "за период с " + ru_date(*span.from) + " по " + ru_date(*span.to);
  if (span.from) return "с " + ru_date(*span.from);
  return span.to ? "по " + ru_date(*span.to) : "за весь срок плана";
}

}  // namespace

std::optional<ReportKind> report_kind_from_name(std::string_view name) {
  if (name == "execution") return ReportKind::execution;
  if (name == "yearly") return ReportKind::yearly;
  if (name == "effect") return ReportKind::effect;
  return std::nullopt;
}

doc::Document plan_report(const roadmap::Roadmap& plan, const ReportOrder& order) {
  const Figures figures = figures_of(plan, order);
  doc::Document out{.title = report_title(order.kind),
                    .created = order.made,
                    .source = "Составлено программой «Веха» по состоянию на " + ru_date(order.today)};
  out.blocks.emplace_back(
      doc::Title{.text = out.title, .lines = {"«" + plan.summary.title + "»", span_words(order.span)}});
  if (order.kind == ReportKind::execution) add_execution(out.blocks, figures);
  if (order.kind == ReportKind::yearly) add_yearly(out.blocks, figures);
  if (order.kind == ReportKind::effect) add_effect(out.blocks, figures);
  return out;
}

}  // namespace vekha::documents
