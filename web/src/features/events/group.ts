import { counted, nouns } from '@/ui/plural';

import type { Followed, Waiting } from './api';

export interface WaitingGroup {
  kind: string;
  title: string;
  rows: Waiting[];
}

/** Measures by the event they wait for; those that name none come last. */
export function groupWaiting(rows: Waiting[]): WaitingGroup[] {
  const groups = new Map<string, WaitingGroup>();
  for (const row of rows) {
    const group = groups.get(row.kind) ?? { kind: row.kind, title: row.title || 'Событие в сроке не названо', rows: [] };
    group.rows.push(row);
    groups.set(row.kind, group);
  }
  return [...groups.values()].sort((a, b) => Number(a.kind === '') - Number(b.kind === '') || b.rows.length - a.rows.length);
}

/** What happened to the plan after an event got its day. */
export function followedText({ made, moved, kept, withdrawn }: Followed): string {
  const parts = [made > 0 && `появилось: ${counted(made, nouns.term)}`, moved > 0 && `сдвинуто: ${counted(moved, nouns.term)}`, withdrawn > 0 && `снято: ${counted(withdrawn, nouns.term)}`, kept > 0 && `осталось на месте, потому что закрыто: ${counted(kept, nouns.term)}`];
  return parts.filter(Boolean).join(', ') || 'сроки карты не изменились';
}
