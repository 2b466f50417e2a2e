import { fold } from '@/app/search';
import type { Address } from '@/ui/address';
import type { ChipItem } from '@/ui/Chips';
import type { Choice, Group } from '@/ui/FilterSelect';
import { formatMonth } from '@/ui/format';

import type { Measure, Occurrence, Roadmap } from './api';
import { sectionTitle } from './layout';
import { isOpen, shownWords, type Shown } from './status';

/** Filters of the roadmap as they stand in the address. */
export interface Filters {
  executor?: string;
  /** "overdue", "soon", "none" (no dates), a month "2026-03", or "from..to" months. */
  term?: string;
  /** Place of the section in the document: numbers may repeat or be absent. */
  section?: string;
  /** Direction of the management of quality, by its key. */
  direction?: string;
  status?: string;
  q?: string;
  /** "1": only what the person or their organisation carries out. */
  mine?: string;
}

export const filterKeys = ['executor', 'term', 'section', 'direction', 'status', 'q', 'mine'] as const;

export function filtersOf({ executor, term, section, direction, status, q, mine }: Address): Filters {
  return { executor, term, section, direction, status, q, mine };
}

export function addDays(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function termFits(item: Occurrence, term: string, today: string): boolean {
  if (term === 'overdue') return item.overdue;
  if (term === 'soon') return isOpen(item) && item.due >= today && item.due <= addDays(today, 30);
  const [first, last = first] = term.split('..');
  // A window that touches the months belongs to them, not only one that ends there.
  return item.from.slice(0, 7) <= (last ?? '') && item.due.slice(0, 7) >= (first ?? '');
}

function statusFits(measure: Measure, status: string): boolean {
  return status === 'overdue' ? measure.overdue : measure.status === status;
}

function anyTermFits({ occurrences }: Measure, term: string, today: string): boolean {
  return term === 'none' ? occurrences.length === 0 : occurrences.some((item) => termFits(item, term, today));
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

/** What the filters rest on beside the plan itself. */
export interface Ground {
  today: string;
  /** Measures of the person; null while not known. */
  mine: Set<number> | null;
}

export function filterMeasures(roadmap: Roadmap, filters: Filters, { today, mine: own }: Ground): Measure[] {
  const { executor, term, section, direction, status, q, mine } = filters;
  const sections = section ? sectionsUnder(roadmap.sections, Number(section)) : null;
  return roadmap.measures.filter(
    (measure) =>
      (!executor || measure.responsible.includes(executor)) &&
      (!term || anyTermFits(measure, term, today)) &&
      (!direction || measure.directions.includes(direction)) &&
      (!mine || own?.has(measure.id)) &&
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
  if (term === 'none') return 'без дат';
  const year = /^(\d{4})-01\.\.\1-12$/.exec(term);
  if (year) return `${year[1]} год`;
  return term.split('..').map(formatMonth).join(' – ');
}

/** The list of terms: what is urgent first, then years, then their months. */
export function termChoices(months: string[]): Group[] {
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  const urgent = [{ value: 'overdue', label: 'Просрочено' }, { value: 'soon', label: 'Ближайшие 30 дней' }, { value: 'none', label: 'Без дат' }];
  const byYear = years.map((year) => ({ group: `${year} год`, items: [{ value: `${year}-01..${year}-12`, label: `Весь ${year} год` }, ...months.filter((month) => month.startsWith(year)).map((month) => ({ value: month, label: formatMonth(month) }))] }));
  return [{ group: 'По срочности', items: urgent }, ...byYear];
}

export function chipsOf(filters: Filters, sections: Roadmap['sections'], directions: Choice[] = []): ChipItem[] {
  const { executor, term, section, direction, status, q, mine } = filters;
  const chosen = section ? sections[Number(section)] : undefined;
  const known = (status ?? '') in shownWords ? shownWords[status as Shown] : status;
  return [
    executor && { key: 'executor', text: `Ответственный: ${executor}` },
    term && { key: 'term', text: `Срок: ${termTitle(term)}` },
    chosen && { key: 'section', text: `Раздел: ${sectionTitle(chosen)}` },
    direction && { key: 'direction', text: `Направление: ${directions.find((entry) => entry.value === direction)?.label ?? direction}` },
    status && { key: 'status', text: `Статус: ${known}` },
    q && { key: 'q', text: `Текст: «${q}»` },
    mine && { key: 'mine', text: 'Моё' },
  ].filter((chip): chip is ChipItem => Boolean(chip));
}
