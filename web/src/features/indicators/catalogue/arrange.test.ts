import { expect, it } from 'vitest';

import type { DefinitionHead, JudgedRow } from './api';
import { parametersText, triedOf, triedZones } from './api';
import { binsOf, familiesOf, fitting, looksBack, ofYear, ranked, recoloured } from './arrange';

const head = (id: string, name: string, group = '5.1. ЕГЭ', more: Partial<DefinitionHead> = {}): DefinitionHead => ({ id, name, group, short_name: name, unit: '%', measure: 'percent', direction: 'more_is_better', by: ['school'], procedures: ['ЕГЭ'], provenance: 'document', provenance_title: 'документ', own: false, checked: true, formula: '', ...more });
const estimate = (value: number | null) => ({ value, n: 10 });
const row = (key: string[], value: number | null): JudgedRow => ({ key, labels: key, value: estimate(value), text: '', rows: 10, missing: 0, not_applicable: 0, suppressed: 0, norm: null, target: null, light: { colour: 'none', rule: '' }, deviation: estimate(null), deviation_from: '' });

const all = [head('ege.pass', 'Преодолели порог'), head('oge.quality', 'Качество ещё раз', '5.2. ОГЭ', { procedures: ['ОГЭ'] }), head('mine', 'Наш показатель', 'Свои', { own: true, procedures: [] })];

it('finds by all words, whatever the letter ё', () => expect(fitting(all, { q: 'ОГЭ еще' }).map(({ id }) => id)).toEqual(['oge.quality']));
it('keeps indicators of any procedure when one is chosen', () => expect(fitting(all, { procedure: 'ЕГЭ' }).map(({ id }) => id)).toEqual(['ege.pass', 'mine']));
it('shows the own ones only', () => expect(fitting(all, { own: '1' }).map(({ id }) => id)).toEqual(['mine']));
it('leaves out families with nothing in them', () => expect(familiesOf(['5.1. ЕГЭ', '5.2. ОГЭ', 'Свои'], fitting(all, { group: '5.2. ОГЭ' })).map(({ group }) => group)).toEqual(['5.2. ОГЭ']));

it('counts every value once, the upper border too', () => {
  const bins = binsOf([0, 9.99, 10, 55, 100].map(estimate), 'percent');
  expect(bins.map(({ count }) => count)).toEqual([2, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
});
it('leaves absent values out of the bins', () => expect(binsOf([estimate(null)], 'percent')).toEqual([]));
it('spreads means over what is there', () => expect(binsOf([3, 3.5, 4].map(estimate), 'mark').reduce((sum, { count }) => sum + count, 0)).toBe(3));

it('tells who changes colour in a trial, and from which', () => {
  const lit = (key: string, colour: 'green' | 'red') => ({ ...row([key], 1), light: { colour, rule: '' } });
  expect([...recoloured([lit('а', 'red'), lit('б', 'green')], [lit('а', 'green'), lit('б', 'green')])]).toEqual([['а', 'green']]);
});
it('takes tried borders from the address, only those that differ', () => {
  const zones = { green: 80, yellow: 60, source: '', provenance_title: '' };
  expect(triedZones({ z_green: '85,5', z_yellow: '60' }, { zones })).toBe('green=85.5');
  expect(triedZones({}, { zones: null })).toBeUndefined();
});

it('puts the better first and those without a value last', () => {
  const rows = [row(['а'], null), row(['б'], 10), row(['в'], 20)];
  expect(ranked(rows, 'more_is_better').map(({ key }) => key[0])).toEqual(['в', 'б', 'а']);
  expect(ranked(rows, 'less_is_better').map(({ key }) => key[0])).toEqual(['б', 'в', 'а']);
});

it('takes tried parameters from the address, only those that differ', () => {
  const definition = { parameters: [{ name: 'high', value: 81, title: '', note: '' }, { name: 'low', value: 40, title: '', note: '' }] };
  expect(parametersText(triedOf({ p_high: '85,5', p_low: '40', p_other: '1' }, definition))).toBe('high=85.5');
  expect(parametersText(triedOf({ p_high: 'много' }, definition))).toBeUndefined();
});

it('knows a program that looks at years before', () => {
  expect(looksBack({ program_russian: 'среднее(балл из работы) - лет_назад(среднее(балл из работы), 1)' })).toBe(true);
  expect(looksBack({ program_russian: "число(работы где предмет = 'лет назад')" })).toBe(false);
});
it('keeps one year of what was split by years', () => {
  const data = { by: ['school', 'year'], rows: [row(['501', '2025'], 1), row(['501', '2026'], 2)] };
  expect(ofYear(data, 2026)).toMatchObject({ by: ['school'], rows: [{ key: ['501'], value: { value: 2 } }] });
});
