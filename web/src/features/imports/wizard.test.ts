import { describe, expect, it } from 'vitest';

import type { Import, ImportFile, ImportNeed } from './api';
import { answersOf, examOf, fileAnswers, merged, questionsOf } from './wizard';

const sheet = { sheet: '', form: 'vpr', form_title: 'ВПР', kind: 'works', procedure: 'ВПР', year: 2022, grade: 5, subject: 'Физика', rows: 1, participants: 1, absent: 0, schools: 1, tasks: 3, maximum: 5 };
const file: ImportFile = { name: 'папка/а.xlsx', shown: 'а.xlsx', size: 1, held: true, state: 'known', format: 'xlsx', csv: null, sheets: [sheet], errors: 0, remarks: 0, nearest: '', told: null, headings: [], table: [] };
const need = (field: ImportNeed['field'], about: string, options: string[] = []): ImportNeed => ({ field, title: field, options, file: about });

it('says what a file was taken for', () => expect(examOf(file)).toBe('ВПР, 5 класс, Физика, 2022'));
it('does not repeat the same exam of several sheets', () => expect(examOf({ sheets: [sheet, sheet] })).toBe('ВПР, 5 класс, Физика, 2022'));

describe('questions', () => {
  it('are asked once for all files', () => expect(questionsOf([need('year', 'а.xlsx'), need('year', 'б.xlsx')])).toEqual([{ field: 'year', title: 'year', options: [], files: ['а.xlsx', 'б.xlsx'] }]));
  it('with other choices are other questions', () => expect(questionsOf([need('subject', 'а.xlsx', ['Физика']), need('subject', 'б.xlsx', ['Химия'])])).toHaveLength(2));
  it('about schools are asked elsewhere', () => expect(questionsOf([need('same', '')])).toEqual([]));
});

describe('answers', () => {
  const entry = { files: [file, { ...file, name: 'б.xlsx', shown: 'б.xlsx' }] } as Import;
  it('go to the files they are about', () => expect(fileAnswers(entry, { field: 'year', title: '', options: [], files: ['а.xlsx'] }, '2022')).toEqual([{ name: 'папка/а.xlsx', year: 2022, leave_out: false }]));
  it('keep what was said before', () => expect(answersOf({ ...file, told: { form: '', procedure: '', subject: 'Химия', grade: 8, year: null, school: '' } }, { year: 2020 })).toEqual({ name: 'папка/а.xlsx', subject: 'Химия', grade: 8, year: 2020, leave_out: false }));
  it('about one file become one', () => expect(merged([{ name: 'а', year: 2020 }, { name: 'а', grade: 5 }])).toEqual([{ name: 'а', year: 2020, grade: 5 }]));
});
