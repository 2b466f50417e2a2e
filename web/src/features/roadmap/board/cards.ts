import type { Measure, Occurrence, Status } from '../api';
import { current } from '../status';

/** A measure by the term that matters now; without dates it has none and stays where it is. */
export interface Card {
  measure: Measure;
  item: Occurrence | undefined;
  status: Status;
  overdue: boolean;
}

export const columns: Status[] = ['planned', 'in_work', 'review', 'done', 'cancelled'];

/** Cards by status, what is late first, then by the nearest day. */
export function cardsByStatus(measures: Measure[]): Map<Status, Card[]> {
  const map = new Map<Status, Card[]>(columns.map((status) => [status, []]));
  for (const measure of measures) {
    const item = current(measure.occurrences);
    const status = item?.status ?? measure.status;
    map.get(status)?.push({ measure, item, status, overdue: item?.overdue ?? false });
  }
  for (const cards of map.values()) cards.sort((a, b) => Number(b.overdue) - Number(a.overdue) || (a.item?.due ?? '9').localeCompare(b.item?.due ?? '9'));
  return map;
}

/** What a move to this column has to be told beside the move itself. */
export function wordsNeeded(from: Status, to: Status): 'reason' | 'none' {
  const reopened = (from === 'done' || from === 'cancelled') && to !== 'done' && to !== 'cancelled';
  return to === 'cancelled' || reopened ? 'reason' : 'none';
}

/** The column to the left or to the right; null at the edge. */
export function neighbour(status: Status, step: number): Status | null {
  return columns[columns.indexOf(status) + step] ?? null;
}
