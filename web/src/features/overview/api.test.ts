import { expect, it } from 'vitest';

import { direction, groupSubjects, headline, type Overview, type SubjectRow } from './api';

const overview = (overdue: number, signs: number) => ({ node: { id: 1, kind: 'municipality', name: 'Округ' }, schools: { total: 12, with_signs: signs }, roadmap: { total: 40, done: 1, overdue, due_soon: 0 } }) as Overview;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('tells what asks for attention', () => expect(plain(headline(overview(3, 1)))).toBe('12 школ: просрочено 3 срока, у 1 школы есть признаки для проверки'));
it('tells one late term in the singular', () => expect(plain(headline(overview(1, 0)))).toBe('12 школ: просрочен 1 срок'));
it('says when nothing does', () => expect(plain(headline(overview(0, 0)))).toBe('12 школ: просроченного нет, признаков у школ нет'));

it('groups subjects by procedure and grade', () => {
  const row = (procedure: string, grade: number, subject: string) => ({ procedure, grade, subject }) as SubjectRow;
  const groups = groupSubjects([row('ВПР', 4, 'Математика'), row('ВПР', 5, 'История'), row('ВПР', 4, 'Русский язык')]);
  expect(groups.map((group) => [group.title, group.rows.length])).toEqual([['ВПР, 4 класс', 2], ['ВПР, 5 класс', 1]]);
});

it('speaks of a change only when its interval leaves zero outside', () => {
  const change = (lo: number, hi: number) => direction({ value: (lo + hi) / 2, n: 100, lo, hi });
  expect([change(1, 9), change(-4, 4), change(-9, -1)]).toEqual(['up', 'same', 'down']);
  expect(direction(undefined)).toBe('unknown');
  expect(direction({ value: null, n: 0 })).toBe('unknown');
});
