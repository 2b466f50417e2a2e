import { expect, it } from 'vitest';

import { namesIn, numbersOf, wordOf } from './rules';

const words = { names: ['score', 'maximum', 'blank'], words: ['балл_задания', 'наибольший_балл', 'пусто'] };

it('finds the names an expression speaks of, once each', () => expect(namesIn('наибольший_балл > 0 и Балл_задания > наибольший_балл', words)).toEqual(['maximum', 'score']));
it('takes the names of the catalogue too', () => expect(namesIn('maximum > 0 and score > maximum', words)).toEqual(['maximum', 'score']));
it('tells the word of a name', () => expect(wordOf('score', words)).toBe('балл_задания'));
it('does not take functions for names', () => expect(namesIn('нет_данных(отметка)', { names: ['mark'], words: ['отметка'] })).toEqual(['mark']));
it('takes decimal commas and passes by empty fields', () => expect(numbersOf({ total: '3,5', sum: '', mark: 'x', grade: '0' })).toEqual({ total: 3.5, grade: 0 }));
