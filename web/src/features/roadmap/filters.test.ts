import { describe, expect, it } from 'vitest';

import type { Measure, Occurrence, Roadmap } from './api';
import { addDays, chipsOf, filterMeasures, monthsOf, sectionsUnder, termChoices, termFits, termTitle } from './filters';

const today = '2026-03-10';

function occurrence(from: string, due: string, status: Occurrence['status'] = 'planned'): Occurrence {
  return { id: 1, from, due, baseline_due: due, row_version: 1, status, overdue: due < today && status !== 'done' };
}

function measure(id: number, change: Partial<Measure>): Measure {
  return { id, row_version: 1, directions: [], number: String(id), section_index: 0, text: '', deadline: { raw: '', unsure: false }, occurrences: [], responsible: [], documents: [], result: '', status: 'planned', overdue: false, next_due: null, ...change };
}

const roadmap: Roadmap = {
  id: 1,
  title: '',
  period: { from: null, to: null },
  state: 'draft',
  act: null,
  executors: ['УО', 'ОО'],
  directions: [{ id: 'cadres', title: 'Кадры' }],
  sections: [
    { number: '1', title: 'Право', depth: 1 },
    { number: '1.1', title: 'Приказы', depth: 2 },
    { number: '2', title: 'Анализ', depth: 1 },
  ],
  measures: [
    measure(1, { text: 'Утвердить приказ', responsible: ['УО'], occurrences: [occurrence('2026-01-01', '2026-01-31')], overdue: true }),
    measure(2, { section_index: 1, text: 'Провести учёт', responsible: ['УО', 'ОО'], occurrences: [occurrence('2026-03-01', '2026-03-31')] }),
    measure(3, { section_index: 2, text: 'Справка', responsible: ['ОО'], status: 'done', directions: ['cadres'], occurrences: [occurrence('2026-04-01', '2026-05-31', 'done')] }),
  ],
};

const found = (filters: Parameters<typeof filterMeasures>[1]) => filterMeasures(roadmap, filters, { today, mine: new Set([2]) }).map((entry) => entry.id);

describe('filters of the roadmap', () => {
  it('leaves everything without filters', () => expect(found({})).toEqual([1, 2, 3]));
  it('finds one executor among several', () => expect(found({ executor: 'ОО' })).toEqual([2, 3]));
  it('finds what is late', () => expect(found({ term: 'overdue' })).toEqual([1]));
  it('finds what is due in thirty days and not finished', () => expect(found({ term: 'soon' })).toEqual([2]));
  it('finds a month inside a longer window', () => expect([found({ term: '2026-04' }), found({ term: '2026-05' })]).toEqual([[3], [3]]));
  it('takes a section with everything under it', () => expect(found({ section: '0' })).toEqual([1, 2]));
  it('takes a lower section alone', () => expect(found({ section: '1' })).toEqual([2]));
  it('finds by status and by being late', () => expect([found({ status: 'done' }), found({ status: 'overdue' })]).toEqual([[3], [1]]));
  it('finds by all words without telling «ё» from «е»', () => expect(found({ q: 'УЧЕТ провести' })).toEqual([2]));
  it('finds what has no dates', () => expect(filterMeasures({ ...roadmap, measures: [measure(9, {})] }, { term: 'none' }, { today, mine: null })).toHaveLength(1));
  it('finds a whole year', () => expect([found({ term: '2026-01..2026-12' }), found({ term: '2025-01..2025-12' })]).toEqual([[1, 2, 3], []]));
  it('finds a direction by its tag', () => expect(found({ direction: 'cadres' })).toEqual([3]));
  it('finds what is mine', () => expect(found({ mine: '1' })).toEqual([2]));
  it('joins conditions', () => expect(found({ executor: 'УО', term: 'overdue' })).toEqual([1]));
});

it('a window that only touches the asked months fits', () => expect(termFits(occurrence('2026-01-15', '2026-04-15'), '2026-03..2026-06', today)).toBe(true));
it('counts days over the end of a month', () => expect(addDays('2026-02-20', 30)).toBe('2026-03-22'));
it('lists months of due terms once', () => expect(monthsOf(roadmap)).toEqual(['2026-01', '2026-03', '2026-05']));
it('an unknown section is only itself', () => expect([...sectionsUnder(roadmap.sections, 9)]).toEqual([9]));
it('lists urgent terms, then years with their months', () => expect(termChoices(['2026-01', '2026-05', '2027-03']).map(({ group, items }) => [group, items.length])).toEqual([['По срочности', 3], ['2026 год', 3], ['2027 год', 2]]));
it('names a whole year, a month and a run of months', () => expect(['2026-01..2026-12', '2026-03', '2026-03..2026-06', 'none'].map(termTitle)).toEqual(['2026 год', 'март 2026', 'март 2026 – июнь 2026', 'без дат']));
it('names each condition in words', () => expect(chipsOf({ term: 'overdue', section: '2', status: 'in_work', q: 'акт' }, roadmap.sections).map((chip) => chip.text)).toEqual(['Срок: просрочено', 'Раздел: 2. Анализ', 'Статус: в работе', 'Текст: «акт»']));
