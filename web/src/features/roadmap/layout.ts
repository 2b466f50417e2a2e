import type { Measure, Occurrence, Roadmap } from './api';

export type Line = { kind: 'section'; number: string; title: string; depth: number } | { kind: 'measure'; measure: Measure };

/** The rows of the Word table: measures in their order, a heading across where a section begins, its parents above. */
export function tableLines(sections: Roadmap['sections'], measures: Measure[]): Line[] {
  const lines: Line[] = [];
  const open: number[] = [];
  for (const measure of measures) {
    const path = pathTo(sections, measure.section_index);
    path.forEach((index, level) => {
      if (open[level] === index) return;
      open.splice(level, open.length, index);
      const section = sections[index];
      if (section) lines.push({ kind: 'section', ...section });
    });
    open.splice(path.length);
    lines.push({ kind: 'measure', measure });
  }
  return lines;
}

/** Indexes of the section and of its parents, the highest first. */
function pathTo(sections: Roadmap['sections'], index: number | null): number[] {
  if (index === null || !sections[index]) return [];
  const path = [index];
  for (let i = index - 1, depth = sections[index]?.depth ?? 1; i >= 0 && depth > 1; i -= 1) {
    const above = sections[i]?.depth ?? 1;
    if (above >= depth) continue;
    path.unshift(i);
    depth = above;
  }
  return path;
}

/** "2026-05-12" → "2026-2": the calendar quarter. */
export function quarterOf(iso: string): string {
  return `${iso.slice(0, 4)}-${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
}

const roman = ['I', 'II', 'III', 'IV'];

export function quarterTitle(quarter: string): string {
  return `${roman[Number(quarter.slice(5)) - 1] ?? ''} кв.`;
}

/** All quarters from the first due term to the last, without gaps. */
export function quartersOf(measures: Measure[]): string[] {
  const dues = measures.flatMap((measure) => measure.occurrences.map((item) => item.due)).sort();
  const [first, last] = [dues[0], dues.at(-1)];
  if (!first || !last) return [];
  const quarters: string[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    for (let quarter = 1; quarter <= 4; quarter += 1) quarters.push(`${year}-${quarter}`);
  }
  return quarters.filter((quarter) => quarter >= quarterOf(first) && quarter <= quarterOf(last));
}

export function byQuarter(occurrences: Occurrence[]): Map<string, Occurrence[]> {
  const map = new Map<string, Occurrence[]>();
  for (const item of occurrences) {
    const quarter = quarterOf(item.due);
    map.set(quarter, [...(map.get(quarter) ?? []), item]);
  }
  return map;
}

/** «1. Нормативное обеспечение»: a bare number gets its dot, an empty one leaves nothing. */
export function sectionTitle({ number, title }: { number: string; title: string }): string {
  return [/^\d+$/.test(number) ? `${number}.` : number, title].filter(Boolean).join(' ');
}

/** How tall a row of the Word table will be, near enough to place the scroll bar before the row is drawn. */
export function rowHeight(line: Line | undefined): number {
  if (line?.kind !== 'measure') return 33;
  const { text, deadline, result, responsible, documents } = line.measure;
  const rows = Math.max(text.length / 36 + (text.match(/[•●▪]/g)?.length ?? 0) / 2, deadline.raw.length / 17 + 1, result.length / 24, responsible.join(', ').length / 19, documents.join(', ').length / 14, 2);
  return Math.ceil(rows) * 20 + 13;
}

export function shorten(text: string, length = 70): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
