import { expect, it } from 'vitest';

import { readSteps } from './steps';

it('reads days by any signs between them, the farthest first', () => expect(readSteps('1; 7 30,7')).toEqual([30, 7, 1]));
it('refuses words and fractions', () => expect([readSteps('неделя'), readSteps('1.5'), readSteps('')]).toEqual([null, null, null]));
it('refuses days beyond a year', () => expect(readSteps('400')).toBeNull());
