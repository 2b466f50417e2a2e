import { useQueries } from '@tanstack/react-query';

import { tasksQuery, type TaskQuery } from './api';
import { groupKeys, groupQuery, type GroupKey } from './group';

/** How many tasks of the whole list stand under each heading, read or not; a heading not counted yet is absent. */
export function useGroupCounts(query: TaskQuery, today: string): Partial<Record<GroupKey, number>> {
  const asked = groupKeys.map((key) => ({ key, query: groupQuery(query, key, today) }));
  const answers = useQueries({ queries: asked.map(({ query: one }) => ({ ...tasksQuery(one ?? {}), enabled: one !== null })) });
  const counts: Partial<Record<GroupKey, number>> = {};
  asked.forEach(({ key, query: one }, index) => {
    const total = one === null ? 0 : answers[index]?.data?.total;
    if (total !== undefined) counts[key] = total;
  });
  return counts;
}
