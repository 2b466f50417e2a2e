import { expect, it } from 'vitest';

import { changeAddress, parseAddress } from './address';

it('reads filters from the address and forgets empty ones', () => expect(parseAddress('?q=%D0%BF%D0%BB%D0%B0%D0%BD&term=')).toEqual({ q: 'план' }));
it('lays a change over the rest in a steady order', () => expect(changeAddress({ term: 'overdue', q: 'план' }, { executor: 'УО' })).toBe(`?${new URLSearchParams({ executor: 'УО', q: 'план', term: 'overdue' }).toString()}`));
it('drops what was cleared', () => expect(changeAddress({ term: 'overdue' }, { term: undefined })).toBe(''));
it('survives values with signs of its own', () => expect(parseAddress(changeAddress({}, { q: 'a&b=c d+e%' }))).toEqual({ q: 'a&b=c d+e%' }));
