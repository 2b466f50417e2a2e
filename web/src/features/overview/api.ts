import { queryOptions } from '@tanstack/react-query';

import { api, take, type Estimate, type Exam, type Schemas } from '@/api/client';
import { counted, nouns } from '@/ui/plural';

export type Overview = Schemas['Overview'];
export type SubjectRow = Schemas['SubjectRow'];
export type DueItem = Schemas['DueItem'];
export type Standout = Schemas['Standout'];

export const overviewQuery = (year: number | null) => queryOptions({ queryKey: ['overview', year], queryFn: () => take(api.GET('/api/overview', { params: { query: { year: year ?? undefined } } })) });

export const measures = [
  { value: 'quality', label: 'Качество' },
  { value: 'success', label: 'Успеваемость' },
  { value: 'mean_percent', label: 'Средний % выполнения' },
] as const;

export type MeasureId = (typeof measures)[number]['value'];

export function isMeasure(text: string | undefined): text is MeasureId {
  return measures.some((measure) => measure.value === text);
}

/** The page's heading: the facts that ask for attention, or that nothing does. */
export function headline({ node, schools, roadmap }: Overview): string {
  const facts: string[] = [];
  if (roadmap.overdue > 0) facts.push(`${roadmap.overdue === 1 ? 'просрочен' : 'просрочено'} ${counted(roadmap.overdue, nouns.term)}`);
  if (schools.with_signs > 0 && node.kind === 'school') facts.push('есть признаки для проверки');
  else if (schools.with_signs > 0) facts.push(`у ${schools.with_signs} ${schools.with_signs % 10 === 1 && schools.with_signs % 100 !== 11 ? 'школы' : 'школ'} есть признаки для проверки`);
  if (facts.length === 0) facts.push(schools.total > 0 ? 'просроченного нет, признаков у школ нет' : 'просроченного нет');
  const whose = node.kind === 'school' || node.kind === 'kindergarten' ? node.name : counted(schools.total, nouns.school);
  return `${whose}: ${facts.join(', ')}`;
}

export interface SubjectGroup {
  title: string;
  rows: SubjectRow[];
}

const procedures = ['ВПР', 'НИКО', 'ОГЭ', 'ГВЭ', 'ЕГЭ'];

function rank({ procedure }: SubjectRow): number {
  const place = procedures.indexOf(procedure);
  return place < 0 ? procedures.length : place;
}

/** Rows of one procedure and grade stand together under a common heading, in the order of the school years. */
export function groupSubjects(rows: SubjectRow[]): SubjectGroup[] {
  const groups = new Map<string, SubjectRow[]>();
  for (const row of [...rows].sort((a, b) => rank(a) - rank(b) || a.grade - b.grade)) {
    const title = `${row.procedure}, ${row.grade} класс`;
    groups.set(title, [...(groups.get(title) ?? []), row]);
  }
  return [...groups].map(([title, members]) => ({ title, rows: members }));
}

export function examOf({ procedure, year, grade, subject }: Exam): Exam {
  return { procedure, year, grade, subject };
}

/** A change is spoken of only when the interval of the difference leaves zero outside. */
export function direction(change: Estimate | undefined): 'up' | 'down' | 'same' | 'unknown' {
  if (change?.lo === undefined || change.hi === undefined) return 'unknown';
  if (change.lo > 0) return 'up';
  return change.hi < 0 ? 'down' : 'same';
}
