import { expect, it } from 'vitest';

import { csvText } from './csv';

it('begins with a mark of UTF-8 and parts cells by semicolons', () => expect(csvText(['Школа', 'n'], [['№ 1', 5]])).toBe('\ufeffШкола;n\r\n№ 1;5\r\n'));
it('writes numbers with a decimal comma', () => expect(csvText(['x'], [[12.5], [-0.25]])).toContain('12,5\r\n-0,25'));
it('quotes what holds a separator, a quote or a line break', () => expect(csvText(['x'], [['а;б'], ['«»"'], ['а\nб']])).toBe('\ufeffx\r\n"а;б"\r\n"«»"""\r\n"а\nб"\r\n'));
it('leaves absent values empty and never turns them to zero', () => expect(csvText(['a', 'b'], [[null, undefined]])).toBe('\ufeffa;b\r\n;\r\n'));
it('keeps a text that looks like a formula a text', () => expect(csvText(['x'], [['=СУММ(A1)'], ['@x'], ['-']])).toContain("'=СУММ(A1)\r\n'@x\r\n'-"));
