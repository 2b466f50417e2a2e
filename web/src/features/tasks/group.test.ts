import { expect, it } from 'vitest';

import { distance, endOfWeek, groupOf, groupQuery, groupTasks } from './group';
import type { Task } from './types';

const today = '2026-03-11'; // a Wednesday
const task = (due: string, status: Task['status'] = 'planned', overdue = false) => ({ due, status, overdue }) as Task;

it('ends the week on Sunday', () => expect(endOfWeek(today)).toBe('2026-03-15'));
it('ends the week of a Sunday on that day', () => expect(endOfWeek('2026-03-15')).toBe('2026-03-15'));
it('takes a passed term for overdue even when the server has not said so yet', () => expect(groupOf(task('2026-03-10'), today)).toBe('overdue'));
it('holds today in this week', () => expect(groupOf(task(today), today)).toBe('week'));
it('holds the thirtieth day in the month', () => expect(groupOf(task('2026-04-10'), today)).toBe('month'));
it('holds the thirty-first day later', () => expect(groupOf(task('2026-04-11'), today)).toBe('later'));
it('keeps what is done out of overdue', () => expect(groupOf(task('2026-01-10', 'done'), today)).toBe('closed'));
it('orders groups and tasks by their nearness', () => expect(groupTasks([task('2026-06-01'), task('2026-03-20'), task('2026-03-12'), task('2026-02-01')], today).map((group) => group.key)).toEqual(['overdue', 'week', 'month', 'later']));
it('counts days between dates over the change of clocks', () => expect(distance('2026-04-01', '2026-03-01')).toBe(31));

const query = { mine: true, status: 'planned,in_work,review', sort: 'due' };
it('asks for days before today to count what is late', () => expect(groupQuery(query, 'overdue', today)).toMatchObject({ mine: true, to: '2026-03-10', limit: 1 }));
it('asks for what is left of the week', () => expect(groupQuery(query, 'week', today)).toMatchObject({ from: today, to: '2026-03-15' }));
it('keeps the limits a person set', () => expect(groupQuery({ ...query, from: '2026-04-01', to: '2026-04-20' }, 'later', today)).toMatchObject({ from: '2026-04-11', to: '2026-04-20' }));
it('does not ask where the list cannot reach', () => expect([groupQuery({ ...query, to: '2026-03-12' }, 'month', today), groupQuery({ ...query, overdue: true }, 'week', today), groupQuery(query, 'closed', today)]).toEqual([null, null, null]));
it('asks for the closed apart', () => expect(groupQuery({}, 'closed', today)).toMatchObject({ status: 'done,cancelled' }));
