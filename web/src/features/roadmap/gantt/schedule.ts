import type { Measure, ScheduleRow } from '../api';

/** Measures with what the schedule tells of their windows: the first due day, the version, the newest days and state. */
export function withSchedule(measures: Measure[], rows: ScheduleRow[] | undefined): Measure[] {
  if (!rows) return measures;
  const windows = new Map(rows.flatMap((row) => row.windows.map((window) => [window.occurrence, window] as const)));
  return measures.map((measure) => ({
    ...measure,
    occurrences: measure.occurrences.map((item) => {
      const window = windows.get(item.id);
      return window ? { ...item, from: window.from, due: window.due, baseline_due: window.baseline_due, status: window.status, overdue: window.overdue, row_version: window.row_version } : item;
    }),
  }));
}

/** What each measure without dates waits for, by its number in the store. */
export function waitingOf(rows: ScheduleRow[] | undefined): Map<number, string> {
  return new Map(rows?.filter((row) => row.waiting).map((row) => [row.id, row.waiting]));
}
