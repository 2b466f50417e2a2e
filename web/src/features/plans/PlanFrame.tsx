import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { roadmapsQuery } from '@/features/roadmap/api';
import { Page } from '@/ui/Page';

import { PlanTabs } from './PlanTabs';
import { planTabs } from './tabs';

interface PlanFrameProps {
  id: number;
  tab: string;
  /** A sentence of fact where it can be. */
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** The frame of a page about one plan: the road back, its sister pages, whose plan it is. */
export function PlanFrame({ id, tab, title, subtitle, actions, wide, children }: PlanFrameProps) {
  const roadmaps = useQuery(roadmapsQuery());
  const plan = roadmaps.data?.find((row) => row.id === id);
  const name = planTabs.find((entry) => entry.key === tab)?.title ?? title;
  return (
    <Page wide={wide} title={title} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Дорожная карта', href: `/roadmaps/${id}` }, { title: name }]} subtitle={subtitle ?? plan?.title} actions={actions}>
      <PlanTabs id={id} current={tab} />
      {children}
    </Page>
  );
}
