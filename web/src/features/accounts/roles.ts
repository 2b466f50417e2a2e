import { fold } from '@/app/search';
import type { Address } from '@/ui/address';
import type { Choice } from '@/ui/FilterSelect';

import type { Account, Role } from './api';

/** Roles that may be held at an organisation of this kind. */
export function rolesFor(roles: Role[], kind: string | undefined): Choice[] {
  return roles.filter((role) => kind && (role.node_kinds as string[]).includes(kind)).map(({ id, title }) => ({ value: id, label: title }));
}

const cyrillic = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const latin = ['a', 'b', 'v', 'g', 'd', 'e', 'e', 'zh', 'z', 'i', 'y', 'k', 'l', 'm', 'n', 'o', 'p', 'r', 's', 't', 'u', 'f', 'kh', 'ts', 'ch', 'sh', 'sch', '', 'y', '', 'e', 'yu', 'ya'];

/** «Иванова Анна Петровна» → «ivanova.ap»: a login to begin with, made different from those that are there. */
export function loginOf(name: string, taken: string[]): string {
  const [family = '', ...rest] = name.trim().split(/\s+/).map((word) => [...word.toLocaleLowerCase('ru')].map((letter) => (cyrillic.includes(letter) ? (latin[cyrillic.indexOf(letter)] ?? '') : /[a-z0-9]/.test(letter) ? letter : '')).join(''));
  const initials = rest.map((word) => word[0] ?? '').join('');
  const stem = [family, initials].filter(Boolean).join('.');
  if (!stem || !taken.includes(stem)) return stem;
  let number = 2;
  while (taken.includes(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** What the address asks for: words, a role, only those blocked. */
export function filterAccounts(accounts: Account[], { q, role, state }: Address): Account[] {
  const words = fold(q ?? '').split(/\s+/).filter(Boolean);
  return accounts.filter((account) => {
    const text = fold(`${account.name} ${account.login} ${account.node.name} ${account.email}`);
    return (!role || account.role === role) && (!state || account.disabled === (state === 'blocked')) && words.every((word) => text.includes(word));
  });
}
