import { useQueries, useQuery } from '@tanstack/react-query';

import { roadmapsQuery, tableQuery } from '@/features/roadmap/api';
import { schoolsQuery } from '@/features/schools/api';
import { holds, type Right, type Session } from '@/features/session/session';

import { pages } from './pages';
import type { Hit } from './search';

/** Everything the search looks through; the lists are asked for only once it is open. */
export function useHits(session: Session, open: boolean): Hit[] {
  const can = (right: Right) => holds(session, right);
  const schools = useQuery({ ...schoolsQuery(), enabled: open && can('schools.read') });
  const roadmaps = useQuery({ ...roadmapsQuery(), enabled: open && can('roadmap.read') });
  const plans = useQueries({ queries: (roadmaps.data ?? []).slice(0, 5).map((row) => ({ ...tableQuery(row.id), enabled: open })) });
  return [
    ...pages.filter((page) => can(page.right)).map((page) => ({ key: page.path, title: page.title, kind: 'страница', href: page.path })),
    ...(schools.data ?? []).map((school) => ({ key: `s${school.id}`, title: `${school.name} · ${school.code}`, kind: 'школа', href: `/schools/${school.id}` })),
    ...plans.flatMap((plan) => plan.data?.measures.map((measure) => ({ key: `m${measure.id}`, title: `${measure.number} ${measure.text}`, kind: 'мероприятие', href: `/roadmap?id=${plan.data.id}&measure=${measure.id}` })) ?? []),
  ];
}
