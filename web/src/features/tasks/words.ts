import type { TaskStatus } from './types';

export const taskWords: Record<TaskStatus, string> = {
  planned: 'запланировано',
  in_work: 'в работе',
  review: 'на проверке',
  done: 'выполнено',
  cancelled: 'снято с обоснованием',
};

/** What a mark shows: the status, or that the term has passed. A shape stands for each, so colour is never alone. */
export type TaskShown = TaskStatus | 'overdue';

export const shownWords: Record<TaskShown, string> = { ...taskWords, overdue: 'просрочено' };
export const shownSigns: Record<TaskShown, string> = { planned: '○', in_work: '◐', review: '◉', done: '●', cancelled: '✕', overdue: '!' };

export function shownOf(item: { status: TaskStatus; overdue: boolean }): TaskShown {
  return item.overdue && item.status !== 'review' ? 'overdue' : item.status;
}

export function isOpen(status: TaskStatus): boolean {
  return status !== 'done' && status !== 'cancelled';
}

export function isTaskStatus(text: string | undefined): text is TaskStatus {
  return text !== undefined && text in taskWords;
}
