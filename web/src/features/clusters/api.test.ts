import { expect, it } from 'vitest';

import { farthest, isSearch } from './api';

it('finds the group that stands farthest from all schools', () => {
  expect(farthest([10, 40, 12], 15)).toBe(1);
  expect(farthest([15, null, 15], 15)).toBeNull();
  expect(farthest([1, 2], null)).toBeNull();
});

it('knows which divisions look for groups', () => {
  expect([isSearch('pam'), isSearch('place-and-level')]).toEqual([true, false]);
});
