import { expect, it } from 'vitest';

import { feeling, inCell, shortName, type Place } from './profile';

const place = (id: number, row: number | null, sure: boolean) => ({ id, row, column: 1, sure }) as Place;

it('puts the sure schools of a cell first and leaves the unknown out', () => {
  expect(inCell([place(1, 2, false), place(2, 2, true), place(3, null, false), place(4, 3, true)], 2, 1).map(({ id }) => id)).toEqual([2, 1]);
});

it('feels a cell by what is better', () => {
  expect(feeling({ direction: 'more_is_better' }, 0, 1)).toBe(-2);
  expect(feeling({ direction: 'less_is_better' }, 0, 1)).toBe(2);
  expect(feeling({ direction: 'more_is_better' }, 0, 4)).toBe(0);
  expect(feeling({ direction: 'none' }, 4, 4)).toBe(0);
});

it('shortens names of schools for narrow cells', () => {
  expect(shortName('МБОУ «СОШ № 5»')).toBe('СОШ № 5');
  expect(shortName('Лицей')).toBe('Лицей');
});
