import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import { addressOf } from '@/api/request';
import { upload } from '@/api/upload';

import type { NamedFile } from './files';

export type Import = Schemas['Import'];
export type ImportKind = Schemas['ImportKind'];
export type ImportPreview = Schemas['ImportPreview'];
export type Batch = Schemas['Batch'];

export type ImportFile = Schemas['ImportFile'];
export type FileAnswers = Schemas['FileAnswers'];
export type ImportNeed = Schemas['ImportNeed'];
export type Difference = Schemas['ResultDifference'];
export type CsvLook = Schemas['CsvLook'];
export type MappedField = Schemas['MappedField'];
export type ImportTrial = Schemas['ImportTrial'];
export type ImportLook = Schemas['ImportLook'];
export type SchoolDecision = Schemas['SchoolDecision'];

/** Whether there is anything to write: a file may be read and hold nothing that was recognised. */
export function isEmpty({ preview }: Pick<Import, 'preview'>): boolean {
  if (!preview) return true;
  if (preview.roadmap) return preview.roadmap.measures === 0;
  return preview.rows === 0 && !preview.figures && !preview.papers && preview.schools_new.length === 0;
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

/** A batch and what it changed in what was stored before it. */
export const batchQuery = (id: number) => queryOptions({ queryKey: ['batch', id], queryFn: () => take(api.GET('/api/batches/{id}', { params: { path: { id } } })) });

export const batchesQuery = () => queryOptions({ queryKey: ['batches'], queryFn: () => take(api.GET('/api/batches')) });

export const formsQuery = () => queryOptions({ queryKey: ['forms'], queryFn: () => take(api.GET('/api/forms')) });

export const decisionsQuery = () => queryOptions({ queryKey: ['school-decisions'], queryFn: () => take(api.GET('/api/school-decisions')) });

/** Where a sent file belongs: a new import of a kind, or one that is there. */
export interface Target {
  kind: ImportKind;
  id?: string | undefined;
  /** Other files follow: reading waits for them. */
  more: boolean;
}

/** Sends one file; tells the import it belongs to. */
export async function sendFile({ kind, id, more }: Target, { file, name }: NamedFile, onPercent: (percent: number) => void): Promise<string> {
  const address = id ? addressOf(`/api/imports/${id}/files`, { name, more }) : addressOf('/api/imports', { kind, name, more });
  return (await upload<Schemas['ImportCreated']>(address, file, onPercent)).id;
}

export function copyAddress(id: string, file?: string): string {
  return addressOf(`/api/imports/${id}/copy`, { file });
}

/** How the first rows of a file would be read. */
export const lookQuery = (id: string, body: ImportTrial) =>
  queryOptions({ queryKey: ['import-look', id, body], queryFn: () => take(api.POST('/api/imports/{id}/look', { params: { path: { id } }, body })), staleTime: 60_000 });

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

export function useBeginReading(id: string) {
  return useStep(id, () => take(api.POST('/api/imports/{id}/read', { params: { path: { id } } })));
}

export function useStop(id: string) {
  return useStep(id, () => take(api.POST('/api/imports/{id}/stop', { params: { path: { id } } })));
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

export function useRestore() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => take(api.POST('/api/batches/{id}/restore', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }),
  });
}
