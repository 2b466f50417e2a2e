import { describe, expect, it } from 'vitest';

import { expectedText, foundBy, likelihood, methodText, type BoardRow } from './board';

describe('words of the board', () => {
  it('never tells near certainty as certainty', () => {
    expect(likelihood(1)).toBe('больше 99 %');
    expect(likelihood(0.938)).toBe('94 %');
    expect(likelihood(0.001)).toBe('меньше 1 %');
  });

  it('tells what another method found at a school, and that it was there a year before', () => {
    const found = { method: 'federal', fired: 2, judged: 4, marked: true, marked_before: true, findings: [] };
    const row: BoardRow = { school: { id: 1, code: '', name: '' }, fired: 0, judged: 0, marked_before: false, signs: [], flagged: false, flagged_before: false, procedures: [], others: [found] };
    expect(foundBy(row, 'federal')).toBe('2\u00a0маркера, и годом раньше');
    expect(foundBy(row, 'recommendations-2026')).toBeNull();
    expect(foundBy({ ...row, others: [{ ...found, method: 'procedure-exam', fired: 0, judged: 0, marked: false }] }, 'procedure-exam')).toBe('не оценивается');
  });

  it('says how many schools chance would mark, and no total where it is not known', () => {
    const one = { method: 'federal', title: '', marked: 148, systemic: 41, assessed: 0, nonobjectivity_index: null, expected: null, notes: [] };
    expect(methodText(one)).toBe('148, и годом раньше 41');
    expect(methodText({ ...one, marked: 7, systemic: 3, assessed: 12, nonobjectivity_index: 58.33 })).toBe('7 из 12, и годом раньше 3; индекс необъективности 58,3 %');
    expect(methodText({ ...one, marked: 7, systemic: 0, assessed: 12, expected: 8.9 })).toBe('7 из 12; случай отметил бы около 8,9');
  });

  it('tells what is usual beside the mean', () => {
    expect(expectedText(6, [4, 8])).toBe('6,0 (обычно от 4 до 8)');
    expect(expectedText(null, null)).toBe('нет данных');
  });
});
