import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import { addressOf } from '@/api/request';
import { upload } from '@/api/upload';

import type { NamedFile } from './files';

export type Import = Schemas['Import'];
export type ImportKind = Schemas['ImportKind'];
export type ImportPreview = Schemas['ImportPreview'];
export type Batch = Schemas['Batch'];

/** Whether there is anything to write: a file may be read and hold nothing that was recognised. */
export function isEmpty({ preview }: Import): boolean {
  if (!preview) return true;
  return preview.roadmap ? preview.roadmap.measures === 0 : preview.rows === 0;
}

export function isRunning(state: Import['state']): boolean {
  return state === 'reading' || state === 'committing';
}

export const importsQuery = () =>
  queryOptions({
    queryKey: ['imports'],
    queryFn: () => take(api.GET('/api/imports')),
    refetchInterval: (query) => (query.state.data?.some((entry) => isRunning(entry.state)) ? 1000 : false),
  });

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: () => take(api.GET('/api/imports/{id}', { params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data && isRunning(query.state.data.state) ? 700 : false),
  });

export const batchesQuery = () => queryOptions({ queryKey: ['batches'], queryFn: () => take(api.GET('/api/batches')) });

/** Sends one file with its kind and name. */
export function sendFile(kind: ImportKind, { file, name }: NamedFile, onPercent: (percent: number) => void): Promise<Schemas['ImportCreated']> {
  return upload(addressOf('/api/imports', { kind, name }), file, onPercent);
}

/** A step of an import; what the server answered becomes the state shown. */
function useStep<Argument>(id: string, step: (argument: Argument) => Promise<Import>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: (next) => client.setQueryData(['import', id], next),
    onSettled: () => client.invalidateQueries({ queryKey: ['import', id] }),
  });
}

export function useAnswer(id: string) {
  return useStep(id, (body: Schemas['ImportAnswers']) => take(api.POST('/api/imports/{id}/answers', { params: { path: { id } }, body })));
}

export function useCommit(id: string) {
  return useStep(id, () => take(api.POST('/api/imports/{id}/commit', { params: { path: { id } } })));
}

export function useDiscard() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE('/api/imports/{id}', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
}

export function useTakeBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => take(api.POST('/api/batches/{id}/take-back', { params: { path: { id } } })),
    // Every number of every page may have rested on this batch.
    onSettled: () => client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }),
  });
}
