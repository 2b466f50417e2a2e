import type { Measure, Occurrence, Roadmap } from '../api';
import { tableLines, type Line } from '../layout';
import { dayOf, isoOf } from './days';

export type Row =
  | { kind: 'section'; line: Extract<Line, { kind: 'section' }>; from: number | null; due: number | null }
  | { kind: 'measure'; measure: Measure; note: string; standing: boolean };

/** Rows of the Gantt: sections with the days they take, measures with their terms or with what they wait for. */
export function rowsOf({ sections, period }: Pick<Roadmap, 'sections' | 'period'>, measures: Measure[], told = new Map<number, string>()): Row[] {
  const rows: Row[] = tableLines(sections, measures).map((line) => (line.kind === 'section' ? { kind: 'section', line, from: null, due: null } : { kind: 'measure', measure: line.measure, note: waiting(line.measure, told.get(line.measure.id)), standing: lasts(line.measure, period) }));
  const open: Extract<Row, { kind: 'section' }>[] = [];
  for (const row of rows) {
    if (row.kind === 'section') {
      while (open.length > 0 && (open.at(-1)?.line.depth ?? 0) >= row.line.depth) open.pop();
      open.push(row);
    } else for (const section of open) stretch(section, row.measure.occurrences);
  }
  return rows;
}

function stretch(section: Extract<Row, { kind: 'section' }>, occurrences: Occurrence[]) {
  for (const { from, due } of occurrences) {
    section.from = Math.min(section.from ?? Infinity, dayOf(from));
    section.due = Math.max(section.due ?? -Infinity, dayOf(due));
  }
}

/** Why a measure has no bar; empty when it has one. */
export function waiting({ occurrences, deadline }: Measure, told?: string): string {
  if (occurrences.length > 0) return '';
  return told || (deadline.raw ? `дат нет: ${deadline.raw}` : 'срок не указан');
}

/** Whether the work goes on as long as the plan does. */
function lasts({ occurrences }: Measure, { from, to }: Roadmap['period']): boolean {
  const [first, last] = [occurrences[0], occurrences.at(-1)];
  return Boolean(first && last && from && to && occurrences.length === 1 && first.from <= from && last.due >= to);
}

export type Edge = 'whole' | 'start' | 'end';

/** The window after it was pulled by `days`; an edge stops at the other one. */
export function pulled({ from, due }: { from: string; due: string }, edge: Edge, days: number): { from: string; due: string } {
  const [first, last] = [dayOf(from), dayOf(due)];
  if (edge === 'whole') return { from: isoOf(first + days), due: isoOf(last + days) };
  if (edge === 'start') return { from: isoOf(Math.min(first + days, last)), due };
  return { from, due: isoOf(Math.max(last + days, first)) };
}
