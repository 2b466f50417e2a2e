import { expect, it } from 'vitest';

import type { RoadmapRow } from './api';
import { planOf, type PlanTable } from './table';

const row = { id: 3, title: 'План', period: { from: '2026-01-01', to: '2026-12-31' }, state: 'draft', act: null } as RoadmapRow;
const table: PlanTable = {
  id: 3,
  today: '2026-03-01',
  sections: [{ number: '1', title: 'Право', depth: 1 }],
  executors: ['УО', 'ОО'],
  documents: ['приказ', 'справка'],
  directions: [{ id: '1.1', title: 'Качество' }],
  statuses: ['planned', 'in_work', 'review', 'done', 'cancelled'],
  measures: [{ id: 7, row_version: 2, number: '1.1', section_index: 0, text: 'Издать приказ', term: 'май', unsure: true, result: '', executors: [1], documents: [0, 1], directions: [0], status: 'in_work', overdue: false, next_due: '2026-05-31', windows: [[9, '2026-05-01', '2026-05-31', 1, 0], [10, '2025-05-01', '2025-05-31', 0, 1]] }],
};

it('spells out names by their places', () => expect(planOf(row, table).measures[0]).toMatchObject({ responsible: ['ОО'], documents: ['приказ', 'справка'], directions: ['1.1'] }));
it('spells out windows', () => expect(planOf(row, table).measures[0]?.occurrences).toEqual([{ id: 9, from: '2026-05-01', due: '2026-05-31', status: 'in_work', overdue: false }, { id: 10, from: '2025-05-01', due: '2025-05-31', status: 'planned', overdue: true }]));
it('keeps that a term waits for an answer', () => expect(planOf(row, table).measures[0]?.deadline).toEqual({ raw: 'май', unsure: true }));
