import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

import type { OwnDraft } from './draft';
import { textOf } from './draft';

export type Trial = Schemas['OwnDefinitionTrial'];

export const ownQuery = (id: string) => queryOptions({ queryKey: ['own', id], queryFn: () => take(api.GET('/api/own-definitions/{id}', { params: { path: { id } } })), retry: false, gcTime: 0 });

/** Faults and outcomes of the cases as they are written now; nothing is stored. */
export const trialQuery = (draft: OwnDraft, enabled: boolean) => queryOptions({ queryKey: ['own', 'trial', draft], queryFn: () => take(api.POST('/api/own-definitions/try', { body: textOf(draft) })), enabled, retry: false, staleTime: Infinity });

function useChange<Body, Answer>(change: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ['own'] }), client.invalidateQueries({ queryKey: ['definitions'] })]) });
}

export const useSaveOwn = (id: string | undefined) =>
  useChange(async (draft: OwnDraft) => {
    if (!id) return (await take(api.POST('/api/own-definitions', { body: textOf(draft) }))).id;
    await take(api.PUT('/api/own-definitions/{id}', { params: { path: { id } }, body: textOf(draft) }));
    return id;
  });

export const useUndoOwn = () => useChange((id: string) => take(api.POST('/api/own-definitions/{id}/undo', { params: { path: { id } } })));
