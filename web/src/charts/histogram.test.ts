import { expect, it } from 'vitest';

import { histogramTable, markOf } from './histogram';

const borders = [
  { mark: 3 as const, from: 14 },
  { mark: 4 as const, from: 24 },
  { mark: 5 as const, from: 33 },
];

it('gives the mark by the borders of the scale', () => expect([0, 13, 14, 23, 24, 33, 38].map((score) => markOf(score, borders))).toEqual([2, 2, 3, 3, 4, 5, 5]));
it('gives no mark without a scale', () => expect(markOf(20, [])).toBeNull());
it('tells shares of nobody as zero, not as an error', () => expect(histogramTable({ maximum: 1, counts: [1, 3], borders: [], n: 4, municipality_counts: [] }).rows).toEqual([['0', '—', '1', '25,0', '0,0'], ['1', '—', '3', '75,0', '0,0']]));
