import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { useExams, useYear } from '@/features/context/context';
import { useAddress } from '@/ui/address';
import { DataTable } from '@/ui/DataTable';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { groupings, indicatorsQuery, queryOf, type IndicatorQuery } from './api';
import { columnsOf } from './columns';
import { IndicatorFilters } from './IndicatorFilters';
import { IndicatorTabs } from './IndicatorTabs';

function about({ procedure, grade, subject, year }: IndicatorQuery): string {
  return [procedure ?? 'все процедуры', subject ?? 'все предметы', grade ? `${grade} класс` : 'все параллели', year ? `${year} год` : 'все годы'].join(', ');
}

export default function IndicatorsPage() {
  const [address, change] = useAddress();
  const { year, isPending } = useYear();
  const exams = useExams();
  const query = queryOf(address, year);
  const table = useQuery({ ...indicatorsQuery(query), enabled: !isPending, placeholderData: keepPreviousData });
  if (exams.error) return <ErrorState error={exams.error} retry={() => void exams.refetch()} />;
  const grouping = groupings.find((entry) => entry.value === query.by)?.label.toLocaleLowerCase('ru') ?? '';
  const rows = table.data?.rows ?? [];
  return (
    <Page wide title={`Показатели: ${grouping}${table.data ? `, ${counted(rows.length, nouns.row)}` : ''}`} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Показатели', href: '/indicators' }, { title: 'Сводная таблица' }]} subtitle={`${about(query)}. Под значением 95 % интервал; подчёркнутое число по нажатию показывает, как получено.`}>
      <IndicatorTabs />
      <div style={{ marginBottom: 10 }} className="v-no-print">
        <SegmentedControl size="xs" aria-label="Группировать по" value={query.by} data={groupings} onChange={(by) => change({ by })} />
      </div>
      {table.isPending && <PageSkeleton />}
      {table.error && <ErrorState error={table.error} retry={() => void table.refetch()} />}
      {table.data && (
        <DataTable name={`показатели-${query.by}`} caption="Показатели" columns={columnsOf(table.data, query)} rows={rows} rowKey={(row) => JSON.stringify([row.procedure, row.year, row.grade, row.subject, row.school?.id, row.class_name, row.municipality])} tools={<IndicatorFilters exams={exams.data ?? []} query={query} />} />
      )}
      {table.data && rows.length === 0 && <EmptyState title="Под эти условия результатов нет">Измените процедуру, год, класс или предмет.</EmptyState>}
    </Page>
  );
}
