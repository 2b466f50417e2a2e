import { useSyncExternalStore } from 'react';

/** What the page knows of the line to the server: alive or lost, and whether the session ended under our feet. */
interface Connection {
  lost: boolean;
  expired: boolean;
}

let state: Connection = { lost: false, expired: false };
const listeners = new Set<() => void>();

export function noteConnection(change: Partial<Connection>) {
  const next = { ...state, ...change };
  if (next.lost === state.lost && next.expired === state.expired) return;
  state = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => state);
}
