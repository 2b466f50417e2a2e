import { describe, expect, it } from 'vitest';

import type { Measure } from '../api';
import { dayOf, isoOf, monthStart, quarterStart, weekday, yearStart } from './days';
import { pulled, rowsOf, waiting } from './rows';
import { spanOf, ticks, zoomFor, zoomOf } from './scale';

function measure(section_index: number, terms: [string, string][], change: Partial<Measure> = {}): Measure {
  const occurrences = terms.map(([from, due], id) => ({ id, from, due, status: 'planned' as const, overdue: false }));
  return { id: 1, number: '1', row_version: 1, section_index, text: '', deadline: { raw: '', unsure: false }, occurrences, responsible: [], documents: [], directions: [], result: '', status: 'planned', overdue: false, next_due: null, ...change };
}

const sections = [
  { number: '1', title: 'Право', depth: 1 },
  { number: '1.1', title: 'Приказы', depth: 2 },
  { number: '2', title: 'Анализ', depth: 1 },
];

describe('days', () => {
  it('goes there and back over leap years', () => expect(['2024-02-29', '1999-12-31', '2028-03-01'].map((iso) => isoOf(dayOf(iso)))).toEqual(['2024-02-29', '1999-12-31', '2028-03-01']));
  it('knows Monday from Sunday', () => expect([weekday(dayOf('2026-03-02')), weekday(dayOf('2026-03-08')), weekday(dayOf('1969-12-29'))]).toEqual([0, 6, 0]));
  it('finds the start of a month, a quarter, a year', () => expect([monthStart, quarterStart, yearStart].map((start) => isoOf(start(dayOf('2026-08-17'))))).toEqual(['2026-08-01', '2026-07-01', '2026-01-01']));
  it('steps over the new year', () => expect([monthStart(dayOf('2026-12-31'), 1), quarterStart(dayOf('2026-11-05'), 1), yearStart(dayOf('2026-11-05'), 1)].map(isoOf)).toEqual(['2027-01-01', '2027-01-01', '2027-01-01']));
});

describe('the time line', () => {
  it('takes whole quarters around the plan and its terms', () => {
    const span = spanOf([{ from: '2025-02-10', due: '2026-05-20' }], { from: '2025-03-01', to: '2026-04-30' });
    expect(span && [isoOf(span.first), isoOf(span.last)]).toEqual(['2025-01-01', '2026-06-30']);
  });
  it('has nothing to draw without terms and period', () => expect(spanOf([], { from: null, to: null })).toBeNull());
  it('stands on the period alone', () => expect(spanOf([], { from: '2026-01-01', to: '2026-12-31' })).not.toBeNull());
  it('names months under years', () => {
    const { major, minor } = ticks('months', { first: dayOf('2025-11-15'), last: dayOf('2026-02-10') });
    expect([major.map((tick) => tick.title), minor.map((tick) => tick.title)]).toEqual([['2025', '2026'], ['ноя', 'дек', 'янв', 'фев']]);
  });
  it('cuts ticks to the days shown', () => {
    const [first] = ticks('quarters', { first: dayOf('2026-02-15'), last: dayOf('2026-06-30') }).minor;
    expect(first && [isoOf(first.first), isoOf(first.end), first.title]).toEqual(['2026-02-15', '2026-04-01', 'I кв.']);
  });
  it('begins weeks on Mondays', () => expect(ticks('weeks', { first: dayOf('2026-03-02'), last: dayOf('2026-03-15') }).minor.map((tick) => tick.title)).toEqual(['02.03', '09.03']));
  it('counts every day', () => expect(ticks('days', { first: dayOf('2026-02-27'), last: dayOf('2026-03-02') }).minor.map((tick) => tick.title)).toEqual(['27', '28', '1', '2']));
  it('looks closer at a shorter plan', () => expect([90, 365, 1825].map((last) => zoomFor({ first: 0, last }))).toEqual(['weeks', 'months', 'quarters']));
  it('takes the zoom of the address when there is such', () => expect([zoomOf('days', { first: 0, last: 900 }).id, zoomOf('вздор', { first: 0, last: 900 }).id]).toEqual(['days', 'quarters']));
});

describe('rows', () => {
  it('stretches a section over its measures and those of its parts', () => {
    const rows = rowsOf({ sections, period: { from: null, to: null } }, [measure(0, [['2026-01-10', '2026-01-20']]), measure(1, [['2026-03-01', '2026-03-31']]), measure(2, [['2027-01-01', '2027-01-31']])]);
    const spans = rows.flatMap((row) => (row.kind === 'section' ? [[row.line.number, row.from && isoOf(row.from), row.due && isoOf(row.due)]] : []));
    expect(spans).toEqual([['1', '2026-01-10', '2026-03-31'], ['1.1', '2026-03-01', '2026-03-31'], ['2', '2027-01-01', '2027-01-31']]);
  });
  it('says why a measure has no dates', () => expect(['по графику', ''].map((raw) => waiting(measure(0, [], { deadline: { raw, unsure: false } })))).toEqual(['дат нет: по графику', 'срок не указан']));
  it('tells work that goes on as long as the plan', () => expect([[['2026-01-01', '2026-12-31']], [['2026-01-01', '2026-06-30']]].map((terms) => rowsOf({ sections, period: { from: '2026-01-01', to: '2026-12-31' } }, [measure(0, terms as [string, string][])]).some((row) => row.kind === 'measure' && row.standing))).toEqual([true, false]));
  it('takes the words of the schedule when it has them', () => expect(waiting(measure(0, []), 'ждёт события: начало процедуры')).toBe('ждёт события: начало процедуры'));
});

describe('pulling a bar', () => {
  const window = { from: '2026-03-01', due: '2026-03-31' };
  it('moves both ends', () => expect(pulled(window, 'whole', 7)).toEqual({ from: '2026-03-08', due: '2026-04-07' }));
  it('stretches one end', () => expect([pulled(window, 'start', -3), pulled(window, 'end', 2)]).toEqual([{ from: '2026-02-26', due: '2026-03-31' }, { from: '2026-03-01', due: '2026-04-02' }]));
  it('never turns a window inside out', () => expect([pulled(window, 'start', 99), pulled(window, 'end', -99)]).toEqual([{ from: '2026-03-31', due: '2026-03-31' }, { from: '2026-03-01', due: '2026-03-01' }]));
});
