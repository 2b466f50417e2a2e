import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';
import type { Fields } from '@/features/merge/merge';

import type { EditableMeasure, MeasureWork } from './types';

export const measureQuery = (id: number) => queryOptions({ queryKey: ['measure', id], queryFn: () => request<MeasureWork>('GET', `/api/measures/${id}`) });

const touched = ['measure', 'roadmap', 'roadmaps', 'task', 'tasks', 'overview', 'lint', 'matrix', 'diff', 'versions', 'schedule', 'progress', 'events'];

function useChange<Argument, Answer>(change: (argument: Argument) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const key of touched) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export interface MeasureEdit {
  id: number;
  row_version: number;
  reason: string;
  fields: Fields;
}

export const useEditMeasure = () => useChange(({ id, row_version, reason, fields }: MeasureEdit) => request<EditableMeasure>('PATCH', `/api/measures/${id}`, { body: { row_version, reason, ...fields } }));
export const useMoveWindow = () => useChange(({ id, ...body }: { id: number; from: string; due: string; reason: string; row_version: number }) => request<{ row_version: number }>('POST', `/api/occurrences/${id}/move`, { body }));
/** What was done to a measure, the newest first. */
interface Change {
  id: number;
  undone: boolean;
}

const undoChange = (id: number) => request<unknown>('POST', `/api/changes/${id}/undo`);

/** The way back from what was just done to a measure. */
async function newestChange(measure: number): Promise<number | null> {
  const changes = await request<Change[]>('GET', `/api/measures/${measure}/changes`);
  return changes.filter((change) => !change.undone).reduce<number | null>((newest, { id }) => Math.max(newest ?? 0, id), null);
}

export interface NewMeasure {
  fields: Fields;
  after?: number;
  reason: string;
}

export const useUndoChange = () => useChange(undoChange);
export const useAddMeasure = (roadmap: number) =>
  useChange(async ({ fields, after, reason }: NewMeasure) => {
    const made = await request<EditableMeasure>('POST', `/api/roadmaps/${roadmap}/measures`, { body: { ...fields, after, reason: reason || undefined } });
    return { made, change: await newestChange(made.id) };
  });
export const useSplitMeasure = () =>
  useChange(async ({ id, ...body }: { id: number; row_version: number; reason: string; parts: Fields[] }) => {
    const made = await request<EditableMeasure[]>('POST', `/api/measures/${id}/split`, { body });
    return { made, change: await newestChange(id) };
  });
export interface Removal {
  id: number;
  row_version: number;
  reason: string;
}

/** Takes a measure out; everything is asked for again but the measure itself, which is no more. */
export function useRemoveMeasure() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, row_version, reason }: Removal) => request<{ change_id: number }>('DELETE', `/api/measures/${id}`, { query: { row_version, reason: reason || undefined } }),
    onSettled: (_made, _error, { id }) => {
      for (const key of touched) void client.invalidateQueries({ queryKey: [key], predicate: ({ queryKey }) => queryKey[0] !== 'measure' || queryKey[1] !== id });
    },
  });
}
