import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import { upload } from '@/api/upload';

export type RecheckRow = Schemas['RecheckRow'];
export type Recheck = Schemas['Recheck'];
export type NewRecheck = Schemas['RecheckNew'];
export type Comparison = Schemas['RecheckComparison'];
export type Report = Schemas['RecheckReport'];
export type Entries = Schemas['RecheckEntries'];
export type Entry = Entries['entries'][number];
export type Paper = Entries['papers'][number];

const path = (id: number) => ({ params: { path: { id } } });

export const recheckListQuery = queryOptions({ queryKey: ['rechecks'], queryFn: () => take(api.GET('/api/rechecks')) });
export const recheckQuery = (id: number) => queryOptions({ queryKey: ['rechecks', id], queryFn: () => take(api.GET('/api/rechecks/{id}', path(id))), retry: false });
export const entriesQuery = (id: number) => queryOptions({ queryKey: ['rechecks', id, 'entries'], queryFn: () => take(api.GET('/api/rechecks/{id}/entries', path(id))), retry: false });
export const reportQuery = (id: number) => queryOptions({ queryKey: ['rechecks', id, 'report'], queryFn: () => take(api.GET('/api/rechecks/{id}/report', path(id))), retry: false });
export const peopleQuery = queryOptions({ queryKey: ['recheck-people'], queryFn: () => take(api.GET('/api/recheck-people')) });

function useChange<Body, Answer>(change: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: ['rechecks'] }) });
}

export const useBegin = () => useChange((body: NewRecheck) => take(api.POST('/api/rechecks', { body })));
export const useRemove = () => useChange((id: number) => take(api.DELETE('/api/rechecks/{id}', path(id))));
export const useRestore = () => useChange((id: number) => take(api.POST('/api/rechecks/{id}/restore', path(id))));
export const useStep = (id: number) => useChange((kind: 'assign' | 'third' | 'finish') => take(api.POST('/api/rechecks/{id}/steps', { ...path(id), body: { kind } })));
export const useStepBack = (id: number) => useChange(() => take(api.POST('/api/rechecks/{id}/step-back', path(id))));
export const useAddExpert = (id: number) => useChange((body: { name?: string; school?: number; account?: number }) => take(api.POST('/api/rechecks/{id}/experts', { ...path(id), body })));
export const useRemoveExpert = () => useChange((expert: number) => take(api.DELETE('/api/recheck-experts/{id}', path(expert))));
export const useSheet = (id: number) => useChange((file: File) => upload<{ entered: number }>(`/api/rechecks/${id}/sheet`, file, () => undefined));

/** Points of one work; the answer of the server comes into the list without asking for all of it again. */
export function useEnter(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ entry, points }: { entry: number; points: number[] }) => take(api.PUT('/api/recheck-entries/{id}', { ...path(entry), body: { points } })),
    onSuccess: (_, { entry, points }) => client.setQueryData<Entries>(['rechecks', id, 'entries'], (data) => data && { ...data, entries: data.entries.map((one) => (one.id === entry ? { ...one, points } : one)) }),
  });
}
export const useClear = () => useChange((entry: number) => take(api.DELETE('/api/recheck-entries/{id}', path(entry))));
