import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';
import type { Fields } from '@/features/merge/merge';

import type { EditableMeasure, MeasureWork } from './types';

export const measureQuery = (id: number) => queryOptions({ queryKey: ['measure', id], queryFn: () => request<MeasureWork>('GET', `/api/measures/${id}`) });

const touched = ['measure', 'roadmap', 'roadmaps', 'task', 'tasks', 'overview', 'lint', 'matrix', 'diff', 'versions', 'schedule', 'progress', 'events'];

function useChange<Argument, Answer>(change: (argument: Argument) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const key of touched) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export interface MeasureEdit {
  id: number;
  row_version: number;
  reason: string;
  fields: Fields;
}

export const useEditMeasure = () => useChange(({ id, row_version, reason, fields }: MeasureEdit) => request<EditableMeasure>('PATCH', `/api/measures/${id}`, { body: { row_version, reason, ...fields } }));
export const useMoveWindow = () => useChange(({ id, ...body }: { id: number; from: string; due: string; reason: string; row_version: number }) => request<{ row_version: number }>('POST', `/api/occurrences/${id}/move`, { body }));
export const useAddMeasure = (roadmap: number) => useChange((body: Fields & { after?: string }) => request<EditableMeasure>('POST', `/api/roadmaps/${roadmap}/measures`, { body }));
export const useRemoveMeasure = () => useChange(({ id, row_version, reason }: { id: number; row_version: number; reason: string }) => request<unknown>('DELETE', `/api/measures/${id}`, { query: { row_version, reason } }));
