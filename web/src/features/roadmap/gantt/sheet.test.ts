import { describe, expect, it } from 'vitest';

import type { Measure } from '../api';
import { dayOf } from './days';
import type { Row } from './rows';
import { layoutRoll, layoutSheet, pagesOf, paperZoom, place, wrapText } from './sheet';

const measure: Row = { kind: 'measure', measure: { occurrences: [] } as unknown as Measure, note: '', standing: false };
const section: Row = { kind: 'section', line: { kind: 'section', number: '1', title: 'Право', depth: 1 }, from: null, due: null };
const span = { first: dayOf('2025-01-01'), last: dayOf('2027-12-31') };
const picture = (pages: Row[][]) => pages.map((page) => page.map((row) => (row.kind === 'section' ? 'Р' : 'м')).join(''));

describe('pages', () => {
  it('cuts rows by the room of a sheet', () => expect(picture(pagesOf([section, measure, measure, measure, measure], 3))).toEqual(['Рмм', 'мм']));
  it('takes a heading to the next sheet when it would end this one', () => expect(picture(pagesOf([section, measure, section, measure], 3))).toEqual(['Рм', 'Рм']));
  it('comes to an end even when there are headings only', () => expect(picture(pagesOf([section, section, section], 2))).toEqual(['Р', 'РР']));
  it('holds more rows on a larger sheet', () => {
    const rows = Array.from({ length: 100 }, () => measure);
    expect(layoutSheet(rows, span, 'A3').pages.length).toBeLessThan(layoutSheet(rows, span, 'A4').pages.length);
  });
  it('keeps all rows of a roll together', () => expect(layoutRoll([section, measure, measure], span).pages).toHaveLength(1));
});

describe('the time line of a sheet', () => {
  it('lays the whole plan over the width', () => {
    const layout = layoutSheet([measure], span, 'A4');
    const { x, width } = place({ from: '2025-01-01', due: '2027-12-31' }, span, layout);
    expect([x, Math.round(x + width)]).toEqual([layout.label, layout.width]);
  });
  it('shows a single day wide enough to be seen', () => expect(place({ from: '2026-05-05', due: '2026-05-05' }, span, layoutSheet([measure], span, 'A4')).width).toBeGreaterThanOrEqual(3));
  it('takes coarser ticks for a longer plan', () => expect([2, 0.7, 0.2].map(paperZoom)).toEqual(['months', 'quarters', 'years']));
});

describe('text', () => {
  it('lays words into lines', () => expect(wrapText('раз два три четыре', 11)).toEqual(['раз два три', 'четыре']));
  it('ends with dots what does not fit', () => expect(wrapText('раз два три четыре пять шесть', 8)).toEqual(['раз два', 'три…']));
  it('cuts a word longer than the line', () => expect(wrapText('делопроизводство', 6, 1)).toEqual(['делоп…']));
  it('leaves a short text alone', () => expect(wrapText('приказ', 20)).toEqual(['приказ']));
});
