import { expect, it } from 'vitest';

import { cellText, columnLetters, fixText } from './issues';

const place = { file: '', sheet: '', table: 0, row: 0, column: 0 };

it('names columns as a spreadsheet does', () => expect([1, 26, 27, 52, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA']));
it('names a cell of a sheet', () => expect(cellText({ ...place, row: 14, column: 4 })).toBe('D14'));
it('names a row when the column is not known, and the other way round', () => expect([cellText({ ...place, row: 14 }), cellText({ ...place, column: 4 })]).toEqual(['строка 14', 'столбец D']));
it('names the table of a document', () => expect(cellText({ ...place, table: 2, row: 5 })).toBe('таблица 2, строка 5'));
it('says nothing when nothing is known', () => expect(cellText(place)).toBe(''));
it('leaves out what only the command line can do', () => {
  expect(fixText({ fix: 'Ответьте на вопрос; в командной строке: --same "А=1".' })).toBe('Ответьте на вопрос.');
  expect(fixText({ fix: 'Исправьте дату.' })).toBe('Исправьте дату.');
});
