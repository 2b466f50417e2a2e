import { expect, it } from 'vitest';

import { foundIn } from './term';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const day = (due: string) => ({ from: due, due });
const today = '2026-01-10';
const base = { kind: 'yearly', text: 'ежегодно, ноябрь', explanation: '', occurrences: [day('2026-11-30')], needs_confirmation: [] };

it('says how a term is read and when it falls', () => expect([foundIn(base, today).summary, foundIn(base, today).dates, foundIn(base, today).clear]).toEqual(['Понято: ежегодно, ноябрь.', 'Даты: 30.11.2026.', true]));
it('counts the dates that are not shown', () => expect(plain(foundIn({ ...base, occurrences: ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'].map(day) }, today).dates)).toBe('Даты: 31.01.2026; 28.02.2026; 31.03.2026 и ещё 2 срока.'));
it('begins with the dates that are still ahead', () => expect(foundIn({ ...base, occurrences: [day('2024-11-30'), day('2026-11-30')] }, today).dates).toBe('Ближайшие даты: 30.11.2026.'));
it('says when every date has passed', () => expect(foundIn({ ...base, occurrences: [day('2024-11-30')] }, today).dates).toBe('Все даты прошли, последняя — 30.11.2024.'));
it('waits for an event where there is no date yet', () => expect(foundIn({ ...base, kind: 'relative', occurrences: [] }, today).dates).toMatch(/наступит событие/));
it('says honestly what of a term is not understood', () => expect(foundIn({ ...base, kind: 'raw', occurrences: [], not_understood: ['когда-нибудь'] }, today)).toMatchObject({ summary: 'Срок не понят: даты назначены не будут. Не прочитано: «когда-нибудь».', clear: false }));
it('is not clear while there are questions', () => expect(foundIn({ ...base, needs_confirmation: [{ question: 'Какой год?', readings: [] }] }, today).clear).toBe(false));
