import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type Instance = Schemas['ProcedureCounts'];
export type Board = Schemas['ProcedureBoard'];
export type BoardRow = Schemas['ProcedureRow'];
export type Contact = Schemas['ProcedureContact'];
export type Draft = Schemas['ProcedureDraft'];
export type State = BoardRow['state'];

export const proceduresQuery = (year?: number) => queryOptions({ queryKey: ['procedures', year], queryFn: () => take(api.GET('/api/procedures', { params: { query: { year } } })) });
export const boardQuery = (year?: number) => queryOptions({ queryKey: ['procedures', 'board', year], queryFn: () => take(api.GET('/api/procedures/board', { params: { query: { year } } })) });

function useChange<Argument, Answer>(change: (argument: Argument) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => void client.invalidateQueries({ queryKey: ['procedures'] }) });
}

const path = (id: number) => ({ params: { path: { id } } });
export const useAdd = () => useChange((drafts: Draft[]) => Promise.all(drafts.map((body) => take(api.POST('/api/procedures', { body })))));
export const useEdit = () => useChange(({ id, ...body }: Draft & { id: number }) => take(api.PATCH('/api/procedures/{id}', { ...path(id), body })));
export const useRemove = () => useChange((ids: number[]) => Promise.all(ids.map((id) => take(api.DELETE('/api/procedures/{id}', path(id))))));
export const useRestore = () => useChange((id: number) => take(api.POST('/api/procedures/{id}/restore', path(id))));
export const useExpect = () => useChange(({ id, school_id, participants }: { id: number; school_id: number; participants: number }) => take(api.PUT('/api/procedures/{id}/expected', { ...path(id), body: { schools: [{ school_id, participants }] } })));
export const useContact = () => useChange((body: { school_id: number; procedure: string } & Contact) => take(api.PUT('/api/procedure-contacts', { body })));
