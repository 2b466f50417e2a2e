import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

import { PlanTabs } from '@/features/plans/PlanTabs';
import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { formatDates, formatNumber } from '@/ui/format';
import { later } from '@/ui/later';
import { Page } from '@/ui/Page';
import { counted } from '@/ui/plural';
import { ErrorState, PageSkeleton } from '@/ui/states';

import { mineQuery, tableQuery, type Measure, type Roadmap, type RoadmapRow } from './api';
import { filterMeasures, filtersOf } from './filters';
import { PlanActions } from './PlanActions';
import { PlanChooser } from './PlanChooser';
import { PlanVersion } from './PlanVersion';
import { RoadmapFilters } from './RoadmapFilters';
import { RoadmapIssues } from './RoadmapIssues';
import { RoadmapTable } from './RoadmapTable';
import { planOf } from './table';
import { ViewBar } from './ViewBar';
import { viewOf, type ViewId } from './views';

/** What every view of the plan is given. */
export interface ViewProps {
  plan: Roadmap;
  /** What the filters left. */
  measures: Measure[];
  today: string;
  onOpen: (id: number) => void;
}

// The table is what most people come for; the other views bring their code when first opened.
const others = {
  quarters: later(() => import('./QuarterGrid')),
  gantt: later(() => import('./gantt/GanttView')),
  board: later(() => import('./board/BoardView')),
  calendar: later(() => import('./calendar/CalendarView')),
  progress: later(() => import('./progress/ProgressView')),
};

function headline(row: RoadmapRow): string {
  const late = row.overdue > 0 ? `, просрочено ${formatNumber(row.overdue)}` : ', просроченного нет';
  return `Дорожная карта: выполнено ${formatNumber(row.done)} из ${counted(row.total, ['срока', 'сроков', 'сроков'])}${late}`;
}

function View({ view, ...props }: ViewProps & { view: ViewId }) {
  if (view === 'table') return <RoadmapTable measures={props.measures} sections={props.plan.sections} onOpen={props.onOpen} />;
  const Other = others[view as keyof typeof others];
  return <Other {...props} />;
}

/** One plan: what it is, which part of it is looked at, and the view chosen. */
export function PlanPage({ row, others: rows }: { row: RoadmapRow; others: RoadmapRow[] }) {
  const [address, change] = useAddress();
  // Whoever sees tasks has the panel of work over every page; others read the measure here.
  const hasTasks = useRight('tasks.read');
  const table = useQuery(tableQuery(row.id));
  const today = new Date().toLocaleDateString('sv');
  const own = useQuery({ ...mineQuery(row.id), enabled: hasTasks && Boolean(address.mine) });
  const mine = own.data ?? null;
  const plan = useMemo(() => (table.data ? planOf(row, table.data) : undefined), [row, table.data]);
  const measures = useMemo(() => (plan ? filterMeasures(plan, filtersOf(address), { today, mine }) : []), [plan, address, today, mine]);
  const open = useCallback((id: number) => change({ measure: String(id) }, false), [change]);
  if (table.error) return <ErrorState error={table.error} retry={() => void table.refetch()} />;
  if (!plan) return <PageSkeleton rows={14} />;
  const view = viewOf(address.view);
  const period = formatDates(plan.period.from, plan.period.to);
  return (
    <Page
      wide
      title={headline(row)}
      crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Дорожная карта' }]}
      subtitle={
        <>
          <PlanChooser row={row} others={rows} />
          <PlanVersion row={row} />
          {period && ` · ${period}`}
        </>
      }
      actions={<PlanActions plan={plan} />}
    >
      <PlanTabs id={row.id} current="plan" />
      <ViewBar whole={view === 'progress'} shown={measures.length} total={plan.measures.length} mine={hasTasks} />
      {view !== 'progress' && <RoadmapFilters roadmap={plan} />}
      {address.mine && own.isPending ? <PageSkeleton rows={10} /> : <View view={view} plan={plan} measures={measures} today={today} onOpen={open} />}
      <RoadmapIssues plan={plan} />
    </Page>
  );
}
