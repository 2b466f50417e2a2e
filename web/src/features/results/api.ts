import { queryOptions } from '@tanstack/react-query';

import { api, take, type Exam, type Schemas } from '@/api/client';
import type { paths } from '@/api/schema';
import type { Address } from '@/ui/address';

export type ResultTable = Schemas['ResultTable'];
export type TableRow = ResultTable['rows'][number];
export type TableColumn = ResultTable['columns'][number];
export type TableView = Schemas['TableView'];
export type Split = 'all' | 'municipality' | 'school' | 'class';

export const splits: { value: Split; label: string }[] = [
  { value: 'all', label: 'Все вместе' },
  { value: 'municipality', label: 'Муниципалитеты' },
  { value: 'school', label: 'Школы' },
  { value: 'class', label: 'Классы' },
];

export const keys = [
  { value: 'school', label: 'Школа' },
  { value: 'municipality', label: 'Муниципалитет' },
  { value: 'class', label: 'Буква класса' },
  { value: 'subject', label: 'Предмет' },
  { value: 'grade', label: 'Параллель' },
  { value: 'year', label: 'Год' },
  { value: 'procedure', label: 'Процедура' },
];

export type By = NonNullable<NonNullable<paths['/api/tables/{id}']['get']['parameters']['query']>['gather']>;

/** What tasks are gathered by. */
export const bys: { value: By; label: string }[] = [
  { value: 'result', label: 'Планируемый результат' },
  { value: 'skill', label: 'Умение' },
  { value: 'kes', label: 'Элемент содержания (КЭС)' },
  { value: 'kt', label: 'Требование (КТ)' },
  { value: 'task', label: 'Задание' },
];

export interface TableQuery {
  procedure?: string;
  year?: number;
  grade?: number;
  subject?: string;
  school?: number;
  split?: Split;
  rows?: string;
  columns?: string;
  measure?: string;
  gather?: By;
  known_on?: string;
  structure?: string;
}

const last = <T>(list: T[]): T | undefined => list[list.length - 1];

/** The exam of the address; where it names none, the newest exam that fits what it names. */
export function examOf(address: Address, exams: Exam[], contextYear: number | null): Exam | undefined {
  const year = address.year ? Number(address.year) : (contextYear ?? undefined);
  const fits = (exam: Exam, ...names: (keyof Exam)[]) => names.every((name) => address[name] === undefined || String(exam[name]) === address[name]);
  const ofYear = exams.filter((exam) => year === undefined || exam.year === year);
  return ofYear.find((exam) => fits(exam, 'procedure', 'grade', 'subject')) ?? ofYear.find((exam) => fits(exam, 'procedure', 'subject')) ?? ofYear.find((exam) => fits(exam, 'procedure')) ?? ofYear[0] ?? last(exams);
}

/** What is asked of the server: one exam for the views of one exam, any part of it for the pivot. */
export function queryOf(address: Address, exam: Exam | undefined, view: Pick<TableView, 'id' | 'one_exam' | 'by_skill'> | undefined): TableQuery {
  const number = (text: string | undefined) => (text ? Number(text) : undefined);
  const common = { school: number(address.school), known_on: address.known_on, structure: address.structure };
  if (view?.one_exam ?? true) {
    const split = splits.find(({ value }) => value === address.split)?.value ?? (view?.id === 'planned' ? 'all' : 'school');
    const gather = view?.by_skill ? (bys.find(({ value }) => value === address.gather)?.value ?? 'result') : undefined;
    return { procedure: exam?.procedure, year: exam?.year, grade: exam?.grade, subject: exam?.subject, ...common, split, gather };
  }
  return { procedure: address.procedure, year: number(address.year), grade: number(address.grade), subject: address.subject, ...common, rows: address.rows ?? 'school', columns: address.columns ?? 'year', measure: address.measure ?? 'mean_percent' };
}

/** The part of a question that picks works rather than the look of a table. */
export function worksOf({ procedure, year, grade, subject, school, known_on, structure }: TableQuery) {
  return { procedure, year, grade, subject, school, known_on, structure };
}

export const viewsQuery = queryOptions({ queryKey: ['tables'], queryFn: () => take(api.GET('/api/tables')), staleTime: Infinity });

export const tableQuery = (id: string, query: TableQuery) => queryOptions({ queryKey: ['tables', id, query], queryFn: () => take(api.GET('/api/tables/{id}', { params: { path: { id }, query } })) });

/** The same table as a file made by the server. */
export function fileHref(id: string, query: TableQuery, format: 'xlsx' | 'csv' | 'csv_ru'): string {
  const pairs = Object.entries({ ...query, format }).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return `/api/tables/${id}/file?${new URLSearchParams(pairs).toString()}`;
}
