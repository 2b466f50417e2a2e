import { queryOptions } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type OfficialLists = Schemas['OfficialLists'];

export const officialQuery = (year: number | null) =>
  queryOptions({ queryKey: ['official-lists', year], enabled: year !== null, queryFn: () => take(api.GET('/api/official-lists', { params: { query: { year: year ?? 0 } } })) });

export const addList = (body: { year: number; title: string; source: string; text: string }) => take(api.POST('/api/official-lists', { body }));
export const removeList = (id: number) => take(api.DELETE('/api/official-lists/{id}', { params: { path: { id } } }));
export const restoreList = (id: number) => take(api.POST('/api/official-lists/{id}/restore', { params: { path: { id } } }));
