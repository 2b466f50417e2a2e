import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

export interface Axis {
  id: string;
  title: string;
}

export interface Cell {
  direction: string;
  position: string;
  measures: { id: number; number: string; text: string }[];
  evidence: number;
  empty: boolean;
}

export interface Matrix {
  directions: Axis[];
  positions: Axis[];
  cells: Cell[];
}

export interface Tag {
  direction: string;
  position: string;
}

export const matrixQuery = (id: number) => queryOptions({ queryKey: ['matrix', id], queryFn: () => request<Matrix>('GET', `/api/roadmaps/${id}/matrix`) });

/** Says to which cells a measure belongs. */
export function useSetTags() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ measure, tags }: { measure: number; tags: Tag[] }) => request<unknown>('PUT', `/api/measures/${measure}/tags`, { body: { tags } }),
    onSettled: () => Promise.all(['matrix', 'roadmap', 'measure', 'lint'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
