import { useMemo } from 'react';

import { estimateText } from '@/features/indicators/measure';
import { DataTable } from '@/ui/DataTable';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { AnalysisTabs } from './AnalysisTabs';
import type { Comparison } from './api';
import { Calculator } from './Calculator';
import { powerColumns } from './columns';
import styles from './Comparison.module.css';
import { Filters } from './Filters';
import { useComparison } from './useComparison';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Сравнение школ', href: '/comparison' }, { title: 'Что видно' }];

function Seen({ data }: { data: Comparison }) {
  const columns = useMemo(() => powerColumns(data), [data]);
  if (data.problem) return <EmptyState title="Показатель не сравнивается по школам">{data.problem}</EmptyState>;
  if (data.compared === 0) return <EmptyState title="Сравнивать нечего">Значений этого показателя за выбранный год нет: смените год, процедуру или предмет.</EmptyState>;
  return <DataTable name="что видно" caption="Какие значения заметны при числе работ школы" columns={columns} rows={data.schools} rowKey={(row) => row.id} sorting={[{ id: 'n', desc: false }]} />;
}

/** «Что видно при таком числе учеников»: the least differences that would be noticed. */
export default function PowerPage() {
  const { asked, comparison, empty } = useComparison();
  const { data } = comparison;
  const common = data && data.common.value !== null ? ` от ${estimateText(data.common, data.measure)}` : '';
  return (
    <Page wide title="Что видно при таком числе учеников" crumbs={crumbs} subtitle={`Какие значения школы отличимы${common} с вероятностью 80 %. Чем меньше учеников, тем большее отличие остаётся незаметным: его отсутствие в отчёте не значит, что его нет.`}>
      <AnalysisTabs />
      {!empty && <Filters asked={asked} />}
      {comparison.error ? <ErrorState error={comparison.error} retry={() => void comparison.refetch()} /> : data ? <Seen data={data} /> : !empty && <PageSkeleton rows={4} />}
      <div className={styles.after}>
        <Calculator />
      </div>
    </Page>
  );
}
