import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'wouter';

import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { roadmapsQuery, tableQuery } from './api';
import { PlanPage } from './PlanPage';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Дорожная карта' }];

/** One plan by its number in the address, or the one in force; says what to do when there is none. */
export default function RoadmapPage() {
  const [address] = useAddress();
  const { id: asked = address.id } = useParams<{ id?: string }>();
  const roadmaps = useQuery(roadmapsQuery());
  const mayImport = useRight('imports.make');
  const client = useQueryClient();
  // The plan is asked for beside the list of plans, not after it.
  useEffect(() => {
    if (Number(asked) > 0) void client.prefetchQuery(tableQuery(Number(asked)));
  }, [client, asked]);
  if (roadmaps.isPending) return <PageSkeleton rows={14} />;
  if (roadmaps.error) return <ErrorState error={roadmaps.error} retry={() => void roadmaps.refetch()} />;
  const newest = roadmaps.data.find((entry) => entry.running && !entry.parent_id) ?? roadmaps.data[0];
  const row = asked === undefined ? newest : roadmaps.data.find((entry) => String(entry.id) === asked);
  if (row) return <PlanPage key={row.id} row={row} others={roadmaps.data} />;
  if (roadmaps.data.length > 0) {
    return (
      <Page title="Такого плана нет" crumbs={crumbs}>
        <EmptyState title="План убран или виден не вам" action={<Button component={Link} href="/roadmap">Открыть последний план</Button>}>
          Возможно, ссылка устарела.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title="Дорожной карты ещё нет" crumbs={crumbs}>
      <EmptyState
        title="Загрузите дорожную карту"
        action={
          mayImport && (
            <Button component={Link} href="/imports?kind=roadmap">
              Загрузить карту
            </Button>
          )
        }
      >
        Подойдёт документ Word, PDF, таблица Excel или текст. Программа прочитает мероприятия, сроки и ответственных и покажет их перед записью.
      </EmptyState>
    </Page>
  );
}
