import { expect, it } from 'vitest';

import type { Measure } from './api';
import { quarterOf, quartersOf, quarterTitle, rowHeight, sectionTitle, shorten, tableLines } from './layout';

const sections = [
  { number: '1', title: 'Право', depth: 1 },
  { number: '1.1', title: 'Приказы', depth: 2 },
  { number: '2', title: 'Анализ', depth: 1 },
];

const places: Record<string, number> = { 1: 0, '1.1': 1, 2: 2 };

function measure(section: string, due = '2026-03-31'): Measure {
  return { id: 1, row_version: 1, directions: [], number: 'м', section_index: places[section] ?? null, text: '', deadline: { raw: '', unsure: false }, occurrences: [{ id: 1, from: due, due, baseline_due: due, row_version: 1, status: 'planned', overdue: false }], responsible: [], documents: [], result: '', status: 'planned', overdue: false, next_due: null };
}

const picture = (measures: Measure[]) => tableLines(sections, measures).map((line) => (line.kind === 'section' ? line.number : 'м'));

it('puts a heading across where a section begins, its parent above', () => expect(picture([measure('1.1'), measure('1.1'), measure('2')])).toEqual(['1', '1.1', 'м', 'м', '2', 'м']));
it('opens a parent again when the measures return to it', () => expect(picture([measure('1'), measure('1.1'), measure('1')])).toEqual(['1', 'м', '1.1', 'м', 'м']));
it('shows a measure of an unknown section without a heading', () => expect(picture([measure('9')])).toEqual(['м']));
it('knows the quarter of a day', () => expect(['2026-01-01', '2026-06-30', '2026-12-31'].map(quarterOf)).toEqual(['2026-1', '2026-2', '2026-4']));
it('lists quarters without gaps over the new year', () => expect(quartersOf([measure('1', '2026-08-01'), measure('1', '2027-02-01')])).toEqual(['2026-3', '2026-4', '2027-1']));
it('has no quarters without terms', () => expect(quartersOf([{ ...measure('1'), occurrences: [] }])).toEqual([]));
it('names quarters by Roman numbers', () => expect(quarterTitle('2026-3')).toBe('III кв.'));
it('puts a dot after a bare number of a section', () => expect([sectionTitle({ number: '2', title: 'Анализ' }), sectionTitle({ number: '2.1', title: 'Меры' }), sectionTitle({ number: '', title: 'Прочее' })]).toEqual(['2. Анализ', '2.1 Меры', 'Прочее']));
it('guesses a taller row for a longer text', () => {
  const short = rowHeight({ kind: 'measure', measure: measure('1') });
  const long = rowHeight({ kind: 'measure', measure: { ...measure('1'), text: 'слово '.repeat(60) } });
  expect(long).toBeGreaterThan(short);
  expect(rowHeight({ kind: 'section', number: '1', title: 'Право', depth: 1 })).toBeLessThan(short);
});
it('cuts a long title with a dots sign', () => expect([shorten('раздел', 10), shorten('очень длинный раздел', 6)]).toEqual(['раздел', 'очень…']));
