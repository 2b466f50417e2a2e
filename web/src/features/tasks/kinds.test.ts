import { expect, it } from 'vitest';

import { kindsOf } from './kinds';

it('puts the stated kinds first and does not repeat them', () => expect(kindsOf(['Приказ, положение']).slice(0, 3)).toEqual(['Приказ', 'положение', 'распоряжение']));
it('does not tell «ё» from «е»', () => expect(kindsOf(['Отчет']).filter((kind) => /отч[её]т/i.test(kind))).toEqual(['Отчет']));
it('offers the usual ones when nothing is stated', () => expect(kindsOf([])[0]).toBe('приказ'));
