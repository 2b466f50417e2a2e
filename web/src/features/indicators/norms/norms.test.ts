import { expect, it } from 'vitest';

import { aboutOf } from './api';

const schools = new Map([['501', 'СОШ № 1']]);

it('tells whom a norm is for, the narrowest first', () => expect(aboutOf({ school: '501', year: 2026, grade: 9, subject: 'Химия' }, schools)).toBe('СОШ № 1, Химия, 9 класс, 2026 год'));
it('says that a norm without parts is for everybody', () => expect(aboutOf({ school: null, year: null, grade: null, subject: null }, schools)).toBe('для всех'));
it('shows the code of a school that is not known', () => expect(aboutOf({ school: '777', year: null, grade: null, subject: null }, schools)).toBe('школа 777'));
