import { expect, it } from 'vitest';

import { foundIn } from './term';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const day = (due: string) => ({ from: due, due });
const base = { kind: 'yearly', text: 'ежегодно, ноябрь', explanation: '', occurrences: [day('2026-11-30')], needs_confirmation: [] };

it('says how a term is read and when it falls', () => expect([foundIn(base).summary, foundIn(base).dates, foundIn(base).clear]).toEqual(['Понято: ежегодно, ноябрь.', '30.11.2026', true]));
it('counts the dates that are not shown', () => expect(plain(foundIn({ ...base, occurrences: ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'].map(day) }).dates)).toBe('31.01.2026; 28.02.2026; 31.03.2026 и ещё 2 срока'));
it('waits for an event where there is no date yet', () => expect(foundIn({ ...base, kind: 'relative', occurrences: [] }).dates).toMatch(/наступит событие/));
it('says honestly that a term is not understood', () => expect(foundIn({ ...base, kind: 'raw', occurrences: [] })).toMatchObject({ summary: 'Срок не понят: даты назначены не будут.', clear: false }));
it('is not clear while there are questions', () => expect(foundIn({ ...base, needs_confirmation: [{ question: 'Какой год?', readings: [] }] }).clear).toBe(false));
