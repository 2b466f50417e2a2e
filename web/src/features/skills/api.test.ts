import { expect, it } from 'vitest';

import { askedOf, cellTitle, examOf } from './api';

const exams = [
  { procedure: 'ВПР', year: 2025, grade: 5, subject: 'Математика' },
  { procedure: 'ВПР', year: 2025, grade: 6, subject: 'Химия' },
  { procedure: 'ОГЭ', year: 2024, grade: 9, subject: 'Математика' },
];

it('takes the exam of the address, else the nearest of the year', () => {
  expect(examOf(exams, 2025, { subject: 'Химия', grade: '5' })?.grade).toBe(6);
  expect(examOf(exams, 2025, { procedure: 'ЕГЭ' })?.subject).toBe('Математика');
  expect(examOf(exams, 2023, {})).toBeUndefined();
});

it('does not ask what cannot be asked', () => {
  expect(askedOf(exams[0], { gather: 'всё', split: 'region', threshold: '200' })).toMatchObject({ gather: 'kes', split: 'school', threshold: 50 });
  expect(askedOf(undefined, {})).toBeNull();
});

it('says in words what a cell means', () => {
  expect(cellTitle({ value: { value: 34.06, n: 25, lo: 21, hi: 49.9 }, mastery: 'deficit', mastery_title: 'дефицит', standing: 'below', red: 0, systemic: false })).toBe('34,1 % (21,0–49,9), n = 25: дефицит; ниже, чем у всех вместе');
  expect(cellTitle({ value: { value: null, n: 0, absence_text: 'нет данных' }, mastery: 'absent', mastery_title: 'нет данных', standing: 'unknown', red: 0, systemic: false })).toBe('нет данных');
});
