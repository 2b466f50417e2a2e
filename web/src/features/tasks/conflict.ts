import type { Fields, MergeField } from '@/features/merge/merge';

import type { TaskCard } from './types';
import { taskWords } from './words';

/** What of a task two people can set apart. */
export const taskFields: MergeField[] = [
  { key: 'status', label: 'Состояние', kind: 'fixed', words: taskWords },
  { key: 'actual_result', label: 'Сделано на деле', kind: 'text' },
];

export function taskRecord({ status, actual_result }: Pick<TaskCard, 'status' | 'actual_result'>): Fields {
  return { status, actual_result };
}

export function isTaskCard(value: unknown): value is TaskCard {
  return typeof value === 'object' && value !== null && 'row_version' in value && 'transitions' in value;
}
