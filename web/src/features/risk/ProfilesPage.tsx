import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'wouter';

import { useYear } from '@/features/context/context';
import { DataTable } from '@/ui/DataTable';
import { EstimateText } from '@/ui/EstimateText';
import { FilterSelect } from '@/ui/FilterSelect';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';

import { Light } from './Light';
import { lights, profilesQuery, type Profile, type Profiles } from './profile';
import styles from './Profile.module.css';
import { RiskTabs } from './RiskTabs';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Зоны риска', href: '/risk' }, { title: 'Профили школ' }];

function columnsOf({ factors }: Profiles): Column<Profile>[] {
  return [
    { id: 'school', title: 'Школа', fixed: true, width: 160, cell: (row) => row.name, sort: (row) => row.name, csv: { titles: ['Школа'], cells: (row) => [row.name] } },
    { id: 'risks', title: 'Всего', align: 'right', width: 48, cell: (row) => (row.risks > 0 ? <b>{row.risks}</b> : 0), sort: (row) => row.risks + row.perhaps / 100, csv: { titles: ['Признаков риска', 'Возможных'], cells: (row) => [row.risks, row.perhaps] } },
    { id: 'low_index', title: 'Индекс низких результатов', align: 'right', width: 88, cell: (row) => <EstimateText estimate={row.low_index} unit="%" interval stacked />, sort: (row) => row.low_index.value, csv: { titles: ['Индекс низких результатов', 'от', 'до'], cells: (row) => [row.low_index.value, row.low_index.lo, row.low_index.hi] } },
    ...factors.flatMap((factor, index): Column<Profile>[] => {
      const reason = (row: Profile) => row.reasons[index];
      if (factor.id === 'low_index') return [];
      return [
        {
          id: factor.id,
          title: factor.brief,
          width: 58,
          cell: (row) => {
            const one = reason(row);
            return one ? <Light reason={one} /> : null;
          },
          sort: (row) => lights[reason(row)?.light ?? 'absent'].order,
          csv: { titles: [factor.title], cells: (row) => [reason(row)?.words] },
        },
      ];
    }),
  ];
}

function Found({ data }: { data: Profiles }) {
  const [, navigate] = useLocation();
  const columns = useMemo(() => columnsOf(data), [data]);
  if (data.schools.every(({ reasons }) => reasons.every(({ light }) => light === 'absent'))) return <EmptyState title="Оценивать нечего">За этот год нет результатов: выберите другой год или загрузите файлы.</EmptyState>;
  return (
    <>
      <p className={styles.legend}>▼ признак риска, ▽ возможно, ▲ хорошо, точка — не видно, тире — нет данных. Слова — при наведении и на странице школы.</p>
      <DataTable name="профили риска" caption={data.headline} columns={columns} rows={data.schools} rowKey={(row) => row.id} onOpen={(row) => navigate(`/risk/schools/${row.id}`)} highlight={(row) => row.risks > 1} />
      <ul className={styles.notes}>
        {data.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

/** Everything that speaks of risk or success, school by school. */
export default function ProfilesPage() {
  const { year, years, choose, isPending } = useYear();
  const profiles = useQuery(profilesQuery(year));
  const { data } = profiles;
  return (
    <Page wide title={data?.headline ?? 'Профили риска'} crumbs={crumbs}>
      <RiskTabs />
      <div className={`${styles.bar} v-no-print`}>
        <FilterSelect label="Год" width={90} value={String(year ?? '')} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(next) => choose(Number(next))} />
      </div>
      {!isPending && year === null && <EmptyState title="Оценивать пока нечего">После загрузки результатов здесь будут все признаки риска и успеха по школам.</EmptyState>}
      {profiles.error && <ErrorState error={profiles.error} retry={() => void profiles.refetch()} />}
      {year !== null && profiles.isPending && <PageSkeleton />}
      {data && (
        <div aria-busy={profiles.isFetching}>
          <Found data={data} />
        </div>
      )}
    </Page>
  );
}
