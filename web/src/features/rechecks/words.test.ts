import { expect, it } from 'vitest';

import type { Comparison, Paper } from './api';
import { changeText, fault, pointOf, share, wholeRow } from './words';

const paper: Paper = { id: 1, step: 1, tasks: [{ name: '1', maximum: 2 }, { name: '2', maximum: 0 }] };
const halves: Paper = { ...paper, step: 0.5 };

it('reads points as people type them', () => {
  expect([pointOf(''), pointOf(' 1,5 '), pointOf('2')]).toEqual([null, 1.5, 2]);
  expect(pointOf('а')).toBeNaN();
});
it('says what is wrong with a point', () => {
  expect([fault('3', 2, 1), fault('-1', 2, 1), fault('1,5', 2, 1), fault('х', 2, 1)]).toEqual(['больше 2', 'меньше нуля', 'такого балла нет', 'не число']);
  expect([fault('1,5', 2, 0.5), fault('9', 0, 1), fault('', 2, 1)]).toEqual(['', '', '']);
});
it('takes a work only when every task has its point', () => {
  expect(wholeRow(['1', ''], paper)).toBeNull();
  expect(wholeRow(['3', '1'], paper)).toBeNull();
  expect(wholeRow(['1', '0'], paper)).toEqual([1, 0]);
  expect(wholeRow(['1,5', '0'], halves)).toEqual([1.5, 0]);
});
it('tells the change from the old points to the new ones with its interval', () => {
  const row = { difference: 1.2, difference_ci: [0.6, 1.8] } as Comparison;
  expect(changeText(row)).toBe('−1,20 (от −1,80 до −0,60)');
  expect(changeText({ ...row, difference: null })).toBe('нет данных');
  expect(changeText({ ...row, difference: 0, difference_ci: [0, 0] })).toBe('0,00');
  expect(changeText({ ...row, difference: 0.1, difference_ci: [0.001, 0.2] })).toBe('−0,10 (от −0,20 до 0,00)');
  expect(share(0, 0)).toBe('нет данных');
});
