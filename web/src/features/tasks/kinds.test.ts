import { expect, it } from 'vitest';

import { kindsFor, kindTitle } from './kinds';

const kinds = [{ id: 'order', title: 'Приказ' }, { id: 'report', title: 'Отчёт' }, { id: 'other', title: 'Другой документ' }];

it('puts the wanted kinds first and loses none', () => expect(kindsFor(kinds, ['report']).map((kind) => kind.value)).toEqual(['report', 'order', 'other']));
it('keeps the order of the catalogue when nothing is wanted', () => expect(kindsFor(kinds, [])[0]?.label).toBe('Приказ'));
it('is silent about a kind it does not know', () => expect(kindTitle(kinds, 'x')).toBe(''));
