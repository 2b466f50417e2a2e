import { queryOptions } from '@tanstack/react-query';

import { api, take } from '@/api/client';

/** Directions of the management of quality as the catalogue names them. */
export const directionsQuery = () => queryOptions({ queryKey: ['directions'], staleTime: Infinity, queryFn: () => take(api.GET('/api/directions')), select: ({ directions }) => directions.map(({ id, title }) => ({ value: id, label: title })) });
