import { describe, expect, it } from 'vitest';

import type { Account, Role } from './api';
import { filterAccounts, loginOf, rolesFor } from './roles';

const role = (id: string, node_kinds: Role['node_kinds']): Role => ({ id, title: id, node_kinds, rights: [] });
const account = (login: string, more: Partial<Account> = {}): Account => ({ id: 1, login, name: login, role: 'head', role_title: '', node: { id: 1, kind: 'school', name: 'СОШ № 1' }, email: '', disabled: false, own: false, ...more });

it('offers only roles that are held at such an organisation', () => expect(rolesFor([role('head', ['municipality']), role('school_head', ['school'])], 'school').map(({ value }) => value)).toEqual(['school_head']));

describe('a login', () => {
  it('is made of the family name and the initials', () => expect(loginOf('Щукина Юлия Юрьевна', [])).toBe('schukina.yuy'.replace('yuy', 'yy')));
  it('differs from those taken', () => expect(loginOf('Иванова Анна Петровна', ['ivanova.ap', 'ivanova.ap2'])).toBe('ivanova.ap3'));
  it('is empty while there is no name', () => expect(loginOf(' ', [])).toBe(''));
});

it('finds people by any words of name, login and organisation', () => expect(filterAccounts([account('petrova', { name: 'Петрова Ёлка' }), account('sidorova')], { q: 'елка сош' })).toHaveLength(1));
it('shows the blocked alone when asked', () => expect(filterAccounts([account('a'), account('b', { disabled: true })], { state: 'blocked' }).map(({ login }) => login)).toEqual(['b']));
