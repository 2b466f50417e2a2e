import type { Measure, Occurrence, Status } from './api';

export const statusWords: Record<Status, string> = { planned: 'запланировано', in_work: 'в работе', review: 'на проверке', done: 'выполнено', cancelled: 'снято' };

/** What a mark shows: the status, or that the term has passed. A shape stands for each, so colour is never alone. */
export type Shown = Status | 'overdue';

export const shownWords: Record<Shown, string> = { ...statusWords, overdue: 'просрочено' };
export const shownSigns: Record<Shown, string> = { planned: '○', in_work: '◐', review: '◉', done: '●', cancelled: '✕', overdue: '!' };

/** The order of the work, as legends and columns show it. */
export const shownOrder: Shown[] = ['planned', 'in_work', 'review', 'done', 'overdue', 'cancelled'];

export function isOpen({ status }: Pick<Measure | Occurrence, 'status'>): boolean {
  return status !== 'done' && status !== 'cancelled';
}

export function shownOf(item: Pick<Measure | Occurrence, 'status' | 'overdue'>): Shown {
  return item.overdue ? 'overdue' : item.status;
}

const urgency: Shown[] = ['overdue', 'review', 'in_work', 'planned', 'done', 'cancelled'];

/** The mark of several terms together: the one that needs most attention. */
export function worst(occurrences: Occurrence[]): Shown {
  const marks = new Set(occurrences.map(shownOf));
  return urgency.find((mark) => marks.has(mark)) ?? 'planned';
}

/** The term a person most likely came for: the first late one, else the first not finished, else the last. */
export function current(occurrences: Occurrence[]): Occurrence | undefined {
  const open = occurrences.filter(isOpen);
  return open.find((item) => item.overdue) ?? open[0] ?? occurrences.at(-1);
}
