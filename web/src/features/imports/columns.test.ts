import { describe, expect, it } from 'vitest';

import type { MappedField } from './api';
import { give, guessOf, isNamed, kindOf, mapOf, problemOf, proposed, titleOf } from './columns';

const field = (name: string, many = false): MappedField => ({ name, title: name, works: name !== 'value', figures: name !== 'pupil' && name !== 'score', many });
const fields = [field('pupil'), field('school'), field('class'), field('total'), field('score', true), field('value', true)];

const table = (headings: string[], ...rows: string[][]) => ({ headings, table: rows });

describe('headings are guessed', () => {
  it.each([['Код участника', 'pupil'], ['Ученик №', 'pupil'], ['Код ОО', 'school'], ['Название школы', 'school_name'], ['Первичный балл', 'total'], ['Итог, баллов', 'total'], ['Оценка', 'mark'], ['12', 'score'], ['Задание 3.1', 'score'], ['4К1', 'score'], ['1 (2б)', 'score'], ['Примечание', ''], ['', '']])('%s', (heading, expected) => expect(guessOf(heading)).toBe(expected));
  it('once, except what may stand in several columns', () => expect(proposed(table(['Код ОО', 'ОО', '1', '2']), fields, 'works')).toEqual(['school', '', 'score', 'score']));
  it('with a look at the cells: words under «Школа» are names', () => expect(proposed(table(['Школа', 'ОО'], ['Лесная СОШ', '2201']), [...fields, field('school_name')], 'works')).toEqual(['school_name', 'school']));
  it('but not where persons stand', () => expect(proposed(table(['Ученик'], ['(не читается)']), fields, 'works')).toEqual(['']));
  it('numbers beside schools are figures', () => expect(proposed(table(['Код ОО', 'Доля двоек, %', 'Примечание'], ['2201', '12,5', 'нет']), fields, 'figures')).toEqual(['school', 'value', '']));
  it('only as the kind of the row allows', () => expect(proposed(table(['Код участника', 'Код ОО']), fields, 'figures')).toEqual(['', 'school']));
});

it('takes a table with pupils for works', () => expect([kindOf(['Ученик', 'Балл']), kindOf(['Школа', 'Доля'])]).toEqual(['works', 'figures']));
it('takes a field from the column that had it', () => expect(give(['school', ''], 1, 'school', fields)).toEqual(['', 'school']));
it('lets scores stand in several columns', () => expect(give(['score', ''], 1, 'score', fields)).toEqual(['score', 'score']));

describe('what is missing', () => {
  it('asks works for a pupil, then for a score', () => expect([problemOf(['total'], 'works'), problemOf(['pupil'], 'works'), problemOf(['pupil', 'total'], 'works')].map((text) => text.slice(0, 12))).toEqual(['Укажите, в к', 'Укажите хотя', '']));
  it('asks figures for a place', () => expect(problemOf(['value'], 'figures')).toMatch(/школа или муниципалитет/));
});

it('names columns by their headings, passing by what has none', () => expect(mapOf(['Код', '', 'Код', 'Балл'], ['pupil', 'school', 'class', 'total'])).toEqual(['pupil=Код', 'total=Балл']));
it('knows a heading that stands twice', () => expect([isNamed(['А', 'А'], 0), isNamed(['А', 'А'], 1)]).toEqual([true, false]));
it('proposes the name of the file as the title', () => expect(titleOf('2024/Контрольная района.v2.xlsx')).toBe('Контрольная района.v2'));
