import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type Roadmap = Schemas['Roadmap'];
export type RoadmapRow = Schemas['RoadmapRow'];
export type Measure = Schemas['Measure'];
export type Occurrence = Schemas['Occurrence'];
export type Status = Schemas['Status'];

export const roadmapsQuery = () => queryOptions({ queryKey: ['roadmaps'], queryFn: () => take(api.GET('/api/roadmaps')) });

export const roadmapQuery = (id: number) => queryOptions({ queryKey: ['roadmap', id], queryFn: () => take(api.GET('/api/roadmaps/{id}', { params: { path: { id } } })) });

export interface StatusChange {
  id: number;
  status: Status;
  evidence: string;
}

/** Records what became of one term; everything that shows terms is asked for again. */
export function useSetStatus() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, status, evidence }: StatusChange) => take(api.POST('/api/occurrences/{id}/status', { params: { path: { id } }, body: { status, evidence } })),
    // Not waited for: the answer is told at once, the fresh lists come when they come.
    onSettled: () => {
      for (const key of ['roadmap', 'roadmaps', 'overview']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
