import { isOpen } from '@/features/tasks/words';

import type { Window } from './types';

/** The window a person most likely came for: the first late one, else the first not closed, else the last. */
export function currentWindow(windows: Window[]): Window | undefined {
  const open = windows.filter((window) => isOpen(window.status));
  return open.find((window) => window.overdue) ?? open[0] ?? windows.at(-1);
}
