import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import { request } from '@/api/request';

import type { MeasureWork } from '@/features/measures/types';
import { undoTask, useRefresh } from '@/features/tasks/api';
import type { TaskList } from '@/features/tasks/types';

import type { Group } from './progress/groups';

export type Status = Schemas['Status'] | 'review';

/** A window of a measure; what it was planned for first, and its version, come with the schedule. */
export type Occurrence = Omit<Schemas['Occurrence'], 'status'> & { status: Status; baseline_due?: string; row_version?: number };

export interface Tag {
  direction: string;
  position: string;
}

export interface Act {
  kind: string;
  number: string;
  date: string | null;
  issuer: string;
}

/** Which version of the plan a row is, and what it was approved by. */
export interface Version {
  version?: number;
  state?: 'draft' | 'submitted' | 'approved' | 'superseded';
  running?: boolean;
  parent_id?: number | null;
  act?: Act | null;
}

export type RoadmapRow = Schemas['RoadmapRow'] & Version;
export type Measure = Omit<Schemas['Measure'], 'occurrences' | 'status'> & { status: Status; occurrences: Occurrence[]; tags?: Tag[] };
export type Roadmap = Omit<Schemas['Roadmap'], 'measures'> & { measures: Measure[] };

export const roadmapsQuery = () => queryOptions({ queryKey: ['roadmaps'], queryFn: (): Promise<RoadmapRow[]> => take(api.GET('/api/roadmaps')) });

export const roadmapQuery = (id: number) => queryOptions({ queryKey: ['roadmap', id], queryFn: (): Promise<Roadmap> => take(api.GET('/api/roadmaps/{id}', { params: { path: { id } } })) });

/** Rows of the schedule: what the plan itself does not tell of its windows. */
export interface ScheduleRow {
  id: number;
  waiting: string;
  windows: { occurrence: number; from: string; due: string; baseline_due: string; status: Status; overdue: boolean; row_version: number }[];
}

export const scheduleQuery = (id: number) => queryOptions({ queryKey: ['schedule', id], queryFn: () => request<{ measures: ScheduleRow[] }>('GET', `/api/roadmaps/${id}/schedule`) });

const pageOfTasks = 500;

/** Measures of which some task is the person's own. */
export const mineQuery = (id: number) =>
  queryOptions({
    queryKey: ['tasks', 'mine', id],
    queryFn: async () => {
      const measures = new Set<number>();
      let after: string | undefined = '';
      while (after !== undefined) {
        const page: TaskList = await request<TaskList>('GET', '/api/tasks', { query: { roadmap: id, mine: true, limit: pageOfTasks, after } });
        for (const task of page.items) measures.add(task.measure_id);
        after = page.next || undefined;
      }
      return measures;
    },
  });

export interface WindowStatus {
  id: number;
  measure: number;
  status: Status;
  note: string;
}

/** Gives all tasks of a window, as far as they are the person's to change, a status; the answer is the way back. */
export function useSetWindowStatus() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async ({ id, measure, status, note }: WindowStatus) => {
      const tasks = async () => (await request<MeasureWork>('GET', `/api/measures/${measure}`)).occurrences.find((window) => window.id === id)?.tasks ?? [];
      const before = new Map((await tasks()).map((task) => [task.id, task.row_version]));
      const { refused } = await request<{ refused: string[] }>('POST', `/api/occurrences/${id}/status`, { body: { status, note } });
      const changed = (await tasks()).filter((task) => before.get(task.id) !== task.row_version);
      return { refused, undo: () => Promise.all(changed.map((task) => undoTask(task.id))).finally(refresh) };
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
  queryOptions({ queryKey: ['progress', id, asked], queryFn: () => request<{ groups: Group[]; all: Group }>('GET', `/api/roadmaps/${id}/progress`, { query: { ...asked } }), placeholderData: keepPreviousData });
