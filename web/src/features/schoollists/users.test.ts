import { expect, it } from 'vitest';

import type { Executors } from '@/features/executors/api';
import type { RoadmapRow } from '@/features/roadmap/api';

import { usersOf } from './users';

const party = (name: string, rule: string, list: string) => ({ id: 1, name, full_name: name, resolves: { rule, node: null, label: '', list }, measures: 2 });
const executors = (...parties: unknown[]) => ({ controller: null, parties, accounts: [], log: [] }) as unknown as Executors;
const plan = (id: number) => ({ id, title: `План ${id}` }) as RoadmapRow;

it('names the parties that mean the list and leaves the others out', () => expect(usersOf('signs', [plan(1), plan(2)], [executors(party('ОО с признаками', 'schools_with_signs', 'signs'), party('ОО', 'all_schools', '')), executors(party('ШНОР', 'schools_with_signs', 'low_results'))])).toEqual([{ plan: { id: 1, title: 'План 1' }, party: 'ОО с признаками', measures: 2 }]));
it('waits quietly for plans that are not read yet', () => expect(usersOf('signs', [plan(1)], [undefined])).toEqual([]));
