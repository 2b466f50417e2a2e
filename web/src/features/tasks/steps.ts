import type { TaskCard, TaskStatus, Transition } from './types';

/** What a step asks of the person before it is taken. */
export type Ask = 'result' | 'remark' | 'reason' | null;

export interface Step extends Transition {
  key: string;
  ask: Ask;
  label: string;
  done: string;
}

const done: Record<TaskStatus, string> = { planned: 'Задача возвращена в план', in_work: 'Задача в работе', review: 'Задача отправлена на проверку', done: 'Исполнение принято', cancelled: 'Задача снята' };

function askOf(from: TaskStatus, { status, note }: Transition): Ask {
  if (status === 'review') return 'result';
  if (from === 'review' && status === 'in_work') return 'remark';
  return note === 'required' ? 'reason' : null;
}

const order: TaskStatus[] = ['done', 'review', 'in_work', 'planned', 'cancelled'];

/** Steps in the order a person looks for them: forward first, taking off last. */
export function stepsOf({ status, transitions }: Pick<TaskCard, 'status' | 'transitions'>): Step[] {
  return transitions
    .map((move) => {
      const ask = askOf(status, move);
      const label = move.title.charAt(0).toLocaleUpperCase('ru') + move.title.slice(1);
      return { ...move, key: move.status, ask, label, done: ask === 'remark' ? 'Задача возвращена исполнителю' : done[move.status] };
    })
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}
