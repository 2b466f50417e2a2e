import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { api, take, type Exam, type Schemas } from '@/api/client';
import type { Address } from '@/ui/address';

export type Deficits = Schemas['SkillDeficits'];
export type SkillLine = Deficits['lines'][number];
export type SkillCell = SkillLine['cells'][number];

export const gathers = ['kes', 'kt', 'skill', 'result', 'task'] as const;
export const splits = ['all', 'school', 'class'] as const;
export type Gather = (typeof gathers)[number];
export type Split = (typeof splits)[number];

export const gatherChoices = [
  { value: 'kes', label: 'Элементы содержания (КЭС)' },
  { value: 'kt', label: 'Требования (КТ)' },
  { value: 'skill', label: 'Умения' },
  { value: 'result', label: 'Планируемые результаты' },
  { value: 'task', label: 'Задания' },
];
export const splitChoices = [
  { value: 'all', label: 'Все вместе' },
  { value: 'school', label: 'Школы' },
  { value: 'class', label: 'Школы и классы' },
];

export interface Asked {
  exam: Exam;
  school?: number;
  gather: Gather;
  split: Split;
  threshold: number;
}

export const usualThreshold = 50;

/** The exam of the address, as far as it fits; else the first of the year. */
export function examOf(exams: Exam[], year: number | null, address: Address): Exam | undefined {
  const ofYear = exams.filter((exam) => exam.year === year);
  const fits = (exam: Exam, keys: (keyof Exam)[]) => keys.every((key) => !address[key] || String(exam[key]) === address[key]);
  return ofYear.find((exam) => fits(exam, ['procedure', 'subject', 'grade'])) ?? ofYear.find((exam) => fits(exam, ['procedure', 'subject'])) ?? ofYear.find((exam) => fits(exam, ['procedure'])) ?? ofYear[0];
}

export function askedOf(exam: Exam | undefined, address: Address): Asked | null {
  if (!exam) return null;
  const threshold = Number(address.threshold ?? usualThreshold);
  return {
    exam,
    school: address.school ? Number(address.school) : undefined,
    gather: gathers.find((one) => one === address.gather) ?? 'kes',
    split: splits.find((one) => one === address.split) ?? 'school',
    threshold: threshold >= 0 && threshold <= 100 ? Math.round(threshold) : usualThreshold,
  };
}

export const deficitsQuery = (asked: Asked | null) =>
  queryOptions({
    queryKey: ['skills', asked],
    enabled: asked !== null,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => {
      if (!asked) throw new Error('no exam');
      const { exam, ...rest } = asked;
      const { procedure, year, grade, subject } = exam;
      return take(api.GET('/api/skills', { params: { query: { procedure, year, grade, subject, ...rest } } }));
    },
  });

/** A mark beside the number that reads in grey. */
export const marks: Record<SkillCell['mastery'], string> = { deficit: '▼', perhaps: '▽', fine: '', few: '', absent: '' };

/** What a cell says when pointed at. */
export function cellTitle({ value, mastery_title, standing, systemic }: SkillCell): string {
  if (value.value === null) return value.absence_text ?? 'нет данных';
  const interval = value.lo === undefined || value.hi === undefined ? '' : ` (${value.lo.toFixed(1).replace('.', ',')}–${value.hi.toFixed(1).replace('.', ',')})`;
  const beside = { above: '; выше, чем у всех вместе', below: '; ниже, чем у всех вместе', alike: '; не отличается от всех вместе', unknown: '' }[standing];
  return `${value.value.toFixed(1).replace('.', ',')} %${interval}, n = ${value.n}: ${mastery_title}${systemic ? ', системный дефицит' : ''}${beside}`;
}
