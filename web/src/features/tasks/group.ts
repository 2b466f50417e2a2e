import { isOpen } from './words';
import type { Task } from './types';

export type GroupKey = 'overdue' | 'week' | 'month' | 'later' | 'closed';

export interface TaskGroup {
  key: GroupKey;
  title: string;
  tasks: Task[];
}

const titles: Record<GroupKey, string> = { overdue: 'Просрочено', week: 'На этой неделе', month: 'В ближайшие 30 дней', later: 'Позже', closed: 'Закрыто' };

export function addDays(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Sunday of the week the day belongs to. */
export function endOfWeek(iso: string): string {
  const weekday = (new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(iso, 6 - weekday);
}

export function groupOf(task: Pick<Task, 'status' | 'due' | 'overdue'>, today: string): GroupKey {
  if (!isOpen(task.status)) return 'closed';
  if (task.overdue || task.due < today) return 'overdue';
  if (task.due <= endOfWeek(today)) return 'week';
  return task.due <= addDays(today, 30) ? 'month' : 'later';
}

/** Tasks under the headings a person plans by; empty groups are left out, inside a group the nearest first. */
export function groupTasks(tasks: Task[], today: string): TaskGroup[] {
  const keys: GroupKey[] = ['overdue', 'week', 'month', 'later', 'closed'];
  return keys
    .map((key) => ({ key, title: titles[key], tasks: tasks.filter((task) => groupOf(task, today) === key).sort((a, b) => a.due.localeCompare(b.due)) }))
    .filter((group) => group.tasks.length > 0);
}

/** «через 5 дней», «сегодня», «просрочено на 12 дней». */
export function distance(due: string, today: string): number {
  return Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}
