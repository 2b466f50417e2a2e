import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { PlanTabs } from '@/features/plans/PlanTabs';
import { roadmapQuery, roadmapsQuery, type RoadmapRow } from '@/features/roadmap/api';
import { sectionTitle } from '@/features/roadmap/layout';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';
import { Page } from '@/ui/Page';
import { counted } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { proposalsQuery, statusWords, type ProposalStatus } from './api';
import { ProposalItem } from './ProposalItem';
import styles from './Proposals.module.css';
import { ProposeForm } from './ProposeForm';

const proposals = ['предложение', 'предложения', 'предложений'] as const;
const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Предложения' }];

function Body({ plan, others }: { plan: RoadmapRow; others: RoadmapRow[] }) {
  const [address, change] = useAddress();
  const list = useQuery(proposalsQuery(plan.id));
  const roadmap = useQuery(roadmapQuery(plan.id));
  const [open, setOpen] = useState(false);
  if (list.isPending) return <PageSkeleton rows={6} />;
  if (list.error) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data;
  const shown = rows.filter((row) => !address.status || row.state === address.status);
  const waiting = rows.filter((row) => row.state === 'new').length;
  return (
    <Page
      title={waiting > 0 ? `Предложения: ${counted(waiting, proposals)} на рассмотрении` : `Предложения к карте: ${counted(rows.length, proposals)}`}
      crumbs={crumbs}
      subtitle={plan.title}
      actions={<Button onClick={() => setOpen(true)}>Предложить</Button>}
    >
      <PlanTabs id={plan.id} current="proposals" />
      <div className={`${styles.filters} v-no-print`}>
        {others.length > 1 && <FilterSelect label="Карта" width={320} value={String(plan.id)} choices={others.map((row) => ({ value: String(row.id), label: row.title }))} onChange={(id) => change({ roadmap: id })} />}
        {rows.length > 0 && <FilterSelect label="Состояние" any="Все" width={180} value={address.status} choices={(Object.keys(statusWords) as ProposalStatus[]).map((status) => ({ value: status, label: statusWords[status] }))} onChange={(status) => change({ status })} />}
      </div>
      {shown.length === 0 ? (
        <EmptyState title={rows.length === 0 ? 'Предложений пока нет' : 'Под выбранные условия ничего не подошло'} action={rows.length === 0 && <Button onClick={() => setOpen(true)}>Предложить мероприятие</Button>}>
          Здесь школы, детские сады и методический центр предлагают мероприятия для следующей карты, а специалист решает, что включить.
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {shown.map((proposal) => (
            <ProposalItem key={proposal.id} proposal={proposal} />
          ))}
        </ul>
      )}
      {open && <ProposeForm roadmap={plan.id} sections={(roadmap.data?.sections ?? []).map(sectionTitle)} executors={roadmap.data?.executors ?? []} onClose={() => setOpen(false)} />}
    </Page>
  );
}

/** Proposals for the next version of a plan: posted by those who work under it, looked through, taken in. */
export default function ProposalsPage() {
  const [address] = useAddress();
  const roadmaps = useQuery(roadmapsQuery());
  if (roadmaps.isPending) return <PageSkeleton rows={6} />;
  if (roadmaps.error) return <ErrorState error={roadmaps.error} retry={() => void roadmaps.refetch()} />;
  const plan = roadmaps.data.find((row) => String(row.id) === address.roadmap) ?? roadmaps.data[0];
  if (plan) return <Body plan={plan} others={roadmaps.data} />;
  return (
    <Page title="Предложений пока нет" crumbs={crumbs}>
      <EmptyState title="Сначала нужна дорожная карта">Когда её загрузят, здесь можно будет предлагать мероприятия.</EmptyState>
    </Page>
  );
}
