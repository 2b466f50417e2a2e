import { expect, test } from 'vitest';

import { bordersText, codesOf, fits, originText } from './words';

test('a scale is read as ranges of the marks', () => {
  expect(bordersText({ from: [7, 11, 15], maximum: 20 })).toBe('0–6 / 7–10 / 11–14 / 15–20');
  expect(bordersText({ from: [1, 2, 3], maximum: 3 })).toBe('0 / 1 / 2 / 3');
  expect(bordersText({ from: [], maximum: 50 })).toBe('');
});

test('what came with the program is told from what the organisation wrote', () => {
  expect(originText({ own: false, recorded_at: null, actor: null })).toBe('поставляется с программой');
  expect(originText({ own: true, recorded_at: null, actor: null })).toBe('файл организации');
  expect(originText({ own: true, recorded_at: '2026-05-31T10:00:00Z', actor: 'Иванова' })).toContain('Иванова');
});

test('codes are split as people separate them', () => expect(codesOf('1.2, 1.3;2.1  3')).toEqual(['1.2', '1.3', '2.1', '3']));

test('an empty filter lets everything through', () => {
  const exam = { procedure: 'ВПР', year: 2021, grade: 5, subject: 'Математика' };
  expect(fits(exam, {})).toBe(true);
  expect(fits(exam, { year: '2021', subject: 'Физика' })).toBe(false);
});
