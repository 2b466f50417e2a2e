import { QueryClient } from '@tanstack/react-query';

import { ApiError } from '@/api/problem';

/** A refusal is an answer and is not asked for again; a lost line is tried twice more. */
function retry(failures: number, error: Error): boolean {
  return error instanceof ApiError && error.status === 0 && failures < 2;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The server may run on this very machine, so the browser's idea of being offline says nothing.
      queries: { staleTime: 30_000, retry, networkMode: 'always', refetchOnWindowFocus: true },
      mutations: { networkMode: 'always' },
    },
  });
}
