import { expect, test } from 'vitest';

import type { TableQuery, TableRow } from './api';
import { worksBehind } from './behind';

const query: TableQuery = { procedure: 'ВПР', year: 2021, grade: 5, subject: 'Математика', known_on: '2026-05-31' };
const row = (level: TableRow['level'], node: number, text: string): TableRow => ({ level, node, cells: [{ text }] });

test('a class is picked with its school, at the same moment', () => {
  expect(worksBehind('tasks', query, row('class', 7, 'Б'), '1')).toMatchObject({ school: 7, class_name: 'Б', year: 2021, known_on: '2026-05-31' });
});

test('everybody is picked without a school', () => {
  expect(worksBehind('marks', query, row('all', 0, 'Все участники'), '«2»')?.school).toBeUndefined();
});

test('a cell of the pivot is picked by both its labels', () => {
  expect(worksBehind('pivot', { rows: 'school', columns: 'year' }, row('school', 7, 'СОШ'), '2022')).toMatchObject({ school: 7, year: 2022 });
  expect(worksBehind('pivot', { rows: 'grade', columns: 'subject' }, row('all', 0, '5 класс'), 'Физика')).toMatchObject({ grade: 5, subject: 'Физика' });
  expect(worksBehind('pivot', { rows: 'municipality', columns: 'year' }, row('all', 0, 'Район'), '2022')).toBeNull();
});

test('groups by marks and single works have nothing to open', () => {
  expect(worksBehind('groups', query, row('all', 0, 'Получили «2»'), '1')).toBeNull();
});
