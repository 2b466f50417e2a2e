import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';

import { PlanFrame } from '@/features/plans/PlanFrame';
import { useRight } from '@/features/session/session';
import { DataTable } from '@/ui/DataTable';
import { formatMoment } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';
import { tellDone, tellFailure } from '@/ui/undo';

import { schoolPlansQuery, stateSigns, stateWords, useGenerate, useTakeBack, type SchoolPlan, type SchoolPlans, type SchoolPlanState } from './api';
import styles from './SchoolPlans.module.css';
import { StateButtons } from './StateButtons';

const order: SchoolPlanState[] = ['approved', 'submitted', 'returned', 'draft', 'none'];

const columns: Column<SchoolPlan>[] = [
  { id: 'school', title: 'Школа', fixed: true, cell: (plan) => (plan.plan_id ? <Anchor component={Link} href={`/roadmaps/${plan.plan_id}`}>{plan.node.name}</Anchor> : plan.node.name), sort: (plan) => plan.node.name, csv: { titles: ['Школа'], cells: (plan) => [plan.node.name] } },
  {
    id: 'state',
    title: 'Состояние',
    width: 170,
    cell: (plan) => (
      <span className={styles.state} data-state={plan.state}>
        <span aria-hidden="true">{stateSigns[plan.state]}</span> {stateWords[plan.state]}
      </span>
    ),
    sort: (plan) => order.indexOf(plan.state),
    csv: { titles: ['Состояние'], cells: (plan) => [stateWords[plan.state]] },
  },
  { id: 'measures', title: 'Мероприятий', align: 'right', cell: (plan) => plan.measures || <span className="v-quiet">—</span>, sort: (plan) => plan.measures, csv: { titles: ['Мероприятий'], cells: (plan) => [plan.measures] } },
  { id: 'note', title: 'Замечание', cell: (plan) => plan.note || <span className="v-quiet">—</span>, csv: { titles: ['Замечание'], cells: (plan) => [plan.note] } },
  { id: 'changed', title: 'Изменён', width: 210, cell: (plan) => (plan.changed_at ? `${formatMoment(plan.changed_at)}, ${plan.changed_by}` : <span className="v-quiet">—</span>), sort: (plan) => plan.changed_at || null },
  { id: 'actions', title: 'Действия', width: 260, fixed: true, cell: (plan) => <StateButtons plan={plan} /> },
];

function headline({ schools, counts }: SchoolPlans): string {
  const only = schools.length === 1 ? schools[0] : undefined;
  if (only) return only.state === 'none' ? 'План школы ещё не создан' : `План школы: ${stateWords[only.state]}`;
  return `Планы школ: утверждено ${counts.approved} из ${schools.length}${counts.submitted > 0 ? `, ждут утверждения ${counts.submitted}` : ''}`;
}

/** Plans schools make after the municipal one: who has one, who has not, what waits for approval. */
export default function SchoolPlansPage() {
  const id = Number(useParams<{ id: string }>().id);
  const plans = useQuery(schoolPlansQuery(id));
  const mayChange = useRight('roadmap.change');
  const generate = useGenerate(id);
  const takeBack = useTakeBack(id);
  if (plans.isPending) return <PageSkeleton rows={10} />;
  if (plans.error) return <ErrorState error={plans.error} retry={() => void plans.refetch()} />;
  const { schools, counts } = plans.data;
  const make = () => {
    generate.mutateAsync(undefined).then(({ counts: now, batch }) => {
      const made = counts.none - now.none;
      tellDone(made > 0 ? `Созданы черновики: ${counted(made, nouns.organisation)}` : 'План уже есть у всех', batch ? () => takeBack.mutateAsync(batch) : undefined);
    }, (error: Error) => tellFailure('Планы не созданы', error));
  };
  return (
    <PlanFrame
      wide
      id={id}
      tab="school-plans"
      title={headline(plans.data)}
      actions={
        mayChange && counts.none > 0 && (
          <Button loading={generate.isPending} onClick={make}>
            Создать планы: {counted(counts.none, nouns.organisation)}
          </Button>
        )
      }
    >
      {schools.length === 0 ? (
        <EmptyState title="Школам в этой карте ничего не поручено">Планы школ создаются из мероприятий, где исполнитель — школы.</EmptyState>
      ) : (
        <>
          {schools.length > 1 && (
            <div className={styles.bar} role="img" aria-label={order.map((state) => `${stateWords[state]}: ${counts[state]}`).join(', ')}>
              {order.map((state) => counts[state] > 0 && <span key={state} data-state={state} style={{ width: `${(100 * counts[state]) / schools.length}%` }} />)}
            </div>
          )}
          <DataTable name="планы школ" caption="Планы школ" columns={columns} rows={schools} rowKey={(plan) => plan.node.id} sorting={[{ id: 'state', desc: true }]} />
        </>
      )}
    </PlanFrame>
  );
}
