import { expect, it } from 'vitest';

import { stepsOf } from './steps';
import type { TaskStatus, Transition } from './types';

const to = (status: TaskStatus, title: string, note: Transition['note'] = 'none'): Transition => ({ status, title, note, blocked: '' });

it('puts the way forward first and taking off last', () => expect(stepsOf({ status: 'in_work', transitions: [to('cancelled', 'снять', 'required'), to('planned', 'вернуть в план'), to('review', 'отправить на проверку')] }).map((step) => step.label)).toEqual(['Отправить на проверку', 'Вернуть в план', 'Снять']));
it('asks for the result before a review', () => expect(stepsOf({ status: 'planned', transitions: [to('review', 'на проверку')] })[0]?.ask).toBe('result'));
it('asks for a remark when work is returned', () => expect(stepsOf({ status: 'review', transitions: [to('in_work', 'вернуть', 'required')] })[0]?.ask).toBe('remark'));
it('asks for a reason to reopen what is closed', () => expect(stepsOf({ status: 'done', transitions: [to('in_work', 'возобновить', 'required')] })[0]?.ask).toBe('reason'));
it('asks nothing to accept, though a word may be said', () => expect(stepsOf({ status: 'review', transitions: [to('done', 'принять', 'optional')] })[0]?.ask).toBeNull());
it('asks nothing to begin', () => expect(stepsOf({ status: 'planned', transitions: [to('in_work', 'взять в работу')] })[0]?.ask).toBeNull());
it('offers nothing where nothing is allowed', () => expect(stepsOf({ status: 'done', transitions: [] })).toEqual([]));
