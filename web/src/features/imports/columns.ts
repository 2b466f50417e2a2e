import type { ImportFile, ImportTrial, MappedField } from './api';

export type RowKind = 'works' | 'figures';

/** What each column is taken for: the name of a field, or empty for a column that is not read. */
export type Taken = string[];

/** Words of headings → fields; the first that fits counts. */
const guesses: [RegExp, string][] = [
  [/код (участник|учен|обуч)|(участник|ученик|обучающ)\S* ?(№|код|id|номер)?$|^id$|^№ участника/, 'pupil'],
  [/(код|логин|id) (оо|школ|организац)|^(оо|школа|логин)$/, 'school'],
  [/(наименован|назван)\S* (оо|школ|организац)|школа|организация/, 'school_name'],
  [/муниципалитет|район|округ|^мсу$|^ате$/, 'municipality'],
  [/параллель/, 'grade'],
  [/^класс/, 'class'],
  [/вариант/, 'variant'],
  [/журнал|четверт|триместр/, 'journal_mark'],
  [/первичн|сумма балл|^балл(ы|ов)?$|^итог|^всего|общий балл/, 'total'],
  [/тестов/, 'test_score'],
  [/отметк|оценк/, 'mark'],
  [/^пол$/, 'sex'],
  [/предмет/, 'subject'],
  [/^год/, 'year'],
  [/^(задание |зад\.? ?|№ ?|вопрос ?|в|q)?\d+([.,(]\d+\)?)? ?((к|k)\d+)?( ?\(?\d+ ?б\S*)?$/, 'score'],
];

export function guessOf(heading: string): string {
  const text = heading.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
  return text === '' ? '' : (guesses.find(([pattern]) => pattern.test(text))?.[1] ?? '');
}

/** Codes of schools are digits, or hold them: a column of plain words under «Школа» names schools. */
function byValues(field: string, values: string[]): string {
  return field === 'school' && values.some(Boolean) && !values.some((value) => /\d{3}/.test(value)) ? 'school_name' : field;
}

/** In a table of schools a column of numbers that is nothing else is a figure. */
function figureOf(kind: RowKind, table: string[][], column: number): string {
  const values = table.map((row) => row[column] ?? '').filter(Boolean);
  return kind === 'figures' && values.length > 0 && values.every((value) => /^-?\d+([.,]\d+)? ?%?$/.test(value)) ? 'value' : '';
}

/** A first proposal: a field is given once, except those that may stand in several columns. */
export function proposed({ headings, table }: Pick<ImportFile, 'headings' | 'table'>, fields: MappedField[], kind: RowKind): Taken {
  const given = new Set<string>();
  return headings.map((heading, column) => {
    const guess = isClosed(table, column) ? '' : byValues(guessOf(heading), table.map((row) => row[column] ?? ''));
    const field = fields.find(({ name }) => name === (guess || figureOf(kind, table, column)));
    if (!field?.[kind] || given.has(field.name)) return '';
    if (!field.many) given.add(field.name);
    return field.name;
  });
}

/** Tables that name pupils are of works, others of figures. */
export function kindOf(headings: string[]): RowKind {
  return headings.some((heading) => guessOf(heading) === 'pupil') ? 'works' : 'figures';
}

/** Gives a column its field; a field that stands once leaves the column that had it. */
export function give(taken: Taken, column: number, field: string, fields: MappedField[]): Taken {
  const many = fields.find(({ name }) => name === field)?.many ?? false;
  return taken.map((now, index) => {
    if (index === column) return field;
    return field !== '' && !many && now === field ? '' : now;
  });
}

const scored = ['score', 'total', 'mark', 'test_score', 'journal_mark', 'credit', 'short_answers'];
const placed = ['school', 'school_name', 'municipality', 'who'];

/** What keeps the table from being read; empty when nothing does. */
export function problemOf(taken: Taken, kind: RowKind): string {
  if (kind === 'works' && !taken.includes('pupil')) return 'Укажите, в каком столбце код участника: у каждой работы должен быть свой.';
  if (kind === 'works' && !taken.some((field) => scored.includes(field))) return 'Укажите хотя бы один столбец с баллом или отметкой.';
  if (kind === 'figures' && !taken.some((field) => placed.includes(field))) return 'Укажите, в каком столбце школа или муниципалитет.';
  return '';
}

/** What stands in the cells of a column that is not read because its heading tells of persons. */
const closed = '(не читается)';

/** A column of names or documents: it cannot be given anything. */
export function isClosed(table: string[][], column: number): boolean {
  return table.length > 0 && table.every((row) => row[column] === closed);
}

/** A heading that stands over two columns cannot tell them apart, one that is empty cannot be named. */
export function isNamed(headings: string[], column: number): boolean {
  const heading = headings[column]?.trim() ?? '';
  return heading !== '' && headings.findIndex((one) => one.trim() === heading) === column;
}

export function mapOf(headings: string[], taken: Taken): string[] {
  return taken.flatMap((field, column) => (field && isNamed(headings, column) ? [`${field}=${headings[column] ?? ''}`] : []));
}

export function trialOf(file: ImportFile, map: string[], title: string): ImportTrial {
  const told = file.told;
  return { file: file.name, map, title, ...(told?.subject && { subject: told.subject }), ...(told?.year && { year: told.year }), ...(told?.grade && { grade: told.grade }), ...(told?.procedure && { procedure: told.procedure }), ...(told?.school && { school: told.school }) };
}

/** «папка/Контрольная района.xlsx» → «Контрольная района». */
export function titleOf(name: string): string {
  return (name.split('/').at(-1) ?? name).replace(/\.[^.]+$/, '').trim();
}
