import { expect, it } from 'vitest';

import { roundDomain } from './years';

it('keeps the scale of shares', () => expect(roundDomain([0, 100])).toEqual([0, 100]));
it('puts borders at round numbers around means', () => expect(roundDomain([8.58, 16.73])).toEqual([5, 20]));
it('draws one value, too', () => {
  const [low, high] = roundDomain([3.9, 3.9]);
  expect(low).toBeLessThan(3.9);
  expect(high).toBeGreaterThan(3.9);
});
it('knows differences below zero', () => expect(roundDomain([-46, 61])).toEqual([-50, 100]));
