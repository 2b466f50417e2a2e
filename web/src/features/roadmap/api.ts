import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import { request } from '@/api/request';

import type { Group } from './progress/groups';

export type RoadmapRow = Schemas['RoadmapRow'];
export type Status = Schemas['Status'] | 'review';

/** A window of a measure; `baseline_due` is the due day as it was first computed. */
export type Occurrence = Omit<Schemas['Occurrence'], 'status'> & { status: Status; baseline_due?: string; row_version?: number };

export interface Tag {
  direction: string;
  position: string;
}

export type Measure = Omit<Schemas['Measure'], 'occurrences' | 'status'> & { status: Status; occurrences: Occurrence[]; tags?: Tag[] };
export type Roadmap = Omit<Schemas['Roadmap'], 'measures'> & { measures: Measure[] };

export const roadmapsQuery = () => queryOptions({ queryKey: ['roadmaps'], queryFn: () => take(api.GET('/api/roadmaps')) });

export const roadmapQuery = (id: number) => queryOptions({ queryKey: ['roadmap', id], queryFn: (): Promise<Roadmap> => take(api.GET('/api/roadmaps/{id}', { params: { path: { id } } })) });

export interface StatusChange {
  id: number;
  status: Schemas['Status'];
  evidence: string;
}

/** Records what became of one term; everything that shows terms is asked for again. */
export function useSetStatus() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, status, evidence }: StatusChange) => take(api.POST('/api/occurrences/{id}/status', { params: { path: { id } }, body: { status, evidence } })),
    // Not waited for: the answer is told at once, the fresh lists come when they come.
    onSettled: () => {
      for (const key of ['roadmap', 'roadmaps', 'overview']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export interface Move {
  id: number;
  from: string;
  due: string;
  reason: string;
  row_version?: number;
}

/** Moves one window of a measure with the open tasks that follow it. */
export function useMoveWindow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Move) => request<unknown>('POST', `/api/occurrences/${id}/move`, { body }),
    onSettled: () => Promise.all(['roadmap', 'schedule'].map((queryKey) => client.invalidateQueries({ queryKey: [queryKey] }))).then(() => {
      for (const key of ['roadmaps', 'overview', 'task', 'tasks', 'measure', 'progress']) void client.invalidateQueries({ queryKey: [key] });
    }),
  });
}

export interface WindowStatus {
  id: number;
  status: Status;
  note: string;
}

/** Gives a window its status; the answer is the way back. */
export function useSetWindowStatus() {
  const client = useQueryClient();
  const set = ({ id, status, note }: WindowStatus) => request<Schemas['StatusChanged']>('POST', `/api/occurrences/${id}/status`, { body: { status, evidence: note } });
  const refresh = () => {
    for (const key of ['roadmap', 'roadmaps', 'overview', 'schedule', 'progress', 'tasks', 'task']) void client.invalidateQueries({ queryKey: [key] });
  };
  return useMutation({
    mutationFn: async (change: WindowStatus) => {
      const { previous } = await set(change);
      return () => set({ id: change.id, status: previous.status, note: previous.evidence }).finally(refresh);
    },
    onSettled: refresh,
  });
}

export interface ProgressAsked {
  by: string;
  from: string | undefined;
  to: string | undefined;
}

export const progressQuery = (id: number, asked: ProgressAsked) =>
  queryOptions({ queryKey: ['progress', id, asked], queryFn: () => request<{ groups: Group[] }>('GET', `/api/roadmaps/${id}/progress`, { query: { ...asked } }), placeholderData: keepPreviousData });
