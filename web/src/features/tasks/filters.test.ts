import { expect, it } from 'vitest';

import { chipsOf, queryOf, whoseOf } from './filters';

it('asks for open tasks unless told otherwise', () => expect(queryOf({}, 'mine')).toMatchObject({ mine: true, status: 'planned,in_work,review' }));
it('asks for everything when the closed are wanted', () => expect(queryOf({ closed: '1' }, 'all').status).toBeUndefined());
it('shows a controller only what waits', () => expect(queryOf({ status: 'done' }, 'review')).toMatchObject({ status: 'review', mine: undefined }));
it('does not believe an unknown status of a link', () => expect(queryOf({ status: 'later' }, 'all').status).toBe('planned,in_work,review'));
it('falls back when the address says nothing known', () => expect(whoseOf({ whose: 'x' }, 'all')).toBe('all'));
it('says each condition in words', () => expect(chipsOf({ late: '1', from: '2026-03-01', q: 'приказ' }).map((chip) => chip.text)).toEqual(['Только просроченные', 'Срок с 01.03.2026', 'Текст: «приказ»']));
it('does not believe an unknown order of a link', () => expect([queryOf({ sort: 'colour' }, 'all').sort, queryOf({ sort: 'executor' }, 'all').sort]).toEqual(['due', 'executor']));
it('names a direction by its title', () => expect(chipsOf({ direction: '1.2' }, [{ value: '1.2', label: 'Школы с низкими результатами' }])[0]?.text).toBe('Направление: Школы с низкими результатами'));
