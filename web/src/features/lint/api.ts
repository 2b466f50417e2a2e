import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

export type Severity = 'error' | 'warning' | 'note';

export interface Suggestion {
  text: string;
  field: string;
  value: string;
}

export interface Finding {
  id: string;
  code: string;
  /** The kind of the finding in Russian. */
  title: string;
  severity: Severity;
  place: string;
  measure_id: number | null;
  message: string;
  suggestion: Suggestion | null;
  ignored: string | null;
}

export interface Lint {
  findings: Finding[];
}

export const lintQuery = (id: number) => queryOptions({ queryKey: ['lint', id], queryFn: () => request<Lint>('GET', `/api/roadmaps/${id}/lint`) });

function useChange<Argument, Answer>(id: number, change: (argument: Argument) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const key of ['lint', 'roadmap', 'roadmaps', 'measure', 'versions']) void client.invalidateQueries({ queryKey: [key] });
      return client.invalidateQueries({ queryKey: ['lint', id] });
    },
  });
}

export const useAccept = (id: number) => useChange(id, (finding: string) => request<Accepted>('POST', `/api/roadmaps/${id}/lint/accept`, { body: { finding } }));
export const useIgnore = (id: number) => useChange(id, ({ finding, reason }: { finding: string; reason: string }) => request<unknown>('POST', `/api/roadmaps/${id}/lint/ignore`, { body: { finding, reason: reason || undefined } }));

/** What stood in the plan before a suggestion was taken. */
export interface Accepted {
  undo: string;
}

/** Puts back what a taken suggestion replaced. */
export const useUndoAccept = (id: number) => useChange(id, ({ undo }: Accepted) => request<unknown>('POST', `/api/roadmaps/${id}/lint/undo`, { body: { undo } }));
