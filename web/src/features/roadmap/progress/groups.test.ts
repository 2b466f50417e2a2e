import { describe, expect, it } from 'vitest';

import type { Measure } from '../api';
import { divisionOf, filtersOfGroup, hrefOfGroup, periodsOf, segmentsOf, tableCells, type Group } from './groups';

const group = (change: Partial<Group>): Group => ({ key: '1', title: 'Право', total: 10, planned: 4, in_work: 2, review: 1, done: 3, cancelled: 0, overdue: 0, percent: 30, ...change });
const drawn = (entry: Group) => segmentsOf(entry).map(({ shown, count }) => `${shown} ${count}`);

describe('the bar', () => {
  it('draws every task once', () => expect(drawn(group({}))).toEqual(['done 3', 'review 1', 'in_work 2', 'planned 4']));
  it('takes what is late out of planned first, then out of in work', () => expect(drawn(group({ overdue: 5 }))).toEqual(['done 3', 'review 1', 'in_work 1', 'overdue 5']));
  it('fills the whole width', () => expect(segmentsOf(group({ overdue: 3 })).reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100));
  it('is empty where there is nothing', () => expect(segmentsOf(group({ total: 0, planned: 0, in_work: 0, review: 0, done: 0 }))).toEqual([]));
});

describe('the way to the rows', () => {
  it('leads by section and executor', () => expect([filtersOfGroup('section', '2'), filtersOfGroup('executor', 'УО')]).toEqual([{ section: '2' }, { executor: 'УО' }]));
  it('turns a quarter into its months', () => expect([filtersOfGroup('quarter', '2026-III'), filtersOfGroup('quarter', '2026-I')]).toEqual([{ term: '2026-07..2026-09' }, { term: '2026-01..2026-03' }]));
  it('does not invent a filter for what has none', () => expect([filtersOfGroup('quarter', 'без срока'), filtersOfGroup('direction', 'none')]).toEqual([null, null]));
  it('leads to the tasks for one organisation of many', () => {
    const plan = { id: 3, executors: ['УО', 'ОО'] };
    expect([hrefOfGroup(plan, 'executor', 'УО'), hrefOfGroup(plan, 'executor', 'СОШ')].map((href) => decodeURIComponent(href ?? ''))).toEqual(['/roadmaps/3?executor=УО', '/tasks?executor=СОШ&roadmap=3']);
  });
});

it('leaves the share empty where there is none', () => expect(tableCells(group({ percent: null })).at(-1)).toBeNull());
it('begins with sections', () => expect(divisionOf('нечто').id).toBe('section'));
it('offers years and their quarters with exact days', () => {
  const measure = { occurrences: [{ due: '2026-02-01' }, { due: '2026-06-30' }] } as unknown as Measure;
  expect(periodsOf([measure]).map(({ value, from, to }) => [value, from, to])).toEqual([['2026', '2026-01-01', '2026-12-31'], ['2026-1', '2026-01-01', '2026-03-31'], ['2026-2', '2026-04-01', '2026-06-30']]);
});
