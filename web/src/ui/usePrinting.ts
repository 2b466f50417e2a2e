import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let printing = false;
const listeners = new Set<() => void>();

function set(next: boolean) {
  if (printing === next) return;
  printing = next;
  // The paper is taken as soon as the event returns, so the page is drawn anew inside it.
  flushSync(() => listeners.forEach((listener) => listener()));
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    window.addEventListener('beforeprint', onBefore);
    window.addEventListener('afterprint', onAfter);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

const onBefore = () => set(true);
const onAfter = () => set(false);

/** Whether the page is being printed: what shows only the rows in sight shows all of them then. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing);
}
