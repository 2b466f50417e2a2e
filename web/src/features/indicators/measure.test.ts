import { expect, it } from 'vitest';

import { domainOf, estimateText, intervalText, measureText } from './measure';

const nb = (text: string) => text.replaceAll('\u00a0', ' ');

it('writes shares with one digit and differences with their sign', () => {
  expect(nb(measureText(63.24, 'percent'))).toBe('63,2 %');
  expect(nb(measureText(4, 'percentage_points'))).toBe('+4,0 п.п.');
});
it('counts whole things and gives means two digits', () => {
  expect(measureText(12, 'works')).toBe('12');
  expect(measureText(3.906, 'mark')).toBe('3,91');
});
it('never writes a zero for what is not there', () => expect(estimateText({ value: null, n: 0, absence: 'too_few', absence_text: 'мало работ' }, 'percent')).toBe('мало работ'));
it('has no interval where there is none', () => expect(intervalText({ value: 3, n: 5 }, 'mark')).toBe(''));
it('draws shares on the whole scale and means on their own', () => {
  expect(domainOf([{ value: 50, n: 1 }], 'percent')).toEqual([0, 100]);
  expect(domainOf([{ value: 2, n: 1, lo: 1, hi: 3 }, { value: null, n: 0 }], 'mark')).toEqual([0.9, 3.1]);
});
