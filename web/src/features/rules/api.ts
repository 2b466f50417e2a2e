import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type Rule = Schemas['CheckRule'];
export type RuleSeverity = Rule['severity'];

export const rulesQuery = () => queryOptions({ queryKey: ['rules'], queryFn: () => take(api.GET('/api/rules')) });

export interface RuleChange {
  severity: RuleSeverity;
  when: string;
}

/** Writes a change of one rule; null makes it as it is built in. */
export function useChangeRule(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: RuleChange | null) => (change ? take(api.PUT('/api/rules/{id}', { params: { path: { id } }, body: change })) : take(api.DELETE('/api/rules/{id}', { params: { path: { id } } }))),
    onSettled: () => client.invalidateQueries({ queryKey: ['rules'] }),
  });
}

/** Whether an expression is true with some values. */
export function tryRule(id: string, when: string, values: Record<string, number>) {
  return take(api.POST('/api/rules/{id}/try', { params: { path: { id } }, body: { when, ...values } }));
}
