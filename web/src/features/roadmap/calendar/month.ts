import type { Measure, Occurrence } from '../api';
import { dayOf, isoOf, monthStart, weekday } from '../gantt/days';
import { isOpen } from '../status';

export interface Due {
  measure: Measure;
  item: Occurrence;
}

/** Weeks of a month ("2026-03"), Monday first, filled with days of the months beside it. */
export function weeksOf(month: string): string[][] {
  const first = dayOf(`${month}-01`);
  const start = first - weekday(first);
  const weeks: string[][] = [];
  for (let day = start; day < monthStart(first, 1); day += 7) weeks.push(Array.from({ length: 7 }, (_, place) => isoOf(day + place)));
  return weeks;
}

export function addMonths(month: string, months: number): string {
  return isoOf(monthStart(dayOf(`${month}-01`), months)).slice(0, 7);
}

/** The same day so many months later, or the last one of a shorter month. */
export function sameDay(iso: string, months: number): string {
  const month = addMonths(iso.slice(0, 7), months);
  const last = isoOf(monthStart(dayOf(`${month}-01`), 1) - 1);
  const day = `${month}-${iso.slice(8)}`;
  return day > last ? last : day;
}

/** Terms by their last day; what is late or open comes before what is closed. */
export function dueByDay(measures: Measure[]): Map<string, Due[]> {
  const days = new Map<string, Due[]>();
  for (const measure of measures) {
    for (const item of measure.occurrences) {
      const list = days.get(item.due);
      if (list) list.push({ measure, item });
      else days.set(item.due, [{ measure, item }]);
    }
  }
  const rank = ({ item }: Due) => (item.overdue ? 0 : isOpen(item) ? 1 : 2);
  for (const list of days.values()) list.sort((a, b) => rank(a) - rank(b));
  return days;
}

/** The month with a term nearest to this one, before or after; null when there is none at all. */
export function nearestMonth(days: Map<string, Due[]>, month: string): string | null {
  const months = [...new Set([...days.keys()].map((day) => day.slice(0, 7)))].sort();
  return months.find((entry) => entry >= month) ?? months.at(-1) ?? null;
}

/** Where a key leads from a day. */
export function dayAfterKey(key: string, iso: string): string | null {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  if (step) return isoOf(dayOf(iso) + step);
  const months = { PageUp: -1, PageDown: 1 }[key];
  if (months) return sameDay(iso, months);
  const day = dayOf(iso);
  if (key === 'Home') return isoOf(day - weekday(day));
  return key === 'End' ? isoOf(day - weekday(day) + 6) : null;
}
