import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

export type Decision = 'new' | 'accepted' | 'rejected' | 'included';

export interface Proposal {
  id: number;
  roadmap_id: number;
  author: string;
  node: string;
  at: string;
  text: string;
  section: string;
  measure_id: number | null;
  measure_number: string;
  reason: string;
  state: Decision;
  note: string;
  decided_by: string;
  decided_at: string;
  included_in: number | null;
}

export interface NewProposal {
  roadmap: number;
  text: string;
  reason: string;
  term: string;
  responsible: string;
}

export const decisionWords: Record<Decision, string> = { new: 'ждёт рассмотрения', accepted: 'принято', rejected: 'отклонено', included: 'включено в карту' };

export const proposalsQuery = (roadmap: number | undefined) => queryOptions({ queryKey: ['proposals', roadmap], queryFn: () => request<Proposal[]>('GET', '/api/proposals', { query: { roadmap } }) });

function useChange<Argument>(change: (argument: Argument) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const key of ['proposals', 'roadmap', 'roadmaps', 'versions']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export const usePropose = () => useChange((body: NewProposal) => request<unknown>('POST', '/api/proposals', { body }));
export const useDecide = () => useChange(({ id, ...body }: { id: number; decision: Decision; note: string }) => request<unknown>('POST', `/api/proposals/${id}/decision`, { body }));
