import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type SchoolList = Schemas['SchoolList'];

export const schoolListsQuery = () => queryOptions({ queryKey: ['school-lists'], queryFn: () => take(api.GET('/api/school-lists')) });

/** Writes a list; tasks of plans that use it are given out anew. */
export function useSetList() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, ...body }: { kind: string } & Schemas['SchoolListChange']) => take(api.PUT('/api/school-lists/{id}', { params: { path: { id: kind } }, body })),
    onSettled: () => {
      for (const key of ['school-lists', 'executors', 'tasks', 'measure', 'roadmap', 'roadmaps', 'schedule', 'progress', 'overview']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
