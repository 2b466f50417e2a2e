import { expect, it } from 'vitest';

import { fitting, forEach } from './bulk';
import type { Task } from './types';

const task = (id: number, status: Task['status'] = 'planned') => ({ id, status }) as Task;

it('goes on after a refusal and tells it', async () => {
  const outcome = await forEach([task(1), task(2), task(3)], ({ id }) => (id === 2 ? Promise.reject(new Error('нет документа')) : Promise.resolve()));
  expect(outcome.done.map(({ id }) => id)).toEqual([1, 3]);
  expect(outcome.refused[0]?.why).toBe('нет документа');
});
it('takes only those that stand where the step begins', () => expect(fitting([task(1), task(2, 'review'), task(3, 'done')], ['planned', 'review']).map(({ id }) => id)).toEqual([1, 2]));
