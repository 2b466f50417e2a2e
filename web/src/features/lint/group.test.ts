import { expect, it } from 'vitest';

import type { Finding } from './api';
import { codesOf, countOpen, filterFindings, groupFindings, kindsOf } from './group';

const finding = (id: string, more: Partial<Finding> = {}): Finding => ({ id, code: 'gap', title: 'Пропуск номера', severity: 'warning', place: '', measure_id: null, message: '', suggestion: null, ignored: null, ...more });

it('puts errors first and leaves empty groups out', () => expect(groupFindings([finding('a'), finding('b', { severity: 'error' })]).map((group) => group.severity)).toEqual(['error', 'warning']));
it('hides what was set aside until asked', () => expect(filterFindings([finding('a', { ignored: 'так в приказе' }), finding('b')], {}).map(({ id }) => id)).toEqual(['b']));
it('shows what was set aside when asked', () => expect(filterFindings([finding('a', { ignored: 'так в приказе' })], { ignored: '1' })).toHaveLength(1));
it('finds by words in place and message alike', () => expect(filterFindings([finding('a', { place: 'п. 1.2', message: 'Нет срока' }), finding('b', { message: 'Нет срока' })], { q: '1.2 срока' }).map(({ id }) => id)).toEqual(['a']));
it('counts findings of one kind under its Russian name', () => expect(codesOf([finding('a'), finding('b')])).toEqual([{ value: 'gap', label: 'Пропуск номера (2)' }]));
it('counts what waits for an answer and what of it is an error', () => expect(countOpen([finding('a', { ignored: 'так в приказе', severity: 'error' }), finding('b'), finding('c', { severity: 'error' })])).toEqual({ all: 2, grave: 1 }));
it('keeps findings of one kind together in the order of the plan', () => expect(kindsOf([finding('a'), finding('b', { code: 'term' }), finding('c')]).map(({ code, findings }) => [code, findings.length])).toEqual([['gap', 2], ['term', 1]]));
