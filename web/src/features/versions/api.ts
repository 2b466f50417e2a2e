import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

export type PlanState = 'draft' | 'submitted' | 'approved' | 'superseded';

export interface Act {
  kind: string;
  number: string;
  date: string | null;
  issuer: string;
  signatory: string;
}

export interface Version {
  id: number;
  version: number;
  state: PlanState;
  title: string;
  act: Act | null;
  reason: string;
  created_at: string;
  created_by: string;
  approved_at: string | null;
  approved_by: string;
  running: boolean;
  measures: number;
}

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved' | 'renumbered' | 'same';

export interface DiffRow {
  change: ChangeKind;
  title: string;
  measure_id: number;
  number: string;
  before: string | null;
  after: string | null;
  fields: { field: string; title: string; before: string; after: string }[];
  who: string;
  when: string;
  reason: string;
}

export const stateWords: Record<PlanState, string> = { draft: 'проект', submitted: 'на утверждении', approved: 'утверждена', superseded: 'заменена' };

export const versionsQuery = (id: number) => queryOptions({ queryKey: ['versions', id], queryFn: () => request<Version[]>('GET', `/api/roadmaps/${id}/versions`) });

/** Against another version, or against the dates first planned. */
export const diffQuery = (id: number, other: string) => queryOptions({ queryKey: ['diff', id, other], queryFn: () => request<{ rows: DiffRow[] }>('GET', `/api/roadmaps/${id}/diff`, { query: { with: other } }) });

function useChange<Argument, Answer>(change: (argument: Argument) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const key of ['versions', 'diff', 'roadmaps', 'roadmap', 'tasks', 'overview', 'lint']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export const useAmend = (id: number) => useChange((reason: string) => request<{ id: number }>('POST', `/api/roadmaps/${id}/amend`, { body: { reason } }));
export const useApprove = (id: number) => useChange((act: Act) => request<unknown>('POST', `/api/roadmaps/${id}/approve`, { body: act }));
export const useRemove = () => useChange((id: number) => request<unknown>('DELETE', `/api/roadmaps/${id}`));
export const useRestore = () => useChange((id: number) => request<unknown>('POST', `/api/roadmaps/${id}/restore`));
export const useWithdraw = () => useChange(({ id, reason }: { id: number; reason: string }) => request<unknown>('POST', `/api/roadmaps/${id}/withdraw`, { body: { reason } }));
