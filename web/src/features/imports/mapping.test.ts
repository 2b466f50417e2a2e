import { describe, expect, it } from 'vitest';

import { assign, mapped, problemOf, rolesOf, roleOrder, type PlanTable } from './mapping';

const table: PlanTable = { table: 1, place: 'таблица 1', header: ['А', 'Б', 'В'], samples: [['1', 'Провести сверку', 'май', 'УО']], proposed: ['number', 'text'], unsure: true };

it('has a role for every column of the longest row', () => expect(rolesOf(table)).toEqual(['number', 'text', 'skip', 'skip']));
it('takes a role from the column that had it', () => expect(assign(['number', 'text', 'skip'], 2, 'text')).toEqual(['number', 'skip', 'text']));
it('lets several columns be passed over', () => expect(assign(['skip', 'text', 'term'], 2, 'skip')).toEqual(['skip', 'text', 'skip']));

describe('what is missing', () => {
  it('asks for the measures first', () => expect(problemOf(['number', 'term'])).toMatch(/мероприятие/));
  it('asks for a term or a person', () => expect(problemOf(['text', 'skip'])).toMatch(/срок или ответственного/));
  it('is content with either', () => expect([problemOf(['text', 'term']), problemOf(['responsible', 'text'])]).toEqual(['', '']));
});

it('reads rows by the roles, whatever their order', () => {
  const [row] = mapped([['май', '1', 'Провести сверку']], ['term', 'number', 'text']);
  expect(roleOrder.flatMap((role, index) => (row?.[index] === null ? [] : [`${role}: ${row?.[index] ?? ''}`]))).toEqual(['number: 1', 'text: Провести сверку', 'term: май']);
});
