import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

export interface PlanEvent {
  id: number;
  kind: string;
  kind_title: string;
  title: string;
  date: string;
  end_date: string | null;
  note: string;
  row_version: number;
  /** Windows of measures that hang on it. */
  windows: number;
}

/** A measure that has no dates until its event has one. */
export interface Waiting {
  measure_id: number;
  roadmap_id: number;
  number: string;
  text: string;
  term: string;
  kind: string;
  title: string;
}

export interface Events {
  events: PlanEvent[];
  waiting: Waiting[];
  kinds: { id: string; title: string }[];
}

/** What a change of an event did to the plans. */
export interface Followed {
  made: number;
  moved: number;
  kept: number;
  withdrawn: number;
}

export interface Changed {
  id: number;
  followed: Followed;
}

export interface EventFields {
  kind: string;
  title: string;
  date: string;
  end_date: string | null;
  note: string;
}

export const eventsQuery = (roadmap: number) => queryOptions({ queryKey: ['events', roadmap], queryFn: () => request<Events>('GET', '/api/events', { query: { roadmap } }) });

function useChange<Argument>(change: (argument: Argument) => Promise<Changed>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const key of ['events', 'tasks', 'task', 'measure', 'roadmap', 'roadmaps', 'overview', 'schedule', 'progress']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export const useAddEvent = () => useChange((body: EventFields) => request<Changed>('POST', '/api/events', { body }));
export const useChangeEvent = () => useChange(({ id, ...body }: EventFields & { id: number; row_version: number }) => request<Changed>('PATCH', `/api/events/${id}`, { body }));
export const useRemoveEvent = () => useChange((id: number) => request<Changed>('DELETE', `/api/events/${id}`));
export const useRestoreEvent = () => useChange((id: number) => request<Changed>('POST', `/api/events/${id}/restore`));
