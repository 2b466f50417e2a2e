import { expect, it } from 'vitest';

import { pieces } from './parts';
import { actText, countChanges, valueText } from './words';

it('finds the words that went and came', () => expect(pieces('до 1 марта 2026', 'до 15 марта 2026')).toEqual([{ text: 'до ', kind: 'same' }, { text: '1', kind: 'removed' }, { text: '15', kind: 'added' }, { text: ' марта 2026', kind: 'same' }]));
it('gives one piece for equal texts', () => expect(pieces('приказ', 'приказ')).toEqual([{ text: 'приказ', kind: 'same' }]));
it('gives only what came for a new text', () => expect(pieces('', 'приказ')).toEqual([{ text: 'приказ', kind: 'added' }]));
it('joins back to both texts', () => {
  const [before, after] = ['Провести анализ итогов и совещание', 'Подготовить анализ итогов ВПР и совещание'];
  const found = pieces(before, after);
  expect(found.filter((piece) => piece.kind !== 'added').map((piece) => piece.text).join('')).toBe(before);
  expect(found.filter((piece) => piece.kind !== 'removed').map((piece) => piece.text).join('')).toBe(after);
});
it('tells very long texts as a whole', () => expect(pieces('а '.repeat(500), 'б')).toHaveLength(2));
it('names an act as people do', () => expect(actText({ kind: 'приказ', number: '12', date: '2026-01-20', issuer: 'Управление образования', signatory: '' })).toBe('приказ № 12 от 20.01.2026, Управление образования'));
it('is silent about an act that is not there', () => expect(actText(null)).toBe(''));
it('counts changes by kind', () => expect(countChanges([{ change: 'added' }, { change: 'added' }, { change: 'same' }] as never)).toMatchObject({ added: 2, same: 1, removed: 0 }));
it('shows days as days and leaves words alone', () => expect([valueText('2026-03-01'), valueText('март')]).toEqual(['01.03.2026', 'март']));
