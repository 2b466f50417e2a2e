import { expect, it } from 'vitest';

import type { Language } from './api';
import { completionAt, cutAt, inserted, openQuote } from './completion';

const language: Language = {
  sources: [{ name: 'works', russian: 'работы', unit: 'works', unit_title: 'работы', fields: [
    { name: 'mark', russian: 'отметка', unit: 'mark', unit_title: 'отметка' },
    { name: 'subject', russian: 'предмет', unit: 'text', unit_title: 'текст' },
  ] }],
  words: [{ name: 'share', russian: 'доля', role: 'aggregate' }, { name: 'of', russian: 'из', role: 'keyword' }, { name: 'in', russian: 'среди', role: 'keyword' }, { name: 'norm', russian: 'норматив', role: 'function' }],
  levels: [{ name: 'school', russian: 'школа' }],
  norms: [{ name: 'успеваемость', unit: 'percent', unit_title: '%' }],
};
const titles = (text: string, values = {}) => completionAt(text, text.length, language, { values }).options.map(({ title }) => title);
const subjects = { subject: [{ value: 'Химия', title: 'Химия' }, { value: 'Физика', title: 'Физика' }] };

it('finishes a word begun in Russian', () => expect(titles('доля(от')).toEqual(['отметка']));
it('finds a Russian word by its English name', () => expect(titles('sha')).toEqual(['доля']));
it('offers nothing after a finished word', () => expect(titles('доля(отметка')).toEqual([]));
it('offers sources after «из»', () => expect(titles('доля(отметка >= 4 из р')).toEqual(['работы']));
it('offers values of a field inside quotes', () => expect(titles("… где предмет = 'Х", subjects)).toEqual(['Химия']));
it('offers values inside a list', () => expect(titles("предмет среди ('Химия', '", subjects)).toEqual(['Химия', 'Физика']));
it('offers approved norms by their names', () => expect(titles("норматив('усп")).toEqual(['успеваемость']));
it('offers nothing inside quotes of an unknown field', () => expect(titles("город = 'М", subjects)).toEqual([]));
it('puts a template in and lands the caret inside it', () => {
  const { from, to, options } = completionAt('до', 2, language);
  expect(inserted('до', { from, to }, options[0]?.insert ?? '')).toEqual({ text: 'доля( из работы)', caret: 5 });
});
it('keeps the brackets that stand already', () => {
  const { from, to, options } = completionAt('до(отметка из работы)', 2, language);
  expect(inserted('до(отметка из работы)', { from, to }, options[0]?.insert ?? '').text).toBe('доля(отметка из работы)');
});
it('knows where a quote is open', () => {
  expect(openQuote("а = 'б")).toBe(4);
  expect(openQuote("а = 'б'")).toBe(-1);
  expect(openQuote('а = «б')).toBe(4);
});
it('cuts by characters, not by units', () => expect(cutAt('😀оценка >= 4', 1, 6)).toEqual(['😀', 'оценка', ' >= 4']));
