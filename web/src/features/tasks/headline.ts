import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import type { GroupKey } from './group';

/** «Мои задачи: 12 задач, просрочено 3, на этой неделе 2»; what is not counted yet is not told. */
export function headline(head: string, total: number, counts: Partial<Record<GroupKey, number>>): string {
  const { overdue = 0, week = 0 } = counts;
  return `${head}: ${[counted(total, nouns.task), overdue > 0 && `просрочено ${formatNumber(overdue)}`, week > 0 && `на этой неделе ${formatNumber(week)}`].filter(Boolean).join(', ')}`;
}
