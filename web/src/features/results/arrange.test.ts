import { expect, test } from 'vitest';

import type { TableRow } from './api';
import { arranged, headings, shade, unfolded, type Branch } from './arrange';

const row = (level: TableRow['level'], name: string, value?: number): TableRow => ({ level, node: 0, cells: [{ text: name }, value === undefined ? { text: 'нет данных', absence: 'no_data' } : { text: String(value), value }] });
const rows = [row('all', 'Все участники', 50), row('school', 'СОШ № 9', 40), row('school', 'СОШ № 10', 70), row('school', 'СОШ № 2')];
const names = (list: Branch[]) => unfolded(list, 'all').map((each) => each.cells[0]?.text);

test('rows sort by value with everybody first and the absent last, whichever way', () => {
  expect(names(arranged(rows, '', { column: 1, down: false }))).toEqual(['Все участники', 'СОШ № 9', 'СОШ № 10', 'СОШ № 2']);
  expect(names(arranged(rows, '', { column: 1, down: true }))).toEqual(['Все участники', 'СОШ № 10', 'СОШ № 9', 'СОШ № 2']);
});

test('names sort with their numbers', () => {
  expect(names(arranged(rows, '', { column: 0, down: false }))).toEqual(['Все участники', 'СОШ № 2', 'СОШ № 9', 'СОШ № 10']);
});

test('words leave the rows that hold them and the row of everybody', () => {
  expect(names(arranged(rows, 'сош № 1', null))).toEqual(['Все участники', 'СОШ № 10']);
});

test('classes stay under their school and come into sight with it', () => {
  const of = (node: number, each: TableRow): TableRow => ({ ...each, node });
  const tree = [row('all', 'Все', 50), of(1, row('school', 'СОШ № 1', 40)), of(1, row('class', 'Б', 70)), of(1, row('class', 'А', 10)), of(2, row('school', 'СОШ № 2', 60))];
  const sorted = arranged(tree, '', { column: 1, down: true });
  expect(names(sorted)).toEqual(['Все', 'СОШ № 2', 'СОШ № 1', 'Б', 'А']);
  expect(unfolded(sorted, new Set([2])).length).toBe(3);
  expect(unfolded(sorted, new Set([1])).length).toBe(5);
});

test('a list of marks alone is sorted whole', () => {
  const alone = [row('all', 'Получили «5»', 9), row('all', 'Получили «2»', 1)];
  expect(names(arranged(alone, '', { column: 1, down: false }))).toEqual(['Получили «2»', 'Получили «5»']);
});

test('neighbours of a group share a heading, columns without one stay apart', () => {
  const column = (group: string) => ({ title: '', group, hint: '', number: true, full: 0 });
  expect(headings([column(''), column(''), column('Доля'), column('Доля'), column('Человек')])).toEqual([
    { title: '', span: 1 },
    { title: '', span: 1 },
    { title: 'Доля', span: 2 },
    { title: 'Человек', span: 1 },
  ]);
});

test('only numbers with a whole are shaded', () => {
  expect(shade(25, 100)).toBe(0.25);
  expect(shade(undefined, 100)).toBeNull();
  expect(shade(3, 0)).toBeNull();
});
