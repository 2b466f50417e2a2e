import { queryOptions } from '@tanstack/react-query';

import { api, take } from '@/api/client';
import type { Choice } from '@/ui/FilterSelect';

import type { Roadmap } from './api';

/** Directions of the management of quality as the catalogue names them. */
export const directionsQuery = () => queryOptions({ queryKey: ['directions'], staleTime: Infinity, queryFn: () => take(api.GET('/api/directions')), select: ({ directions }) => directions.map(({ id, title }) => ({ value: id, label: title })) });

/** Directions that measures of this plan are tagged with, in the order of the catalogue. */
export function directionsOf({ measures }: Pick<Roadmap, 'measures'>, all: Choice[]): Choice[] {
  const known = new Set(measures.flatMap((measure) => measure.tags?.map((tag) => tag.direction) ?? []));
  return all.filter(({ value }) => known.has(value));
}
