import { expect, it } from 'vitest';

import { namesIn, numbersOf } from './rules';

it('finds the names an expression speaks of, once each', () => expect(namesIn('maximum > 0 and score > maximum', ['score', 'maximum', 'blank'])).toEqual(['maximum', 'score']));
it('does not take functions for names', () => expect(namesIn('missing(mark)', ['mark'])).toEqual(['mark']));
it('takes decimal commas and passes by empty fields', () => expect(numbersOf({ total: '3,5', sum: '', mark: 'x', grade: '0' })).toEqual({ total: 3.5, grade: 0 }));
