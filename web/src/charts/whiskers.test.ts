import { expect, it } from 'vitest';

import { isGrey } from './whiskers';

const point = (lo: number, hi: number, reference: number | null) => ({ name: '2022', n: 30, estimate: { value: (lo + hi) / 2, n: 30, lo, hi }, reference });

it('is grey when the interval covers the municipal value', () => expect(isGrey(point(40, 60, 50))).toBe(true));
it('is not grey when the interval leaves it aside', () => expect([isGrey(point(51, 60, 50)), isGrey(point(30, 49, 50))]).toEqual([false, false]));
it('is grey when there is nothing to compare with', () => expect(isGrey(point(40, 60, null))).toBe(true));
it('is grey without an interval', () => expect(isGrey({ name: '2022', n: 1, estimate: { value: 50, n: 1 }, reference: 40 })).toBe(true));
