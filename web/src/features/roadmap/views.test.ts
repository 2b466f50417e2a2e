import { expect, it } from 'vitest';

import { viewOf } from './views';

it('opens the table where the address names no view', () => expect([viewOf(undefined), viewOf('нечто')]).toEqual(['table', 'table']));
it('knows the old name of the quarters', () => expect(viewOf('grid')).toBe('quarters'));
