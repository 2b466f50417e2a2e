import { expect, it } from 'vitest';

import type { Measure } from '../api';
import { addMonths, dayAfterKey, dueByDay, nearestMonth, sameDay, weeksOf } from './month';

const term = (id: number, due: string, change = {}) => ({ id, from: due, due, status: 'planned' as const, overdue: false, evidence: '', ...change });
const measure = (number: string, ...occurrences: ReturnType<typeof term>[]) => ({ id: 1, number, occurrences }) as unknown as Measure;

it('begins weeks on Monday and fills them with days of the neighbours', () => {
  const weeks = weeksOf('2026-03');
  expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.at(-1)]).toEqual([6, '2026-02-23', '2026-04-05']);
});
it('needs only four weeks for a February that begins on Monday', () => expect(weeksOf('2027-02')).toHaveLength(4));
it('goes over the new year', () => expect([addMonths('2026-12', 1), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12']));
it('keeps to the last day of a shorter month', () => expect([sameDay('2026-01-31', 1), sameDay('2026-03-15', -1)]).toEqual(['2026-02-28', '2026-02-15']));
it('puts late and open terms of a day before closed ones', () => {
  const days = dueByDay([measure('1', term(1, '2026-03-31', { status: 'done' })), measure('2', term(2, '2026-03-31')), measure('3', term(3, '2026-03-31', { overdue: true }))]);
  expect(days.get('2026-03-31')?.map((due) => due.measure.number)).toEqual(['3', '2', '1']);
});
it('finds the month to look at when this one is empty', () => {
  const days = dueByDay([measure('1', term(1, '2026-01-31'), term(2, '2026-06-30'))]);
  expect([nearestMonth(days, '2026-03'), nearestMonth(days, '2027-01'), nearestMonth(new Map(), '2026-03')]).toEqual(['2026-06', '2026-06', null]);
});
it('walks days by keys', () => expect(['ArrowRight', 'ArrowUp', 'PageDown', 'Home', 'End', 'a'].map((key) => dayAfterKey(key, '2026-03-31'))).toEqual(['2026-04-01', '2026-03-24', '2026-04-30', '2026-03-30', '2026-04-05', null]));
