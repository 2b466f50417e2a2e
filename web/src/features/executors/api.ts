import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';
import type { Person } from '@/features/people/people';

export type Rule = 'node' | 'all_schools' | 'all_kindergartens' | 'schools_with_signs' | 'people' | 'external';

export interface Executor {
  id: number;
  name: string;
  full_name: string;
  resolves: { rule: Rule; node: number | null; label: string; list: string };
  account: number | null;
  controller: number | null;
  lead: boolean;
  chosen: boolean;
  performers: number;
  measures: number;
}

export interface Executors {
  controller: number | null;
  parties: Executor[];
  /** People work may be given to. */
  accounts: Person[];
  /** What each handing out of tasks did, the newest first. */
  log: { at: string; actor: string; reason: string; added: number; withdrawn: number; kept: number }[];
}

export const ruleWords: Record<Rule, string> = { node: 'одна организация', all_schools: 'все школы', all_kindergartens: 'все детские сады', schools_with_signs: 'школы из списка', people: 'один человек', external: 'внешний исполнитель, задач нет' };
export const listWords: Record<string, string> = { signs: 'с признаками необъективности', low_results: 'с низкими результатами' };

export const executorsQuery = (id: number) => queryOptions({ queryKey: ['executors', id], queryFn: () => request<Executors>('GET', `/api/roadmaps/${id}/executors`) });

export function useSetExecutors(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ controller, parties }: Pick<Executors, 'controller' | 'parties'>) =>
      request<Executors>('PUT', `/api/roadmaps/${id}/executors`, {
        body: { controller, parties: parties.map(({ id: party, name, resolves: { rule, node, label, list }, account, controller: controls, lead }) => ({ id: party, name, resolves: { rule, node, label, list }, account, controller: controls, lead })) },
      }),
    onSettled: () => {
      for (const key of ['executors', 'tasks', 'roadmap', 'measure', 'overview', 'schedule', 'progress']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
