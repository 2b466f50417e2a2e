import { changeAddress, type Address } from '@/ui/address';
import type { CsvCell } from '@/ui/csv';
import type { Choice } from '@/ui/FilterSelect';

import { quartersOf, quarterTitle } from '../layout';
import type { Measure, Roadmap } from '../api';
import { shownWords, type Shown } from '../status';

/** How far one part of the plan is, as the server counts it. */
export interface Group {
  key: string;
  title: string;
  total: number;
  planned: number;
  in_work: number;
  review: number;
  done: number;
  cancelled: number;
  overdue: number;
  percent: number | null;
}

export const divisions = [
  { id: 'section', title: 'По разделам', head: 'Раздел' },
  { id: 'executor', title: 'По исполнителям', head: 'Исполнитель' },
  { id: 'direction', title: 'По направлениям', head: 'Направление' },
  { id: 'quarter', title: 'По кварталам', head: 'Квартал' },
] as const;

export type Division = (typeof divisions)[number];

export function divisionOf(value: string | undefined): Division {
  return divisions.find((division) => division.id === value) ?? divisions[0];
}

const segments: Shown[] = ['done', 'review', 'in_work', 'planned', 'overdue', 'cancelled'];

export interface Segment {
  shown: Shown;
  count: number;
  /** Share of the bar, in percent. */
  width: number;
}

/** The bar of a group: what is late is taken out of planned and of in work, so every task is drawn once. */
export function segmentsOf(group: Group): Segment[] {
  const late = Math.min(group.overdue, group.planned + group.in_work);
  const latePlanned = Math.min(late, group.planned);
  const counts: Record<Shown, number> = { ...group, overdue: late, planned: group.planned - latePlanned, in_work: group.in_work - (late - latePlanned) };
  return segments.map((shown) => ({ shown, count: counts[shown], width: group.total > 0 ? (100 * counts[shown]) / group.total : 0 })).filter((segment) => segment.count > 0);
}

const quarterNumbers: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4 };

/** Filters of the table that leave what the group holds; null where the table has no such filter. */
export function filtersOfGroup(id: Division['id'], key: string): Address | null {
  if (key === 'none' || key === '') return null;
  if (id !== 'quarter') return { [id]: key };
  const [year, name = ''] = key.split('-');
  const last = (quarterNumbers[name] ?? 0) * 3;
  const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  return last > 0 ? { term: `${month(last - 2)}..${month(last)}` } : null;
}

/** Where the rows behind a group are: in the table of the plan, or among the tasks when it is one organisation of many. */
export function hrefOfGroup({ id, executors }: Pick<Roadmap, 'id' | 'executors'>, by: Division['id'], key: string): string | null {
  const filters = filtersOfGroup(by, key);
  if (!filters) return null;
  if (by === 'executor' && !executors.includes(key)) return `/tasks${changeAddress({}, { roadmap: String(id), executor: key })}`;
  return `/roadmaps/${id}${changeAddress({}, filters)}`;
}

export const tableHead = ['Всего', shownWords.done, shownWords.review, shownWords.in_work, shownWords.planned, shownWords.overdue, shownWords.cancelled, 'Выполнено, %'];

export function tableCells(group: Group): CsvCell[] {
  return [group.total, group.done, group.review, group.in_work, group.planned, group.overdue, group.cancelled, group.percent === null ? null : Math.round(group.percent * 10) / 10];
}

export interface PeriodChoice extends Choice {
  from: string | undefined;
  to: string | undefined;
}

const lastDays = ['31', '30', '30', '31'];

/** The whole plan, its years and its quarters. */
export function periodsOf(measures: Measure[]): PeriodChoice[] {
  const quarters = quartersOf(measures);
  const years = [...new Set(quarters.map((quarter) => quarter.slice(0, 4)))];
  return years.flatMap((year) => [
    { value: year, label: `${year} год`, from: `${year}-01-01`, to: `${year}-12-31` },
    ...quarters
      .filter((quarter) => quarter.startsWith(year))
      .map((quarter) => {
        const last = Number(quarter.slice(5)) * 3;
        const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
        return { value: quarter, label: `${quarterTitle(quarter)} ${year}`, from: `${month(last - 2)}-01`, to: `${month(last)}-${lastDays[last / 3 - 1] ?? '30'}` };
      }),
  ]);
}
