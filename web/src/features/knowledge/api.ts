import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Exam, type Schemas } from '@/api/client';

export type Knowledge = Schemas['Knowledge'];
export type KimHead = Schemas['KimHead'];
export type Kim = Schemas['Kim'];
export type KimTask = Schemas['KimTask'];
export type Scale = Schemas['Scale'];
export type Minimum = Schemas['Minimum'];
export type Version = Schemas['KnowledgeVersion'];
export type KimDraft = Schemas['KimDraft'];
export type ScaleDraft = Schemas['ScaleDraft'];
export type MinimumDraft = Schemas['MinimumDraft'];

export const knowledgeQuery = queryOptions({ queryKey: ['knowledge'], queryFn: () => take(api.GET('/api/knowledge')) });
export const versionsQuery = queryOptions({ queryKey: ['knowledge', 'versions'], queryFn: () => take(api.GET('/api/knowledge/versions')) });
export const versionQuery = (id: number) => queryOptions({ queryKey: ['knowledge', 'version', id], queryFn: () => take(api.GET('/api/knowledge/versions/{id}', { params: { path: { id } } })) });
export const kimQuery = ({ procedure, year, grade, subject }: Exam) => queryOptions({ queryKey: ['knowledge', 'kim', procedure, year, grade, subject], queryFn: () => take(api.GET('/api/knowledge/kim', { params: { query: { procedure, year, grade, subject } } })) });

/** A scale changes marks everywhere, so everything computed is asked anew. */
function useChange<Argument, Answer>(change: (argument: Argument) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => void client.invalidateQueries() });
}

export const useSaveKim = () => useChange((body: KimDraft) => take(api.PUT('/api/knowledge/kim', { body })));
export const useSaveScale = () => useChange((body: ScaleDraft) => take(api.PUT('/api/knowledge/scale', { body })));
export const useSaveMinimum = () => useChange((body: MinimumDraft) => take(api.PUT('/api/knowledge/minimum', { body })));
export const useTakeBack = () => useChange((id: number) => take(api.POST('/api/knowledge/versions/{id}/take-back', { params: { path: { id } } })));
