import type { TaskQuery } from './api';
import type { Task, TaskStatus } from './types';
import { isOpen } from './words';

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

/** The headings in the order of nearness. */
export const groupKeys: GroupKey[] = ['overdue', 'week', 'month', 'later', 'closed'];

/** Tasks under the headings a person plans by; empty groups are left out, inside a group the nearest first. */
export function groupTasks(tasks: Task[], today: string): TaskGroup[] {
  return groupKeys
    .map((key) => ({ key, title: titles[key], tasks: tasks.filter((task) => groupOf(task, today) === key).sort((a, b) => a.due.localeCompare(b.due)) }))
    .filter((group) => group.tasks.length > 0);
}

const open: TaskStatus[] = ['planned', 'in_work', 'review'];
const closed: TaskStatus[] = ['done', 'cancelled'];

function latest(a: string | undefined, b: string): string {
  return a && a > b ? a : b;
}

function earliest(a: string | undefined, b: string): string {
  return a && a < b ? a : b;
}

/** The question whose answer counts one group of a list; null when none of the list can be in it. */
export function groupQuery(query: TaskQuery, key: GroupKey, today: string): TaskQuery | null {
  const asked = query.status ? (query.status.split(',') as TaskStatus[]) : [...open, ...closed];
  const status = asked.filter((one) => (key === 'closed' ? closed : open).includes(one)).join(',');
  if (!status || (query.overdue && key !== 'overdue')) return null;
  const [sunday, month] = [endOfWeek(today), addDays(today, 30)];
  const spans: Record<GroupKey, [string | undefined, string | undefined]> = {
    overdue: [query.from, earliest(query.to, addDays(today, -1))],
    week: [latest(query.from, today), earliest(query.to, sunday)],
    month: [latest(query.from, addDays(sunday, 1)), earliest(query.to, month)],
    later: [latest(query.from, addDays(month, 1)), query.to],
    closed: [query.from, query.to],
  };
  const [from, to] = spans[key];
  return from && to && from > to ? null : { ...query, status, from, to, overdue: undefined, limit: 1, sort: undefined };
}

/** «через 5 дней», «сегодня», «просрочено на 12 дней». */
export function distance(due: string, today: string): number {
  return Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}
