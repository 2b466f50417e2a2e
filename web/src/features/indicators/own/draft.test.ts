import { expect, it } from 'vitest';

import { draftOf, emptyCase, emptyOwn, textOf } from './draft';

const draft = { ...emptyOwn('доля(отметка = 5 из работы)'), name: 'Доля пятёрок', formula: 'отметки 5 / отметки', act: 'Приказ № 3' };

it('sends only cases that were named, with a decimal comma understood', () => {
  const cases = [{ ...emptyCase(), title: '3 из 10', value: '30,5', how: '3 / 10' }, emptyCase()];
  expect(textOf({ ...draft, cases }).cases).toEqual([{ title: '3 из 10', exam: { procedure: 'ВПР', subject: 'Математика', year: new Date().getFullYear(), grade: 5, maximum: 20 }, works: emptyCase().works, expect: [{ value: 30.5, how: '3 / 10' }] }]);
});
it('expects no number where the value is left empty', () => expect(textOf({ ...draft, cases: [{ ...emptyCase(), title: 'пусто' }] }).cases?.[0]?.expect).toEqual([{ absence: 'no_data' }]));
it('leaves empty fields to the server', () => {
  const { definition } = textOf(draft);
  expect(definition).not.toHaveProperty('group');
  expect(definition).toMatchObject({ name: 'Доля пятёрок', basis: { act: 'Приказ № 3' } });
});
it('comes back from what is stored, keeping what it has no field for', () => {
  const stored = { definition: { id: 'own_1', name: 'Д', program: 'p', formula: 'ф', direction: 'none', minimum: 3, by: ['school'], basis: { act: 'А', text: 'А' }, zones: { green: 80, yellow: 60 }, items: [], own: false, file: 'x' }, cases: [{ title: 'т', works: 'w', expect: [{ value: 2.5, by: 'school', at: '101' }] }] };
  const again = textOf(draftOf(stored));
  expect(again.definition).toMatchObject({ name: 'Д', zones: { green: 80 } });
  expect(again.definition).not.toHaveProperty('own');
  expect(again.cases?.[0]?.expect).toEqual([{ value: 2.5, by: 'school', at: '101' }]);
});
it('sends figures of forms and values of single schools, and reads them back', () => {
  const cases = [{ ...emptyCase(), title: 'по школам', works: '', figures: 'школа | показатель | значение\n101 | А | 3', value: '30', bySchool: '101 = 30,5\n102 = нет' }];
  const sent = textOf({ ...draft, cases }).cases;
  expect(sent?.[0]).not.toHaveProperty('works');
  expect(sent?.[0]).toMatchObject({ figures: 'школа | показатель | значение\n101 | А | 3', expect: [{ value: 30 }, { by: 'school', at: '101', value: 30.5 }, { by: 'school', at: '102', absence: 'no_data' }] });
  const again = draftOf({ definition: {}, cases: sent ?? [] }).cases[0];
  expect(again?.bySchool).toBe('101 = 30,5\n102 = нет');
  expect(textOf({ ...draft, cases: again ? [again] : [] }).cases).toEqual(sent);
});
