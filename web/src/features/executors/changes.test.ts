import { expect, it } from 'vitest';

import type { Executor } from './api';
import { changesOf, resolvedTitle } from './changes';

const party = (more: Partial<Executor> = {}): Executor => ({ id: 1, name: 'ОО', full_name: '', resolves: { rule: 'all_schools', node: null, label: '', list: '' }, account: null, controller: null, lead: false, chosen: false, performers: 8, measures: 3, ...more });
const all = (...parties: Executor[]) => ({ controller: null, parties });
const node = (id: number | null) => (id === 7 ? 'Школа № 7' : '');
const person = (id: number | null) => (id === 2 ? 'Петрова А. А.' : '');

it('tells whom a party stands for', () => expect(resolvedTitle(party({ resolves: { rule: 'schools_with_signs', node: null, label: '', list: 'low_results' } }), node, person)).toBe('школы с низкими результатами'));
it('prefers the body inside an organisation to its name', () => expect(resolvedTitle(party({ resolves: { rule: 'node', node: 7, label: 'Методический центр', list: '' } }), node, person)).toBe('Методический центр'));
it('says nothing when nothing changed', () => expect(changesOf(all(party()), all(party()), node, person)).toEqual([]));
it('tells a change of the rule with the measures it touches', () => expect(changesOf(all(party()), all(party({ resolves: { rule: 'node', node: 7, label: '', list: '' } })), node, person)).toEqual([{ name: 'ОО', before: 'все школы', after: 'Школа № 7', measures: 3 }]));
it('tells a new controller of the whole plan first', () => expect(changesOf(all(party()), { controller: 2, parties: [party({ lead: true })] }, node, person).map((row) => row.after)).toEqual(['Петрова А. А.', 'все школы; ведущий']));
