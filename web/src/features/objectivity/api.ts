import { queryOptions } from '@tanstack/react-query';

import { api, take, type Exam, type Schemas } from '@/api/client';
import type { Address } from '@/ui/address';

export type Objectivity = Schemas['Objectivity'];
export type SchoolSigns = Objectivity['schools'][number];

export type Choice = Exam;

export const objectivityQuery = (choice: Choice | null) =>
  queryOptions({
    queryKey: ['objectivity', choice],
    enabled: choice !== null,
    queryFn: () => {
      if (!choice) throw new Error('no exam');
      const { procedure, year, grade, subject } = choice;
      return take(api.GET('/api/objectivity', { params: { query: { procedure, year, grade, subject } } }));
    },
  });

/** The exam asked for in the address; what is missing or impossible is taken from the nearest exam that exists. */
export function choose(exams: Exam[], { procedure, grade, subject }: Address, year: number | null): Choice | null {
  const ofYear = exams.filter((exam) => exam.year === year);
  const ofProcedure = procedure ? ofYear.filter((exam) => exam.procedure === procedure) : ofYear;
  const ofGrade = ofProcedure.filter((exam) => String(exam.grade) === grade);
  const found = ofGrade.find((exam) => exam.subject === subject) ?? ofProcedure.find((exam) => exam.subject === subject && !grade) ?? ofGrade[0] ?? ofProcedure[0] ?? ofYear[0] ?? exams[0];
  return found ?? null;
}

/** Marked schools first, then by mean from the highest; those not assessed last. */
export function ordered(schools: SchoolSigns[]): SchoolSigns[] {
  const rank = (row: SchoolSigns) => (row.signs.length > 0 ? 0 : row.mean === null || row.absence ? 2 : 1);
  return [...schools].sort((a, b) => rank(a) - rank(b) || (b.mean ?? 0) - (a.mean ?? 0));
}

/** Common scale of all intervals of the page, with a little air. */
export function domainOf({ reference, schools }: Objectivity): [number, number] {
  const ends = [...(reference.ci ?? []), ...schools.flatMap((row) => row.ci ?? (row.mean === null ? [] : [row.mean]))];
  if (ends.length === 0) return [0, 1];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const air = (high - low) * 0.04 || 1;
  return [low - air, high + air];
}
