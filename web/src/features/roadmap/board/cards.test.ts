import { expect, it } from 'vitest';

import type { Measure, Status } from '../api';
import { cardsByStatus, neighbour, wordsNeeded } from './cards';

const term = (due: string, status: Status = 'planned', overdue = false) => ({ id: 1, from: due, due, status, overdue, evidence: '' });
const measure = (number: string, status: Status, ...occurrences: ReturnType<typeof term>[]) => ({ id: 1, number, status, occurrences }) as unknown as Measure;
const numbers = (cards: ReturnType<typeof cardsByStatus>, status: Status) => cards.get(status)?.map((card) => card.measure.number);

it('puts a measure by its term of now, not by its last', () => expect(numbers(cardsByStatus([measure('1', 'in_work', term('2026-01-31', 'done'), term('2026-06-30', 'in_work'), term('2027-01-31'))]), 'in_work')).toEqual(['1']));
it('puts what is late first, then the nearest', () => {
  const cards = cardsByStatus([measure('1', 'planned', term('2026-09-01')), measure('2', 'planned', term('2026-05-01')), measure('3', 'planned', term('2026-08-01', 'planned', true))]);
  expect(numbers(cards, 'planned')).toEqual(['3', '2', '1']);
});
it('keeps a measure without dates in sight, at the end', () => expect(numbers(cardsByStatus([measure('1', 'planned'), measure('2', 'planned', term('2026-05-01'))]), 'planned')).toEqual(['2', '1']));
it('asks a reason to take off and to reopen', () => expect([wordsNeeded('planned', 'cancelled'), wordsNeeded('done', 'in_work'), wordsNeeded('planned', 'in_work'), wordsNeeded('in_work', 'review')]).toEqual(['reason', 'reason', 'none', 'none']));
it('knows the columns beside', () => expect([neighbour('planned', 1), neighbour('planned', -1), neighbour('cancelled', 1)]).toEqual(['in_work', null, null]));
