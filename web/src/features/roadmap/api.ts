import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type RoadmapRow = Schemas['RoadmapRow'];
export type Status = Schemas['Status'] | 'review';

/** A window of a measure; `baseline_due` is the due day as it was first computed. */
export type Occurrence = Omit<Schemas['Occurrence'], 'status'> & { status: Status; baseline_due?: string; row_version?: number };

export interface Tag {
  direction: string;
  position: string;
}

export type Measure = Omit<Schemas['Measure'], 'occurrences' | 'status'> & { status: Status; occurrences: Occurrence[]; tags?: Tag[] };
export type Roadmap = Omit<Schemas['Roadmap'], 'measures'> & { measures: Measure[] };

export const roadmapsQuery = () => queryOptions({ queryKey: ['roadmaps'], queryFn: () => take(api.GET('/api/roadmaps')) });

export const roadmapQuery = (id: number) => queryOptions({ queryKey: ['roadmap', id], queryFn: (): Promise<Roadmap> => take(api.GET('/api/roadmaps/{id}', { params: { path: { id } } })) });

export interface StatusChange {
  id: number;
  status: Schemas['Status'];
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
