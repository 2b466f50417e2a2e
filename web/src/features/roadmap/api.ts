import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import { request } from '@/api/request';

import type { MeasureWork } from '@/features/measures/types';
import { undoTask, useRefresh } from '@/features/tasks/api';
import type { TaskList } from '@/features/tasks/types';

import type { Group } from './progress/groups';
import type { PlanTable } from './table';

export type Status = Schemas['Status'] | 'review';

/** A window of a measure; what it was planned for first, and its version, come with the schedule. */
export interface Occurrence {
  id: number;
  from: string;
  due: string;
  status: Status;
  overdue: boolean;
  baseline_due?: string;
  row_version?: number;
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

/** A measure as the views of the plan show it; how its term was read and where it stood in the file its panel tells. */
export interface Measure {
  id: number;
  row_version: number;
  number: string;
  section_index: number | null;
  text: string;
  /** `unsure`: the term waits for a person to choose how it is read. */
  deadline: { raw: string; unsure: boolean };
  result: string;
  responsible: string[];
  documents: string[];
  directions: string[];
  status: Status;
  overdue: boolean;
  next_due: string | null;
  occurrences: Occurrence[];
}

/** A plan as its views show it. */
export interface Roadmap {
  id: number;
  title: string;
  period: RoadmapRow['period'];
  state: RoadmapRow['state'];
  act: RoadmapRow['act'];
  sections: { number: string; title: string; depth: number }[];
  executors: string[];
  directions: { id: string; title: string }[];
  measures: Measure[];
}

/** Everything that is known of a plan: some megabytes for a long one, so no list waits for it. */
export type WholeRoadmap = Schemas['Roadmap'];

export const roadmapsQuery = () => queryOptions({ queryKey: ['roadmaps'], queryFn: (): Promise<RoadmapRow[]> => take(api.GET('/api/roadmaps')) });

export const roadmapQuery = (id: number) => queryOptions({ queryKey: ['roadmap', id], queryFn: (): Promise<WholeRoadmap> => take(api.GET('/api/roadmaps/{id}', { params: { path: { id } } })) });

/** What the views of the plan show, as light as it can be told. */
export const tableQuery = (id: number) => queryOptions({ queryKey: ['roadmap', id, 'table'], queryFn: (): Promise<PlanTable> => take(api.GET('/api/roadmaps/{id}/table', { params: { path: { id } } })) as Promise<PlanTable> });

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
