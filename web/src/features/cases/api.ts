import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type CaseRow = Schemas['CaseRow'];
export type Case = Schemas['Case'];
export type CaseStep = Schemas['CaseStep'];
export type StepKind = CaseStep['kind'];
export type CauseGroup = Schemas['CauseGroup'];
export type NewCase = Schemas['CaseNew'];
export type NewStep = Schemas['CaseStepNew'];

export const casesQuery = (school?: number) => queryOptions({ queryKey: ['cases', 'list', school ?? 0], queryFn: () => take(api.GET('/api/cases', { params: { query: { school } } })) });
export const caseQuery = (id: number) => queryOptions({ queryKey: ['cases', id], queryFn: () => take(api.GET('/api/cases/{id}', { params: { path: { id } } })), retry: false });
export const takersQuery = (id: number) => queryOptions({ queryKey: ['cases', id, 'people'], queryFn: () => take(api.GET('/api/cases/{id}/people', { params: { path: { id } } })) });
export const causesQuery = queryOptions({ queryKey: ['case-causes'], queryFn: () => take(api.GET('/api/case-causes')), staleTime: Infinity });
export const measureQuery = (id: number) => queryOptions({ queryKey: ['measure-of-case', id], queryFn: () => take(api.GET('/api/measures/{id}', { params: { path: { id } } })), retry: false });

/** Measures of the newest plan, for choosing one. */
export const planMeasuresQuery = queryOptions({
  queryKey: ['plan-measures'],
  queryFn: async () => {
    const plans = await take(api.GET('/api/roadmaps'));
    const id = plans[0]?.id;
    return id === undefined ? [] : (await take(api.GET('/api/roadmaps/{id}', { params: { path: { id } } }))).measures;
  },
  retry: false,
});

function useChange<Body, Answer>(change: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: ['cases'] }) });
}

const path = (id: number) => ({ params: { path: { id } } });

export const useOpenCase = () => useChange((body: NewCase) => take(api.POST('/api/cases', { body })));
export const useTakeStep = (id: number) => useChange((body: NewStep) => take(api.POST('/api/cases/{id}/steps', { ...path(id), body })));
export const useReply = (id: number) => useChange((body: { stand: 'agree' | 'explain' | 'disagree'; words: string }) => take(api.POST('/api/cases/{id}/reply', { ...path(id), body })));
export const useStepBack = (id: number) => useChange(() => take(api.POST('/api/cases/{id}/step-back', path(id))));
export const useRemoveCase = () => useChange((id: number) => take(api.DELETE('/api/cases/{id}', path(id))));
export const useRestoreCase = () => useChange((id: number) => take(api.POST('/api/cases/{id}/restore', path(id))));
