import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, csrfToken, take, type Schemas } from '@/api/client';
import { noteConnection } from '@/api/connection';
import { connectionLost, problemOf } from '@/api/problem';

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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends one file; fetch cannot tell how much has left, so the older call does it. */
export function sendFile(kind: ImportKind, { file, name }: NamedFile, onPercent: (percent: number) => void): Promise<Schemas['ImportCreated']> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/imports?${new URLSearchParams({ kind, name }).toString()}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-CSRF-Token', csrfToken());
    request.upload.onprogress = (event) => event.lengthComputable && onPercent(Math.round((100 * event.loaded) / event.total));
    request.onerror = () => reject(connectionLost());
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status === 401) noteConnection({ expired: true });
      if (request.status < 300 && body) resolve(body as Schemas['ImportCreated']);
      else reject(problemOf(request.status, body));
    };
    request.send(file);
  });
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
