import { expect, test } from 'vitest';

import { bordersOf } from './scores';

const score = (mark: number, at: number) => ({ score: String(at), mark, percent: 0, text: '' });

test('a border stands at the first score of each mark above the lowest', () => {
  expect(bordersOf([2, 2, 3, 4, 4, 5].map(score))).toEqual([
    { at: 2, mark: 3 },
    { at: 3, mark: 4 },
    { at: 5, mark: 5 },
  ]);
});

test('without a scale there are no borders', () => {
  expect(bordersOf([0, 0, 0].map(score))).toEqual([]);
});
