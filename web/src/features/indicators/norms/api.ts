import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type Norm = Schemas['IndicatorNorm'];
export type NormNew = Schemas['IndicatorNormNew'];

export const normsQuery = (indicator: string) => queryOptions({ queryKey: ['norms', indicator], queryFn: () => take(api.GET('/api/norms', { params: { query: { indicator } } })) });

/** Whom a norm is for; parts that are empty mean any. */
export function aboutOf({ school, year, grade, subject }: Pick<Norm, 'school' | 'year' | 'grade' | 'subject'>, schools: Map<string, string>): string {
  const parts = [school && (schools.get(school) ?? `школа ${school}`), subject, grade && `${grade} класс`, year && `${year} год`].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'для всех';
}

export function useNorms() {
  const client = useQueryClient();
  const onSettled = () => Promise.all([client.invalidateQueries({ queryKey: ['norms'] }), client.invalidateQueries({ queryKey: ['definitions'] })]);
  const add = useMutation({ mutationFn: (body: NormNew) => take(api.POST('/api/norms', { body })), onSettled });
  const withdraw = useMutation({ mutationFn: (id: number) => take(api.POST('/api/norms/{id}/withdraw', { params: { path: { id } } })), onSettled });
  const restore = useMutation({ mutationFn: (id: number) => take(api.POST('/api/norms/{id}/restore', { params: { path: { id } } })), onSettled });
  return { add, withdraw, restore };
}
