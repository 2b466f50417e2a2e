import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type Clusters = Schemas['Clusters'];
export type Cluster = Clusters['clusters'][number];
export type Links = Schemas['ContextLinks'];
export type Link = Links['links'][number];

export const usualMethod = 'place-and-level';

export const rulesQuery = queryOptions({ queryKey: ['cluster-rules'], queryFn: () => take(api.GET('/api/cluster-rules')) });

export const clustersQuery = (year: number | null, method: string, k: number) =>
  queryOptions({
    queryKey: ['clusters', year, method, k],
    enabled: year !== null,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => take(api.GET('/api/clusters', { params: { query: { year: year ?? 0, method, k } } })),
  });

export const linksQuery = (year: number | null, indicators: string) =>
  queryOptions({
    queryKey: ['links', year, indicators],
    enabled: year !== null,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => take(api.GET('/api/links', { params: { query: { year: year ?? 0, indicators: indicators || undefined } } })),
  });

/** Groups are looked for, not ruled: only then their number may be chosen. */
export const isSearch = (method: string) => ['kmeans', 'pam', 'ward'].includes(method);

/** Differences of clusters in each condition are worth a look only beside the mean of all. */
export function farthest(means: (number | null)[], all: number | null): number | null {
  if (all === null) return null;
  const gaps = means.map((mean) => (mean === null ? -1 : Math.abs(mean - all)));
  const most = Math.max(...gaps);
  return most > 0 ? gaps.indexOf(most) : null;
}
