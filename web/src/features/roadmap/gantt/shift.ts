import type { Measure, Occurrence } from '../api';
import { pulled, type Edge } from './rows';

/** A term on its way to another place: shown there, not yet recorded. */
export interface Shift {
  occurrence: Occurrence;
  number: string;
  text: string;
  from: string;
  due: string;
  /** Whether the reason is asked for now; while keys are pressed it is not yet. */
  asked: boolean;
}

/** The shift a term begins with, or goes on with when it is the one already being moved. */
export function shiftOf(now: Shift | null, measure: Measure, occurrence: Occurrence): Shift {
  if (now?.occurrence.id === occurrence.id) return now;
  return { occurrence, number: measure.number, text: measure.text, from: occurrence.from, due: occurrence.due, asked: false };
}

/** The shift after a pull; null when the term is back where it was. */
export function shifted(shift: Shift, edge: Edge, days: number): Shift | null {
  const window = pulled(shift, edge, days);
  const back = window.from === shift.occurrence.from && window.due === shift.occurrence.due;
  return back ? null : { ...shift, ...window };
}
