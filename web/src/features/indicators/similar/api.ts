import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type Similar = Schemas['SimilarSchools'];
export type Comparison = Similar['comparisons'][number];

export interface Asked {
  school: number;
  year: number;
  count: number;
  indicators?: string;
}

export const similarQuery = (asked: Asked | null) =>
  queryOptions({
    queryKey: ['similar', asked],
    enabled: asked !== null,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => {
      if (!asked) throw new Error('no school');
      return take(api.GET('/api/similar-schools', { params: { query: asked } }));
    },
  });
