import { queryOptions } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

import { dayOf, isoOf, weekday } from './gantt/days';

export type CalendarDays = Schemas['CalendarDays'];

/** Days nobody works from one day to another, by the production calendar. */
export const daysOffQuery = (from: string, to: string) => queryOptions({ queryKey: ['calendar-days', from, to], staleTime: Infinity, queryFn: () => take(api.GET('/api/calendar-days', { params: { query: { from, to } } })) });

/** Why a day looks as it does; empty for an ordinary working day. Until the calendar is known weekends are days off. */
export function dayKind(iso: string, known: CalendarDays | undefined): 'free' | 'holiday' | 'worked' | 'short' | '' {
  const rest = weekday(dayOf(iso)) > 4;
  if (!known) return rest ? 'free' : '';
  if (known.free.includes(iso)) return rest ? 'free' : 'holiday';
  if (rest) return 'worked';
  return known.shortened.includes(iso) ? 'short' : '';
}

export const dayWords = { free: '', holiday: 'нерабочий день', worked: 'рабочий день', short: 'короче на час', '': '' } as const;

/** Days in a row as stretches of [first, length]. */
export function stretches(days: number[]): [first: number, length: number][] {
  const out: [number, number][] = [];
  for (const day of days) {
    const last = out.at(-1);
    if (last && last[0] + last[1] === day) last[1] += 1;
    else out.push([day, 1]);
  }
  return out;
}

/** Stretches of days off between two days; weekends until the calendar is known. */
export function restsIn({ first, last }: { first: number; last: number }, known: CalendarDays | undefined): [first: number, length: number][] {
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const free = known && new Set(known.free);
  return stretches(all.filter((day) => (free ? free.has(isoOf(day)) : weekday(day) > 4)));
}
