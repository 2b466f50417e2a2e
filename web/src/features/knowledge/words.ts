import type { Exam } from '@/api/client';
import { formatMoment } from '@/ui/format';

import type { Scale } from './api';

export const kinds = [
  { id: 'kim', title: 'Описания КИМ', one: 'описание КИМ' },
  { id: 'scale', title: 'Шкалы', one: 'шкалу' },
  { id: 'minimum', title: 'Минимальные баллы', one: 'минимальный балл' },
] as const;
export type KindId = (typeof kinds)[number]['id'];

export const units: Record<string, string> = { test: 'тестовый балл', primary: 'первичный балл', mark: 'отметка' };
export const levels = [
  { value: '', label: '—' },
  { value: 'Б', label: 'Б' },
  { value: 'П', label: 'П' },
  { value: 'В', label: 'В' },
];

/** «0–6 / 7–10 / 11–14 / 15–20»: scores of the marks 2, 3, 4, 5. */
export function bordersText({ from, maximum }: Pick<Scale, 'from' | 'maximum'>): string {
  const [three, four, five] = from;
  if (three === undefined || four === undefined || five === undefined) return '';
  const range = (first: number, last: number) => (first === last ? String(first) : `${first}–${last}`);
  return [range(0, three - 1), range(three, four - 1), range(four, five - 1), range(five, maximum)].join(' / ');
}

/** Who wrote it and when; what came with the program says so. */
export function originText({ own, recorded_at, actor }: { own: boolean; recorded_at: string | null; actor: string | null }): string {
  if (!own) return 'поставляется с программой';
  return recorded_at ? `${formatMoment(recorded_at)}, ${actor ?? ''}` : 'файл организации';
}

export function fits(exam: Exam, wanted: Record<string, string | undefined>): boolean {
  return (['procedure', 'year', 'grade', 'subject'] as const).every((name) => !wanted[name] || String(exam[name]) === wanted[name]);
}

/** «1.2, 1.3» → codes. */
export function codesOf(text: string): string[] {
  return text.split(/[,;\s]+/).filter(Boolean);
}
