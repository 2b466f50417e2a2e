import { expect, it } from 'vitest';

import { isOver, madeOf, type Job } from './api';

const job = (state: Job['state'], result: unknown = null): Job => ({ id: 'a', title: '', state, percent: 0, message: '', result, problem: null });

it('gives the file of a finished job', () => expect(madeOf(job('done', { url: '/api/exports/1', name: 'план.pdf' }))).toEqual({ url: '/api/exports/1', name: 'план.pdf' }));
it('gives no file while it is made, or when it failed', () => expect([madeOf(job('running', { url: 'x', name: 'y' })), madeOf(job('failed')), madeOf(undefined)]).toEqual([null, null, null]));
it('stops asking when a job is over', () => expect((['queued', 'running', 'done', 'failed', 'cancelled'] as const).map((state) => isOver(job(state)))).toEqual([false, false, true, true, true]));
