import { expect, it } from 'vitest';

import { addressOf } from './request';

it('leaves absent values out of the address', () => expect(addressOf('/api/tasks', { mine: true, overdue: false, text: '', status: undefined, after: 0 })).toBe('/api/tasks?mine=true&after=0'));
it('adds nothing when nothing is asked', () => expect(addressOf('/api/tasks')).toBe('/api/tasks'));
it('keeps Cyrillic and signs safe', () => expect(addressOf('/x', { q: 'приказ & №' })).toBe('/x?q=%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%D0%B7+%26+%E2%84%96'));
