import type { Executors } from '@/features/executors/api';
import type { RoadmapRow } from '@/features/roadmap/api';

/** A party of a plan that stands for a list of schools. */
export interface ListUser {
  plan: { id: number; title: string };
  party: string;
  measures: number;
}

/** Who means this list of schools, plan by plan. */
export function usersOf(kind: string, plans: RoadmapRow[], executors: (Executors | undefined)[]): ListUser[] {
  return plans.flatMap(({ id, title }, index) =>
    (executors[index]?.parties ?? [])
      .filter(({ resolves }) => resolves.rule === 'schools_with_signs' && resolves.list === kind)
      .map(({ name, measures }) => ({ plan: { id, title }, party: name, measures })),
  );
}
