import { queryOptions } from '@tanstack/react-query';

import { api, take } from '@/api/client';

/** Organisations the person may see, by name. */
export const nodesQuery = () => queryOptions({ queryKey: ['nodes'], staleTime: 300_000, queryFn: () => take(api.GET('/api/nodes')) });
