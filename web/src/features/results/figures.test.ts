import { expect, test } from 'vitest';

import { figureText } from './Figures';

test('a figure is a number, words, or the reason why there is neither', () => {
  expect(figureText({ value: 41.666, text: '', status: 'present' })).toBe('41,67');
  expect(figureText({ value: 0, text: '', status: 'present' })).toBe('0');
  expect(figureText({ value: null, text: 'две смены', status: 'not_applicable' })).toBe('две смены');
  expect(figureText({ value: null, text: '', status: 'suppressed' })).toBe('скрыто');
  expect(figureText({ value: null, text: '', status: 'missing' })).toBe('нет данных');
});
