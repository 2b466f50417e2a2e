import { fold } from '@/app/search';
import type { Address } from '@/ui/address';
import type { ChipItem } from '@/ui/Chips';
import { formatMonth } from '@/ui/format';

import type { Measure, Occurrence, Roadmap } from './api';
import { sectionTitle } from './layout';
import { shownWords, type Shown } from './status';

/** Filters of the roadmap as they stand in the address. */
export interface Filters {
  executor?: string;
  /** "overdue", "soon", a month "2026-03", or "from..to" months. */
  term?: string;
  /** Place of the section in the document: numbers may repeat or be absent. */
  section?: string;
  status?: string;
  q?: string;
}

export const filterKeys = ['executor', 'term', 'section', 'status', 'q'] as const;

export function filtersOf({ executor, term, section, status, q }: Address): Filters {
  return { executor, term, section, status, q };
}

export function addDays(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function termFits(item: Occurrence, term: string, today: string): boolean {
  if (term === 'overdue') return item.overdue;
  const open = item.status === 'planned' || item.status === 'in_work';
  if (term === 'soon') return open && item.due >= today && item.due <= addDays(today, 30);
  const [first, last = first] = term.split('..');
  // A window that touches the months belongs to them, not only one that ends there.
  return item.from.slice(0, 7) <= (last ?? '') && item.due.slice(0, 7) >= (first ?? '');
}

function statusFits(measure: Measure, status: string): boolean {
  return status === 'overdue' ? measure.overdue : measure.status === status;
}

function textFits(measure: Measure, query: string): boolean {
  const text = fold([measure.number, measure.text, measure.deadline.raw, measure.result, ...measure.responsible, ...measure.documents].join(' '));
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Places of the section itself and of everything under it, by depth in the order of the document. */
export function sectionsUnder(sections: Roadmap['sections'], place: number): Set<number> {
  const head = sections[place];
  if (!head) return new Set([place]);
  const rest = sections.slice(place + 1);
  const end = rest.findIndex((section) => section.depth <= head.depth);
  const length = end < 0 ? rest.length : end;
  return new Set(Array.from({ length: length + 1 }, (_, index) => place + index));
}

export function filterMeasures(roadmap: Roadmap, filters: Filters, today: string): Measure[] {
  const { executor, term, section, status, q } = filters;
  const sections = section ? sectionsUnder(roadmap.sections, Number(section)) : null;
  return roadmap.measures.filter(
    (measure) =>
      (!executor || measure.responsible.includes(executor)) &&
      (!term || measure.occurrences.some((item) => termFits(item, term, today))) &&
      (!sections || (measure.section_index !== null && sections.has(measure.section_index))) &&
      (!status || statusFits(measure, status)) &&
      (!q || textFits(measure, q)),
  );
}

/** Months in which something is due, for the list of terms. */
export function monthsOf(roadmap: Roadmap): string[] {
  return [...new Set(roadmap.measures.flatMap((measure) => measure.occurrences.map((item) => item.due.slice(0, 7))))].sort();
}

export function termTitle(term: string): string {
  if (term === 'overdue') return 'просрочено';
  if (term === 'soon') return 'ближайшие 30 дней';
  return term.split('..').map(formatMonth).join(' – ');
}

export function chipsOf(filters: Filters, sections: Roadmap['sections']): ChipItem[] {
  const { executor, term, section, status, q } = filters;
  const chosen = section ? sections[Number(section)] : undefined;
  const known = (status ?? '') in shownWords ? shownWords[status as Shown] : status;
  return [
    executor && { key: 'executor', text: `Ответственный: ${executor}` },
    term && { key: 'term', text: `Срок: ${termTitle(term)}` },
    chosen && { key: 'section', text: `Раздел: ${sectionTitle(chosen)}` },
    status && { key: 'status', text: `Статус: ${known}` },
    q && { key: 'q', text: `Текст: «${q}»` },
  ].filter((chip): chip is ChipItem => Boolean(chip));
}
