import { expect, it } from 'vitest';

import type { Cell, Matrix } from './api';
import { emptyRows, filled, tagsOf, toggled } from './cells';

const cell = (direction: string, position: string, ...ids: number[]): Cell => ({ direction, position, measures: ids.map((id) => ({ id, number: String(id), text: '' })), evidence: 0, empty: ids.length === 0 });
const matrix: Matrix = { directions: [{ id: 'a', title: 'Воспитание' }, { id: 'b', title: 'Таланты' }], positions: [{ id: 'g', title: 'Цели' }, { id: 'm', title: 'Меры' }], cells: [cell('a', 'g', 1), cell('a', 'm', 1, 2), cell('b', 'g')] };

it('names cells without measures, also those the server did not send', () => expect(emptyRows(matrix)).toEqual([{ direction: 'Таланты', positions: ['цели', 'меры'] }]));
it('counts full cells against all', () => expect(filled(matrix)).toEqual({ full: 2, all: 4 }));
it('reads the tags of a measure back', () => expect(tagsOf(matrix.cells, 1)).toEqual([{ direction: 'a', position: 'g' }, { direction: 'a', position: 'm' }]));
it('puts a tag in and takes it out', () => {
  const once = toggled([], { direction: 'a', position: 'g' });
  expect(once).toHaveLength(1);
  expect(toggled(once, { direction: 'a', position: 'g' })).toEqual([]);
});
