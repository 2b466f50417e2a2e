import { expect, it } from 'vitest';

import { counted, nouns, plural } from './plural';

it('chooses the form by the last digits', () => {
  const forms = [0, 1, 2, 5, 11, 14, 21, 22, 25, 101, 111, 1002].map((count) => plural(count, nouns.school));
  expect(forms).toEqual(['школ', 'школа', 'школы', 'школ', 'школ', 'школ', 'школа', 'школы', 'школ', 'школа', 'школ', 'школы']);
});

it('joins the number and the noun', () => expect(counted(1234, nouns.work)).toBe('1\u00a0234\u00a0работы'));
