import { dayOf, isoOf, monthStart, quarterStart, weekday, yearStart } from './days';

/** How close one looks; `step` is by how many days the keyboard moves a bar. */
export const zooms = [
  { id: 'days', title: 'Дни', perDay: 26, step: 1 },
  { id: 'weeks', title: 'Недели', perDay: 9, step: 1 },
  { id: 'months', title: 'Месяцы', perDay: 3, step: 1 },
  { id: 'quarters', title: 'Кварталы', perDay: 1.1, step: 7 },
  { id: 'years', title: 'Годы', perDay: 0.42, step: 7 },
] as const;

export type Zoom = (typeof zooms)[number];
export type ZoomId = Zoom['id'];

/** The first and the last day of the time line. */
export interface Span {
  first: number;
  last: number;
}

export interface Tick {
  first: number;
  /** The day after its last. */
  end: number;
  title: string;
}

const shortMonths = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const months = ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'];
const roman = ['I', 'II', 'III', 'IV'];

const yearOf = (day: number) => isoOf(day).slice(0, 4);
const monthOf = (day: number) => Number(isoOf(day).slice(5, 7)) - 1;

interface Unit {
  start: (day: number, steps?: number) => number;
  title: (day: number) => string;
}

const year: Unit = { start: yearStart, title: yearOf };
const quarter: Unit = { start: quarterStart, title: (day) => `${roman[Math.floor(monthOf(day) / 3)] ?? ''} кв.` };
const bareQuarter: Unit = { start: quarterStart, title: (day) => roman[Math.floor(monthOf(day) / 3)] ?? '' };
const month: Unit = { start: monthStart, title: (day) => shortMonths[monthOf(day)] ?? '' };
const longMonth: Unit = { start: monthStart, title: (day) => `${months[monthOf(day)] ?? ''} ${yearOf(day)}` };
const week: Unit = { start: (day, steps = 0) => day - weekday(day) + 7 * steps, title: (day) => `${isoOf(day).slice(8)}.${isoOf(day).slice(5, 7)}` };
const single: Unit = { start: (day, steps = 0) => day + steps, title: (day) => String(Number(isoOf(day).slice(8))) };

const units: Record<ZoomId, { major: Unit; minor: Unit }> = {
  days: { major: longMonth, minor: single },
  weeks: { major: longMonth, minor: week },
  months: { major: year, minor: month },
  quarters: { major: year, minor: quarter },
  years: { major: year, minor: bareQuarter },
};

function ticksOf({ start, title }: Unit, { first, last }: Span): Tick[] {
  const ticks: Tick[] = [];
  for (let day = start(first); day <= last; ) {
    const end = start(day, 1);
    ticks.push({ first: Math.max(day, first), end: Math.min(end, last + 1), title: title(day) });
    day = end;
  }
  return ticks;
}

/** Both rows of the head of the time line over the given days. */
export function ticks(zoom: ZoomId, span: Span): { major: Tick[]; minor: Tick[] } {
  const { major, minor } = units[zoom];
  return { major: ticksOf(major, span), minor: ticksOf(minor, span) };
}

/** Whole quarters around the period of the plan and all its terms. */
export function spanOf(days: { from: string; due: string }[], period: { from: string | null; to: string | null }): Span | null {
  let [first, last] = [Infinity, -Infinity];
  for (const { from, due } of days) [first, last] = [Math.min(first, dayOf(from)), Math.max(last, dayOf(due))];
  if (period.from) first = Math.min(first, dayOf(period.from));
  if (period.to) last = Math.max(last, dayOf(period.to));
  if (first > last) return null;
  return { first: quarterStart(first), last: quarterStart(last, 1) - 1 };
}

/** The zoom that shows about two years at once, or the whole of a shorter plan. */
export function zoomFor({ first, last }: Span): ZoomId {
  const length = last - first;
  if (length <= 130) return 'weeks';
  return length <= 400 ? 'months' : 'quarters';
}

export function zoomOf(value: string | undefined, span: Span): Zoom {
  const id = zooms.some((zoom) => zoom.id === value) ? value : zoomFor(span);
  return zooms.find((zoom) => zoom.id === id) ?? zooms[2];
}
