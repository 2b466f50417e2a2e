import { expect, it } from 'vitest';

import { askedOf, boundsText, choicesOf, powerText } from './api';

const exams = [
  { procedure: 'ВПР', year: 2025, grade: 5, subject: 'Математика' },
  { procedure: 'ВПР', year: 2025, grade: 10, subject: 'Химия' },
  { procedure: 'ОГЭ', year: 2025, grade: 9, subject: 'Математика' },
  { procedure: 'ЕГЭ', year: 2024, grade: 11, subject: 'Химия' },
];

it('offers only what fits the other choices, in the order of people', () => {
  const asked = { indicator: 'success', year: 2025, subject: 'Математика' };
  expect(choicesOf(exams, asked, 'procedure')).toEqual(['ВПР', 'ОГЭ']);
  expect(choicesOf(exams, asked, 'subject')).toEqual(['Математика', 'Химия']);
  expect(choicesOf(exams, { indicator: 'success', year: 2025 }, 'grade')).toEqual(['5', '9', '10']);
});

it('reads the whole question from the address', () => {
  expect(askedOf({ ind: 'quality', grade: '5' }, 2025)).toMatchObject({ indicator: 'quality', year: 2025, grade: 5 });
  expect(askedOf({}, null).indicator).toBe('success');
});

it('tells what cannot be noticed in words', () => {
  const words = powerText({ up: null, down: 61.6, difference: null }, { n: 25, other: 0, share: 80, sd: 0 });
  expect(words.replaceAll('\u00a0', ' ')).toBe('Если учеников 25, то от 80,0 % уверенно отличимы: 61,6 % и ниже.');
  expect(powerText({ up: null, down: null, difference: null }, { n: 3, other: 4, share: 80, sd: 0 })).toMatch(/никакую долю/);
});

it('writes bounds that are not there as a dash', () => {
  expect(boundsText(null, 'percent')).toBe('—');
  expect(boundsText([62.51, 91], 'percent')).toBe('62,5–91,0');
});
