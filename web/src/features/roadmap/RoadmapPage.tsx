import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { formatDates } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { roadmapQuery, roadmapsQuery, type RoadmapRow } from './api';
import { filterMeasures, filtersOf } from './filters';
import { MeasurePanel } from './MeasurePanel';
import { QuarterGrid } from './QuarterGrid';
import { RoadmapFilters } from './RoadmapFilters';
import { RoadmapIssues } from './RoadmapIssues';
import { RoadmapTable } from './RoadmapTable';

function headline(row: RoadmapRow): string {
  const late = row.overdue > 0 ? `, просрочено ${row.overdue}` : ', просроченного нет';
  return `Дорожная карта: исполнено ${row.done} из ${counted(row.total, ['срока', 'сроков', 'сроков'])}${late}`;
}

function Plan({ row, others }: { row: RoadmapRow; others: RoadmapRow[] }) {
  const [address, change] = useAddress();
  const roadmap = useQuery(roadmapQuery(row.id));
  const mayImport = useRight('imports.make');
  if (roadmap.isPending) return <PageSkeleton rows={14} />;
  if (roadmap.error) return <ErrorState error={roadmap.error} retry={() => void roadmap.refetch()} />;
  const plan = roadmap.data;
  const today = new Date().toLocaleDateString('sv');
  const measures = filterMeasures(plan, filtersOf(address), today);
  const chosen = plan.measures.find((measure) => String(measure.id) === address.measure);
  const open = (id: number) => change({ measure: String(id) }, false);
  const period = formatDates(plan.period.from, plan.period.to);
  return (
    <Page
      wide
      title={headline(row)}
      crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Дорожная карта' }]}
      subtitle={`${plan.title}${period ? ` · ${period}` : ''} · ${counted(plan.measures.length, nouns.measure)}`}
      actions={
        <>
          <SegmentedControl size="xs" aria-label="Вид" value={address.view === 'grid' ? 'grid' : 'table'} data={[{ value: 'table', label: 'Таблица' }, { value: 'grid', label: 'По кварталам' }]} onChange={(view) => change({ view: view === 'grid' ? view : undefined })} />
          <Button variant="default" size="xs" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()}>
            Печать
          </Button>
          {mayImport && (
            <Button size="xs" component={Link} href="/imports?kind=roadmap">
              Загрузить карту
            </Button>
          )}
        </>
      }
    >
      <RoadmapFilters roadmap={plan} others={others} shown={measures.length} />
      {address.view === 'grid' ? <QuarterGrid measures={measures} sections={plan.sections} onOpen={open} today={today} /> : <RoadmapTable measures={measures} sections={plan.sections} onOpen={open} />}
      <RoadmapIssues issues={plan.issues} />
      <MeasurePanel measure={chosen} sections={plan.sections} onClose={() => change({ measure: undefined })} />
    </Page>
  );
}

export default function RoadmapPage() {
  const [address] = useAddress();
  const roadmaps = useQuery(roadmapsQuery());
  const mayImport = useRight('imports.make');
  if (roadmaps.isPending) return <PageSkeleton rows={14} />;
  if (roadmaps.error) return <ErrorState error={roadmaps.error} retry={() => void roadmaps.refetch()} />;
  const row = roadmaps.data.find((entry) => String(entry.id) === address.id) ?? roadmaps.data[0];
  if (row) return <Plan row={row} others={roadmaps.data} />;
  return (
    <Page title="Дорожной карты ещё нет" crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Дорожная карта' }]}>
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
        Подойдёт документ Word, таблица Excel или текст. Программа прочитает мероприятия, сроки и ответственных и покажет их перед записью.
      </EmptyState>
    </Page>
  );
}
