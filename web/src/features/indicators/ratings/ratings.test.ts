import { expect, it } from 'vitest';

import { freezeHindrance, movesOf, placesText, stageText, trialOf, type RatedSchool } from './api';

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

const heard = { stage: 'appeals' as const, stage_title: 'могут возразить', appeals_from: '2026-11-02', appeals_to: '2026-11-30' };
it('tells that schools may object only inside the term', () => {
  expect(stageText(heard, new Date(2026, 10, 30))).toBe('могут возразить');
  expect(stageText(heard, new Date(2026, 11, 1))).toMatch('прошёл');
  expect(stageText(heard, new Date(2026, 10, 1))).toMatch('впереди');
  expect(stageText({ ...heard, stage: 'frozen', stage_title: 'заморожен' }, new Date(2026, 11, 1))).toBe('заморожен');
});
it('says why a rating is not frozen yet', () => {
  const objection = { id: 1, school: 'а', criterion: '', text: 'б', recorded_at: '', actor: '', verdict: null, answer: '', answered_by: '', answered_at: null, withdrawn_at: null };
  expect(freezeHindrance({ ...heard, objections: [] }, new Date(2026, 10, 30))).toBe('Заморозить можно с 01.12.2026');
  expect(freezeHindrance({ ...heard, objections: [objection] }, new Date(2026, 11, 1))).toMatch(/Сначала ответьте: 1.возражение/);
  expect(freezeHindrance({ ...heard, objections: [{ ...objection, withdrawn_at: '2026-11-03' }] }, new Date(2026, 11, 1))).toBeNull();
});
