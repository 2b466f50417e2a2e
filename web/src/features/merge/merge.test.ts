import { expect, it } from 'vitest';

import { asText, differing, firstChoices, fromText, mergeOf, resultOf, unresolved, type MergeField } from './merge';

const fields: MergeField[] = [
  { key: 'text', label: 'Мероприятие', kind: 'text' },
  { key: 'term', label: 'Срок', kind: 'line' },
  { key: 'documents', label: 'Вид документа', kind: 'list' },
  { key: 'result', label: 'Результат', kind: 'text' },
];
const base = { text: 'Провести анализ', term: 'март', documents: ['справка'], result: '' };
const mine = { ...base, term: 'апрель', documents: ['справка', 'приказ'], result: 'Анализ проведён' };
const theirs = { ...base, term: 'май', text: 'Провести анализ итогов', result: 'Анализ проведён' };
const rows = mergeOf(fields, base, mine, theirs);
const fate = (key: string) => rows.find((row) => row.field.key === key)?.fate;

it('takes a change of one side for that side', () => expect([fate('text'), fate('documents')]).toEqual(['theirs', 'mine']));
it('calls the same change of both agreed', () => expect(fate('result')).toBe('agreed'));
it('leaves a person what both changed apart', () => expect(unresolved(rows, firstChoices(rows)).map((row) => row.field.key)).toEqual(['term']));
it('loses nothing of either side', () => expect(resultOf(rows, { ...firstChoices(rows), term: { side: 'mine' } })).toEqual({ text: 'Провести анализ итогов', term: 'апрель', documents: ['справка', 'приказ'], result: 'Анализ проведён' }));
it('takes words written by hand', () => expect(resultOf(rows, { ...firstChoices(rows), term: { side: 'hand', value: 'апрель – май' } }).term).toBe('апрель – май'));
it('sends only what differs from the record of the other', () => expect(differing(resultOf(rows, { ...firstChoices(rows), term: { side: 'theirs' } }), theirs)).toEqual({ documents: ['справка', 'приказ'] }));
it('edits a list as lines', () => expect(fromText(asText(['справка', 'приказ']) + '\n ', 'list')).toEqual(['справка', 'приказ']));
it('shows words for values of the program', () => expect(asText('review', { review: 'на проверке' })).toBe('на проверке'));
