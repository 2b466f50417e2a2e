import { useMemo } from 'react';

import { DataTable } from '@/ui/DataTable';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { AnalysisTabs } from './AnalysisTabs';
import type { Comparison } from './api';
import { comparedColumns } from './columns';
import styles from './Comparison.module.css';
import { Filters } from './Filters';
import { Funnel } from './Funnel';
import { useComparison } from './useComparison';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Сравнение школ' }];

function Found({ data }: { data: Comparison }) {
  const columns = useMemo(() => comparedColumns(data), [data]);
  if (data.problem) return <EmptyState title="Показатель не сравнивается по школам">{data.problem}</EmptyState>;
  if (data.compared === 0) return <EmptyState title="Сравнивать нечего">Значений этого показателя за выбранный год нет: смените год, процедуру или предмет либо загрузите результаты.</EmptyState>;
  return (
    <>
      {data.norm_words && <p className={styles.norm}>{data.norm_words}</p>}
      {data.notes.length > 0 && (
        <ul className={styles.notes}>
          {data.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <DataTable name="сравнение школ" caption={data.headline || data.name} columns={columns} rows={data.schools} rowKey={(row) => row.id} sorting={[{ id: 'value', desc: data.direction !== 'less_is_better' }]} />
      <div className={styles.after}>
        <Funnel data={data} />
      </div>
    </>
  );
}

/** Schools beside one another by one indicator: whiskers, funnel, and words that intervals choose. */
export default function ComparisonPage() {
  const { asked, comparison, empty, own } = useComparison();
  const { data } = comparison;
  return (
    <Page wide title={data?.headline || 'Сравнение школ'} crumbs={crumbs} subtitle={own ? 'Ваша школа рядом со средним: названия и значения других школ не показаны.' : 'Усы — 95 % интервал; серым — школы, которые не отличаются от среднего. Где норматив утверждён, отклонение считается от него.'}>
      <AnalysisTabs />
      {empty ? <EmptyState title="Сравнивать пока нечего">После загрузки результатов здесь будут школы рядом: кто отличается от среднего и насколько уверенно.</EmptyState> : <Filters asked={asked} />}
      {comparison.error ? <ErrorState error={comparison.error} retry={() => void comparison.refetch()} /> : data ? <div aria-busy={comparison.isFetching}><Found data={data} /></div> : !empty && <PageSkeleton />}
    </Page>
  );
}
