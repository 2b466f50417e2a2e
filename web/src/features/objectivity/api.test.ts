import { expect, it } from 'vitest';

import type { Exam } from '@/api/client';

import { choose, domainOf, ordered, type Objectivity, type SchoolSigns } from './api';

const exam = (year: number, grade: number, subject: string): Exam => ({ procedure: 'ВПР', year, grade, subject });
const exams = [exam(2022, 4, 'Математика'), exam(2022, 5, 'История'), exam(2021, 4, 'Русский язык')];

it('takes the exam of the address', () => expect(choose(exams, { grade: '5', subject: 'История' }, 2022)).toEqual(exam(2022, 5, 'История')));
it('takes the nearest one when the subject is not of that grade', () => expect(choose(exams, { grade: '5', subject: 'Математика' }, 2022)?.subject).toBe('История'));
it('takes the first of the year without a wish', () => expect(choose(exams, {}, 2021)?.subject).toBe('Русский язык'));
it('takes nothing when there is nothing', () => expect(choose([], {}, 2021)).toBeNull());

const row = (name: string, mean: number | null, marked = false): SchoolSigns => ({ school: { id: 1, code: '', name }, n: 10, mean, ci: mean === null ? null : [mean - 1, mean + 1], signs: marked ? [{ sign: 'x', title: '', explanation: '' }] : [], absence: mean === null ? 'мало работ' : null, below: false, few: false, arithmetic: '', explanation: '' });

it('puts marked schools first and those not assessed last', () => expect(ordered([row('а', null), row('б', 15), row('в', 12, true), row('г', 16)]).map((entry) => entry.school.name)).toEqual(['в', 'г', 'б', 'а']));
it('has one scale for all intervals', () => {
  const data = { reference: { n: 1, mean: 11, sd: 1, ci: [10, 12] }, schools: [row('а', 20), row('б', null)] } as unknown as Objectivity;
  const [low, high] = domainOf(data);
  expect([low < 10, high > 21]).toEqual([true, true]);
});
