import { queryOptions } from '@tanstack/react-query';

import { api, take, type Exam, type Schemas } from '@/api/client';
import type { Address } from '@/ui/address';

export type IndicatorTable = Schemas['IndicatorTable'];
export type IndicatorRow = Schemas['IndicatorRow'];
export type Grouping = Schemas['Grouping'];

export const groupings: { value: Grouping; label: string }[] = [
  { value: 'subject', label: 'Предметы' },
  { value: 'school', label: 'Школы' },
  { value: 'class', label: 'Классы' },
  { value: 'grade', label: 'Параллели' },
  { value: 'year', label: 'Годы' },
  { value: 'municipality', label: 'Муниципалитеты' },
];

export interface IndicatorQuery {
  by: Grouping;
  procedure?: string;
  year?: number;
  grade?: number;
  subject?: string;
  school?: number;
}

/** The query as it stands in the address; `year` is "all" when every year is wanted. */
export function queryOf({ by, procedure, year, grade, subject, school }: Address, contextYear: number | null): IndicatorQuery {
  const known = groupings.find((entry) => entry.value === by)?.value ?? 'subject';
  const wanted = year === 'all' || (known === 'year' && !year) ? undefined : year ? Number(year) : (contextYear ?? undefined);
  return { by: known, procedure, year: wanted, grade: grade ? Number(grade) : undefined, subject, school: school ? Number(school) : undefined };
}

export const indicatorsQuery = (query: IndicatorQuery) => queryOptions({ queryKey: ['indicators', query], queryFn: () => take(api.GET('/api/indicators', { params: { query } })) });

/** The exam a row speaks of, when the row or the filter names all its parts: only then there is one passport. */
export function examOfRow(row: IndicatorRow, query: IndicatorQuery): Exam | null {
  const procedure = row.procedure ?? query.procedure;
  const year = row.year ?? query.year;
  const grade = row.grade ?? query.grade;
  const subject = row.subject ?? query.subject;
  return procedure && year && grade && subject ? { procedure, year, grade, subject } : null;
}

/** Distinct values of the exams for the lists of a filter. */
export function distinct<T extends string | number>(exams: Exam[], of: (exam: Exam) => T): T[] {
  return [...new Set(exams.map(of))].sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'ru')));
}
