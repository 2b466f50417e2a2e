import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import { endOfWeek, groupOf } from './group';
import type { Task } from './types';

/** The part of a list that was read: the nearest tasks of all that fit. */
export interface ReadTasks {
  total: number;
  tasks: Task[];
  today: string;
}

/** How many tasks of the group there are; «не меньше …» while some of them may not be read yet. */
function amount({ total, tasks, today }: ReadTasks, group: 'overdue' | 'week'): string {
  const found = tasks.filter((task) => groupOf(task, today) === group).length;
  if (found === 0) return '';
  // The list comes in the order of its last days.
  const last = tasks.at(-1)?.due ?? '';
  const all = tasks.length === total || (group === 'overdue' ? last >= today : last > endOfWeek(today));
  return all ? formatNumber(found) : `не меньше ${formatNumber(found)}`;
}

/** «Мои задачи: 12 задач, просрочено 3, на этой неделе 2». */
export function headline(head: string, read: ReadTasks): string {
  const late = amount(read, 'overdue');
  const week = amount(read, 'week');
  return `${head}: ${[counted(read.total, nouns.task), late && `просрочено ${late}`, week && `на этой неделе ${week}`].filter(Boolean).join(', ')}`;
}
