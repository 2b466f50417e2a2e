import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

import type { Paper, PaperCard, Template } from './types';

export const papersQuery = () => queryOptions({ queryKey: ['papers'], queryFn: async () => rowsOf(await request<Paper[] | { items: Paper[] }>('GET', '/api/papers', { query: { limit: 500 } })) });
export const paperQuery = (id: number) => queryOptions({ queryKey: ['paper', id], queryFn: () => request<PaperCard>('GET', `/api/papers/${id}`) });
export const templatesQuery = () => queryOptions({ queryKey: ['templates'], staleTime: Infinity, queryFn: () => request<Template[]>('GET', '/api/templates') });

function rowsOf(answer: Paper[] | { items: Paper[] }): Paper[] {
  return Array.isArray(answer) ? answer : answer.items;
}

function useChange<Argument, Answer>(change: (argument: Argument) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const key of ['papers', 'paper']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export type PaperFields = Partial<Pick<Paper, 'kind' | 'number' | 'dated' | 'title' | 'issuer' | 'status' | 'note'>> & { level?: Paper['level'] | ''; fields?: Record<string, string> };

export const useAddPaper = () => useChange((body: PaperFields) => request<PaperCard>('POST', '/api/papers', { body }));
export const useEditPaper = () => useChange(({ id, ...body }: PaperFields & { id: number; row_version: number }) => request<PaperCard>('PATCH', `/api/papers/${id}`, { body }));
export const useRemovePaper = () => useChange((id: number) => request<unknown>('DELETE', `/api/papers/${id}`));
export const useRestorePaper = () => useChange((id: number) => request<unknown>('POST', `/api/papers/${id}/restore`));
export const useDraft = () => useChange(({ template, fields }: { template: string; fields: Record<string, string> }) => request<PaperCard>('POST', `/api/templates/${template}/draft`, { body: fields }));
export const useAcquaint = () => useChange(({ id, ...body }: { id: number; person?: number; undo?: boolean; remove?: boolean }) => request<unknown>('POST', `/api/papers/${id}/acquaint`, { body }));
export const useAddPerson = () => useChange(({ id, ...body }: { id: number; name: string; position: string }) => request<PaperCard>('POST', `/api/papers/${id}/people`, { body }));
