import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { addressOf, request } from '@/api/request';
import { upload } from '@/api/upload';

import type { PaperKind } from './kinds';
import type { Evidence, Task, TaskCard, TaskList, TaskStatus } from './types';

export interface TaskQuery {
  roadmap?: string;
  mine?: boolean;
  status?: string;
  executor?: string;
  section?: string;
  direction?: string;
  from?: string;
  to?: string;
  overdue?: boolean;
  text?: string;
  sort?: string;
  limit?: number;
  after?: string;
}

const size = 200;

export const tasksQuery = (query: TaskQuery) => queryOptions({ queryKey: ['tasks', query], queryFn: () => request<TaskList>('GET', '/api/tasks', { query: { ...query } }) });

/** The same list page after page, for those who look further. */
export const taskPagesQuery = (query: TaskQuery) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'pages', query],
    queryFn: ({ pageParam }) => request<TaskList>('GET', '/api/tasks', { query: { ...query, limit: size, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });

const largest = 500;

/** Every task of the list, page by page. */
export async function allTasks(query: TaskQuery): Promise<Task[]> {
  const tasks: Task[] = [];
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: TaskList = await request<TaskList>('GET', '/api/tasks', { query: { ...query, limit: largest, after } });
    tasks.push(...page.items);
    after = page.next || undefined;
  }
  return tasks;
}

export const taskQuery = (id: number) => queryOptions({ queryKey: ['task', id], queryFn: () => request<TaskCard>('GET', `/api/tasks/${id}`) });

/** Everything that shows tasks, terms or counts of them. */
const touched = ['task', 'tasks', 'measure', 'roadmap', 'roadmaps', 'overview', 'notifications', 'schedule', 'progress', 'matrix'];

export function useRefresh() {
  const client = useQueryClient();
  return () => {
    for (const key of touched) void client.invalidateQueries({ queryKey: [key] });
  };
}

/** A change of a task; every list that shows it is asked for again, and nobody waits for that. */
function useChange<Argument, Answer>(change: (argument: Argument) => Promise<Answer>) {
  const refresh = useRefresh();
  return useMutation({ mutationFn: change, onSettled: refresh });
}

export interface StatusChange {
  id: number;
  status: TaskStatus;
  note?: string;
  actual_result?: string;
  row_version?: number;
}

export const setStatus = ({ id, ...body }: StatusChange) => request<TaskCard>('POST', `/api/tasks/${id}/status`, { body });
export const undoTask = (id: number) => request<TaskCard>('POST', `/api/tasks/${id}/undo`);

export const useSetStatus = () => useChange(setStatus);
export const useUndo = () => useChange(undoTask);
export interface Move {
  id: number;
  from?: string;
  due: string;
  reason: string;
  row_version: number;
}

export const moveTask = ({ id, ...body }: Move) => request<TaskCard>('POST', `/api/tasks/${id}/move`, { body });
export const useMove = () => useChange(moveTask);
export const useAssign = () => useChange(({ id, account }: { id: number; account: number | null }) => request<TaskCard>('POST', `/api/tasks/${id}/assign`, { body: { account } }));

export interface NewReference {
  id: number;
  kind: string;
  title: string;
  number: string;
  dated: string | null;
  link: string;
  note: string;
}

export const useAddReference = () => useChange(({ id, ...body }: NewReference) => request<Evidence>('POST', `/api/tasks/${id}/references`, { body }));
export const useAddFile = () => useChange(({ id, file, kind, title, onPercent }: { id: number; file: File; kind: string; title: string; onPercent: (percent: number) => void }) => upload<Evidence>(addressOf(`/api/tasks/${id}/files`, { name: file.name, kind, title }), file, onPercent));
export const useRemoveEvidence = () => useChange(({ id, reason }: { id: number; reason: string }) => request<unknown>('DELETE', `/api/evidence/${id}`, { query: { reason } }));
export const useRestoreEvidence = () => useChange((id: number) => request<unknown>('POST', `/api/evidence/${id}/restore`));

export const kindsQuery = () => queryOptions({ queryKey: ['paper-kinds'], staleTime: Infinity, queryFn: () => request<PaperKind[]>('GET', '/api/paper-kinds') });
