import { formatNumber } from '@/ui/format';

import type { Difference } from './api';

/** «ВПР, 2022, 5 класс, Физика, школа 101». */
export function differenceTitle({ procedure, year, grade, subject, part, school, form }: Difference): string {
  return [procedure, year > 0 ? String(year) : '', grade > 0 ? `${grade} класс` : '', subject, part, form === '' ? `школа ${school}` : school].filter(Boolean).join(', ');
}

export function meanText(mean: number | null | undefined): string {
  return mean === null || mean === undefined ? 'нет данных' : formatNumber(mean, 2);
}
