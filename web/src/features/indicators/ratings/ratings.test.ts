import { expect, it } from 'vitest';

import { movesOf, placesText, trialOf, type RatedSchool } from './api';

const rules = { criteria: [{ code: '1', indicator: 'a', set: '', weight: 1 }, { code: '2', indicator: 'b', set: '', weight: 2 }], scaling: 'range' as const };
const row = (code: string, place: number | null): RatedSchool => ({ code, name: code, values: [], parts: [], score: { value: null, n: 0 }, place, low: 0, high: 0, alike: [], kept: 0, sway_low: 0, sway_high: 0, words: '' });

it('takes only weights and a scaling that differ from what is written', () => {
  expect(trialOf({ w_1: '0,5', w_2: '2', w_9: '3', scaling: 'range' }, rules)).toEqual({ weights: '1=0.5', scaling: undefined });
  expect(trialOf({ w_1: '0', scaling: 'rank' }, rules)).toEqual({ weights: undefined, scaling: 'rank' });
});
it('writes places as a range, never a place that is not there', () => {
  expect(placesText({ place: 3, low: 2, high: 6 })).toBe('2–6');
  expect(placesText({ place: 1, low: 1, high: 1 })).toBe('1');
  expect(placesText({ place: null, low: 0, high: 0 })).toBe('—');
});
it('tells who moves in a trial', () => expect([...movesOf([row('а', 1), row('б', 2), row('в', null)], [row('а', 2), row('б', 2), row('в', 1)])]).toEqual([['а', 1]]));
