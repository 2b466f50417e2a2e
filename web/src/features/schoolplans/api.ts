import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

export type SchoolPlanState = 'none' | 'draft' | 'submitted' | 'returned' | 'approved';

export interface SchoolPlan {
  node: { id: number; name: string };
  plan_id: number | null;
  state: SchoolPlanState;
  note: string;
  changed_at: string;
  changed_by: string;
  measures: number;
  row_version: number;
}

export interface SchoolPlans {
  schools: SchoolPlan[];
  counts: Record<SchoolPlanState | 'total', number>;
  /** The newest generation that can still be taken back. */
  batch: string | null;
}

export const stateWords: Record<SchoolPlanState, string> = { none: 'плана нет', draft: 'черновик', submitted: 'на утверждении', returned: 'возвращён', approved: 'утверждён' };
export const stateSigns: Record<SchoolPlanState, string> = { none: '–', draft: '○', submitted: '◉', returned: '!', approved: '●' };

export const schoolPlansQuery = (id: number) => queryOptions({ queryKey: ['school-plans', id], queryFn: () => request<SchoolPlans>('GET', `/api/roadmaps/${id}/school-plans`) });

function useChange<Argument, Answer>(change: (argument: Argument) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const key of ['school-plans', 'roadmaps', 'tasks']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export const useGenerate = (id: number) => useChange(() => request<SchoolPlans>('POST', `/api/roadmaps/${id}/school-plans`));
export const useTakeBack = (id: number) => useChange((batch: string) => request<unknown>('DELETE', `/api/roadmaps/${id}/school-plans`, { query: { batch } }));
export const useSetState = () => useChange(({ plan, ...body }: { plan: number; state: SchoolPlanState; note: string; row_version: number }) => request<unknown>('POST', `/api/school-plans/${plan}/state`, { body }));
