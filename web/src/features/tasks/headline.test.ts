import { expect, it } from 'vitest';

import { headline as written, type ReadTasks } from './headline';
import type { Task } from './types';

const today = '2026-03-10';
const headline = (head: string, read: ReadTasks) => written(head, read).replaceAll('\u00a0', ' ');
const late = { status: 'planned', due: '2026-03-01', overdue: true } as Task;
const soon = { status: 'planned', due: '2026-03-12', overdue: false } as Task;

it('counts what is late when every task was read', () => expect(headline('Мои задачи', { total: 2, tasks: [late, late], today })).toBe('Мои задачи: 2 задачи, просрочено 2'));
it('does not take the tasks that were read for all of them', () => expect(headline('Мои задачи', { total: 705, tasks: [late, late], today })).toBe('Мои задачи: 705 задач, просрочено не меньше 2'));
it('knows all late ones once a nearer group is reached', () => expect(headline('Мои задачи', { total: 705, tasks: [late, soon], today })).toBe('Мои задачи: 705 задач, просрочено 1, на этой неделе не меньше 1'));
it('is silent about what there is none of', () => expect(headline('Все задачи', { total: 0, tasks: [], today })).toBe('Все задачи: 0 задач'));
