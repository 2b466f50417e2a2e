import { expect, it } from 'vitest';

import type { Batch } from './api';
import { choicesOf, filtered } from './batches';

const exam = (subject: string, year: number) => ({ procedure: 'ВПР', year, grade: 5, subject });
const batch = (id: number, change: Partial<Batch>): Batch => ({ id, state: 'committed', kind: '', files: ['а.xlsx'], exams: [exam('Физика', 2022)], rows: 1, participants: 1, absent: 0, figures: 0, replaces: false, committed_at: '2026-01-01T00:00:00Z', committed_by: 'Орлова', taken_back_at: null, whole: true, ...change });
const all = [batch(1, {}), batch(2, { state: 'taken_back', exams: [exam('Химия', 2021), exam('Физика', 2020)] }), batch(3, { files: ['Сводка.ods'], exams: [] })];
const ids = (list: Batch[]) => list.map(({ id }) => id);

it('takes all without conditions', () => expect(ids(filtered(all, {}))).toEqual([1, 2, 3]));
it('looks for an exam that suits every condition at once', () => expect(ids(filtered(all, { subject: 'Физика', year: '2021' }))).toEqual([]));
it('tells what was taken back', () => expect(ids(filtered(all, { state: 'taken_back' }))).toEqual([2]));
it('finds a file by a part of its name', () => expect(ids(filtered(all, { text: 'сводк' }))).toEqual([3]));
it('offers what is there, in order', () => expect([choicesOf(all, 'year'), choicesOf(all, 'subject')]).toEqual([['2020', '2021', '2022'], ['Физика', 'Химия']]));
