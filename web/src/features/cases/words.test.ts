import { expect, it } from 'vitest';

import type { CaseRow } from './api';
import { examOf, listTitle, nextWords, ownTitle } from './words';

const row = (stage: CaseRow['stage']): CaseRow => ({ id: 1, school: { id: 1, code: '1', name: 'Школа' }, method: 'other', title: 'Письмо', year: 2026, procedure: 'ВПР', grade: 5, subject: 'Математика', stage, stage_title: '', published: false, reply_to: '2026-11-27', opened_at: '', opened_by: '', stand: null, outcome: null, outcome_title: null });

it('says in the title what waits for whom', () => {
  expect(listTitle([])).toBe('Случаев по объективности нет');
  expect(listTitle([row('waiting'), row('overdue'), row('closed')])).toBe('3\u00a0случая: 2 в работе, школы отвечают: 1, без ответа в срок: 1');
  expect(listTitle([row('closed')])).toBe('1\u00a0случай: все закрыты');
});
it('tells a school how many questions wait for it', () => {
  expect(ownTitle([row('waiting'), row('closed')])).toBe('2\u00a0вопроса о результатах школы: ждут вашего ответа — 1');
  expect(ownTitle([row('answered')])).toBe('1\u00a0вопрос о результатах школы: все с ответом');
});
it('names the work of a sign, or that it is not one', () => {
  expect(examOf(row('waiting'))).toBe('ВПР, 5 класс, Математика');
  expect(examOf({ procedure: null, grade: null, subject: null })).toBe('несколько работ');
});
it('tells each side what is its turn', () => {
  const one = { ...row('waiting'), open: [], rechecked: [] };
  expect(nextWords(one, true)).toMatch(/^Ответьте по 27\.11\.2026/);
  expect(nextWords(one, false)).toMatch(/^Школа отвечает по 27\.11\.2026/);
  expect(nextWords({ ...row('recommended'), open: ['measure', 'close'], rechecked: [] }, false)).toBe('Дальше: назначьте меру.');
  const step = { id: 1, kind: 'handover' as const, title: '', choice: 'Орлова', chosen: ['Орлова'], words: '', due: null, reference: 2, recorded_at: '', actor: '', withdrawn_at: null };
  expect(nextWords({ ...one, steps: [step] }, false)).toMatch(/^Случай ведёт Орлова/);
  expect(nextWords({ ...one, steps: [step], open: ['handover'] }, false)).toMatch(/^Школа отвечает/);
  expect(nextWords({ ...row('rechecked'), open: ['measure', 'close'], rechecked: [] }, false)).toMatch(/дождитесь перепроверки/);
});
