import { useQueries, useQuery } from '@tanstack/react-query';

import { executorsQuery } from '@/features/executors/api';
import { PlanFrame } from '@/features/plans/PlanFrame';
import { roadmapsQuery } from '@/features/roadmap/api';
import { useAddress } from '@/ui/address';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { schoolListsQuery, type SchoolList } from './api';
import { ListSection } from './ListSection';
import { usersOf } from './users';

function headline(lists: SchoolList[]): string {
  const filled = lists.filter((list) => list.schools.length > 0);
  const schools = new Set(filled.flatMap((list) => list.schools.map(({ id }) => id))).size;
  return schools === 0 ? 'Списки школ не заполнены' : `Списки школ: ${counted(schools, nouns.school)} под особым вниманием`;
}

/** Schools that conditions of plans mean («школы с признаками необъективности»): who, why, since when, for which measures. */
export default function SchoolListsPage() {
  const [{ roadmap }] = useAddress();
  const lists = useQuery(schoolListsQuery());
  const roadmaps = useQuery(roadmapsQuery());
  const plans = (roadmaps.data ?? []).filter((row) => row.running && !row.parent_id);
  const executors = useQueries({ queries: plans.map(({ id }) => executorsQuery(id)) });
  if (lists.isPending || roadmaps.isPending) return <PageSkeleton />;
  if (lists.error) return <ErrorState error={lists.error} retry={() => void lists.refetch()} />;
  const body =
    lists.data.length === 0 ? (
      <EmptyState title="Списков нет">Они появятся вместе с планом, в котором есть условия вроде «школы с низкими результатами».</EmptyState>
    ) : (
      lists.data.map((list) => <ListSection key={list.kind} list={list} users={usersOf(list.kind, plans, executors.map(({ data }) => data))} />)
    );
  const title = headline(lists.data);
  if (roadmap) {
    return (
      <PlanFrame id={Number(roadmap)} tab="school-lists" title={title}>
        {body}
      </PlanFrame>
    );
  }
  return (
    <Page title={title} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Списки школ' }]} subtitle="По этим спискам программа решает, каким школам дать задачу, когда план говорит не «всем».">
      {body}
    </Page>
  );
}
