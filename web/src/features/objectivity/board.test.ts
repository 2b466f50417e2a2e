import { describe, expect, it } from 'vitest';

import { expectedText, likelihood } from './board';

describe('words of the board', () => {
  it('never tells near certainty as certainty', () => {
    expect(likelihood(1)).toBe('больше 99 %');
    expect(likelihood(0.938)).toBe('94 %');
    expect(likelihood(0.001)).toBe('меньше 1 %');
  });

  it('tells what is usual beside the mean', () => {
    expect(expectedText(6, [4, 8])).toBe('6,0 (обычно от 4 до 8)');
    expect(expectedText(null, null)).toBe('нет данных');
  });
});
