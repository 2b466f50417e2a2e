import { expect, it } from 'vitest';

import { missingOf, startOf } from './draft';
import type { Template } from './types';

const template: Template = { id: 'order', title: 'Приказ', kind: 'приказ', fields: [{ id: 'about', title: 'О чём', help: '', kind: 'text', required: true, default: '' }, { id: 'place', title: 'Место', help: '', kind: 'text', required: false, default: 'п. Лесное' }] };

it('begins with what the template offers', () => expect(startOf(template)).toEqual({ about: '', place: 'п. Лесное' }));
it('names what is missing and does not count spaces', () => expect(missingOf(template, { about: '  ' })).toEqual(['О чём']));
it('is content when all that must be is there', () => expect(missingOf(template, { about: 'О ВПР' })).toEqual([]));
