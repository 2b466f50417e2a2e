import type { Exam } from '@/api/client';
import type { MeasureId } from '@/features/overview/api';

import type { SchoolResult } from './api';

/** What one panel shows: a subject over the years in one procedure and grade. */
export interface Panel {
  subject: string;
  points: SchoolResult[];
}

export function groupKey({ procedure, grade }: Pick<Exam, 'procedure' | 'grade'>): string {
  return `${procedure}, ${grade} класс`;
}

export function groupsOf(results: SchoolResult[]): string[] {
  return [...new Set([...results].sort((a, b) => a.procedure.localeCompare(b.procedure, 'ru') || a.grade - b.grade).map(groupKey))];
}

export function panelsOf(results: SchoolResult[], group: string): Panel[] {
  const members = results.filter((row) => groupKey(row) === group).sort((a, b) => a.year - b.year);
  const subjects = [...new Set(members.map((row) => row.subject))].sort((a, b) => a.localeCompare(b, 'ru'));
  return subjects.map((subject) => ({ subject, points: members.filter((row) => row.subject === subject) }));
}

/** Whether the group has the measure at all: an exam without marks has no share of them. */
export function hasMeasure(results: SchoolResult[], measure: MeasureId): boolean {
  return results.some((row) => row[measure].value !== null);
}

export function examKey({ procedure, year, grade, subject }: Exam): string {
  return [procedure, year, grade, subject].join('|');
}

/** Exams of the school, the newest first: what the histogram can be drawn for. */
export function examsOf(results: SchoolResult[]): Exam[] {
  return results.map(({ procedure, year, grade, subject }) => ({ procedure, year, grade, subject })).sort((a, b) => b.year - a.year || a.procedure.localeCompare(b.procedure, 'ru') || a.grade - b.grade || a.subject.localeCompare(b.subject, 'ru'));
}
