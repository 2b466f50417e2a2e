import type { Schemas } from '@/api/client';

import type { Roadmap, RoadmapRow } from './api';

type Table = Schemas['RoadmapTable'];
/** Windows of a row: number, first day, last day, place of the status, 1 when late. */
type Window = [id: number, from: string, due: string, status: number, overdue: number];

/** The table of a plan as the server tells it: names stand once, windows are short lists. */
export type PlanTable = Omit<Table, 'measures'> & { measures: (Omit<Table['measures'][number], 'windows'> & { windows: Window[] })[] };

function names<Name>(places: number[], all: Name[]): Name[] {
  return places.flatMap((place) => all[place] ?? []);
}

/** The plan spelled out: its row of the list of plans and its table. */
export function planOf({ id, title, period, state, act }: RoadmapRow, { sections, executors, documents, directions, statuses, measures: rows }: PlanTable): Roadmap {
  const ids = directions.map((direction) => direction.id);
  const measures = rows.map(({ term, unsure, windows, ...measure }) => ({
    ...measure,
    deadline: { raw: term, unsure },
    responsible: names(measure.executors, executors),
    documents: names(measure.documents, documents),
    directions: names(measure.directions, ids),
    occurrences: windows.map(([window, from, due, status, overdue]) => ({ id: window, from, due, status: statuses[status] ?? 'planned', overdue: overdue === 1 })),
  }));
  return { id, title, period, state, act, sections, executors, directions, measures };
}
