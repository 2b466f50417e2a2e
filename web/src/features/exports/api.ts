import { queryOptions } from '@tanstack/react-query';

import { request } from '@/api/request';
import type { Schemas } from '@/api/client';

export type Job = Schemas['Job'];

/** Where the finished document lies and how it is called. */
export interface Made {
  url: string;
  name: string;
}

export function madeOf(job: Job | undefined): Made | null {
  const result: unknown = job?.state === 'done' ? job.result : null;
  return typeof result === 'object' && result !== null && 'url' in result && 'name' in result ? { url: String(result.url), name: String(result.name) } : null;
}

export function isOver({ state }: Job): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: () => request<Job>('GET', `/api/jobs/${id}`),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : 600),
  });

export const startJob = (path: string, body: Record<string, string>) => request<{ job: string }>('POST', path, { body });
export const cancelJob = (id: string) => request<unknown>('DELETE', `/api/jobs/${id}`);
