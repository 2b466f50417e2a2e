import { expect, it } from 'vitest';

import { movesOf, trialOf, type SetRow } from './api';

const places = [
  { code: '1', weight: 1 },
  { code: '2.1', weight: 2 },
];
const row = (code: string, place: number | null): SetRow => ({ key: [code], labels: [code], values: [], parts: [], total: { value: null, n: 0 }, place });

it('takes only weights that differ from what is written', () => expect(trialOf({ 'w_1': '3', 'w_2.1': '2', w_9: '4' }, places, 'weighted')).toEqual({ weights: '1=3', aggregation: undefined }));
it('takes a decimal comma and no weight below zero', () => expect(trialOf({ w_1: '0,5', 'w_2.1': '-1' }, places, 'mean').weights).toBe('1=0.5'));
it('tries another way of joining, not an unknown one', () => {
  expect(trialOf({ agg: 'minmax' }, places, 'mean').aggregation).toBe('minmax');
  expect(trialOf({ agg: 'магия' }, places, 'mean').aggregation).toBeUndefined();
});
it('tells who went up and who went down', () => expect([...movesOf([row('а', 1), row('б', 2), row('в', 3), row('г', null)], [row('а', 2), row('б', 1), row('в', 3), row('г', 4)])]).toEqual([['а', 1], ['б', -1]]));
