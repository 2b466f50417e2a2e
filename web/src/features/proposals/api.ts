import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

export type ProposalStatus = 'new' | 'accepted' | 'rejected' | 'included';

/** What somebody proposes, in their own words. */
export interface ProposalText {
  section: string;
  text: string;
  term: string;
  responsible: string[];
  result: string;
  reason: string;
}

export interface Proposal extends Omit<ProposalText, 'responsible'> {
  id: number;
  roadmap_id: number;
  node: string;
  responsible: string;
  author: string;
  at: string;
  state: ProposalStatus;
  state_title: string;
  note: string;
  decided_at: string;
  decided_by: string;
  included_in: number | null;
  row_version: number;
}

export const statusWords: Record<ProposalStatus, string> = { new: 'на рассмотрении', accepted: 'принято', rejected: 'отклонено', included: 'включено в карту' };
export const statusSigns: Record<ProposalStatus, string> = { new: '○', accepted: '◐', rejected: '✕', included: '●' };

export const proposalsQuery = (roadmap: number) => queryOptions({ queryKey: ['proposals', roadmap], queryFn: () => request<Proposal[]>('GET', '/api/proposals', { query: { roadmap } }) });

function useChange<Argument>(change: (argument: Argument) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const key of ['proposals', 'roadmap', 'roadmaps', 'versions']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export const usePropose = () => useChange((body: ProposalText & { roadmap: number }) => request<unknown>('POST', '/api/proposals', { body }));
export const useDecide = () => useChange(({ id, ...body }: { id: number; decision: ProposalStatus; note: string }) => request<unknown>('POST', `/api/proposals/${id}/decision`, { body }));
