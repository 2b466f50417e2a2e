import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { useYear } from '@/features/context/context';
import { definitionsQuery } from '@/features/indicators/catalogue/api';
import { useAddress } from '@/ui/address';
import { DataTable } from '@/ui/DataTable';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatInterval, formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';
import { Whisker } from '@/ui/Whisker';

import { linksQuery, type Link } from './api';
import styles from './Clusters.module.css';
import { ClusterTabs } from './ClusterTabs';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Группы школ', href: '/clusters' }, { title: 'Связи с условиями' }];

function p(value: number | null): string {
  if (value === null) return '—';
  return value < 0.001 ? '< 0,001' : formatNumber(value, 3);
}

const columns: Column<Link>[] = [
  { id: 'condition', title: 'Условие', fixed: true, width: 180, cell: (row) => row.condition, sort: (row) => row.condition, csv: { titles: ['Условие'], cells: (row) => [row.condition] } },
  { id: 'name', title: 'Показатель', width: 130, cell: (row) => row.name, sort: (row) => row.name, csv: { titles: ['Показатель'], cells: (row) => [row.name] } },
  { id: 'n', title: 'Школ', align: 'right', width: 60, cell: (row) => row.n, sort: (row) => row.n, csv: { titles: ['Школ'], cells: (row) => [row.n] } },
  { id: 'rank', title: 'Связь от −1 до 1', width: 130, cell: (row) => <Whisker estimate={row.rank} domain={[-1, 1]} reference={0} grey={!row.seen} width={116} label={`${row.words}; ρ = ${row.rank.value === null ? 'нет' : formatNumber(row.rank.value, 2)}`} />, sort: (row) => row.rank.value },
  { id: 'rho', title: 'Спирмен', align: 'right', width: 86, cell: (row) => (row.rank.value === null ? <span className="v-quiet">{row.rank.absence_text}</span> : <>{formatNumber(row.rank.value, 2)}<br /><small className="v-quiet">{row.rank.lo !== undefined && row.rank.hi !== undefined && formatInterval(row.rank.lo, row.rank.hi, 2)}</small></>), sort: (row) => row.rank.value, csv: { titles: ['Спирмен', 'от', 'до'], cells: (row) => [row.rank.value, row.rank.lo, row.rank.hi] } },
  { id: 'effect', title: 'На одно отклонение', align: 'right', width: 96, cell: (row) => (row.effect.value === null ? '—' : <>{formatNumber(row.effect.value, 1)}<br /><small className="v-quiet">{row.effect.lo !== undefined && row.effect.hi !== undefined && formatInterval(row.effect.lo, row.effect.hi, 1)}</small></>), sort: (row) => row.effect.value, csv: { titles: ['Эффект', 'от', 'до'], cells: (row) => [row.effect.value, row.effect.lo, row.effect.hi] } },
  { id: 'p', title: 'p с поправкой', align: 'right', width: 74, cell: (row) => p(row.adjusted), sort: (row) => row.adjusted, csv: { titles: ['p', 'p с поправкой'], cells: (row) => [row.p, row.adjusted] } },
  { id: 'words', title: 'Словами', width: 210, cell: (row) => <span className={row.seen ? styles.seen : 'v-quiet'}>{row.words}</span>, csv: { titles: ['Словами'], cells: (row) => [row.words] } },
];

/** What results go together with which conditions: sizes, intervals and caveats, no causes. */
export default function LinksPage() {
  const [address, change] = useAddress();
  const { year, years, choose, isPending } = useYear();
  const definitions = useQuery(definitionsQuery);
  const links = useQuery(linksQuery(year, address.ind ?? ''));
  const choices = (definitions.data?.items ?? []).filter(({ by }) => by.includes('school')).map(({ id, name }) => ({ value: id, label: name }));
  const { data } = links;
  return (
    <Page wide title={data && !data.why ? data.headline : 'Связи результатов с условиями'} crumbs={crumbs} subtitle="Какие условия и результаты школ меняются вместе. Связь — не причина.">
      <ClusterTabs />
      <div className={`${styles.bar} v-no-print`}>
        <FilterSelect label="Год" width={90} value={String(year ?? '')} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(next) => choose(Number(next))} />
        <MultiSelect size="xs" label="Показатели" placeholder={address.ind ? undefined : 'Успеваемость, качество, выполнение'} searchable clearable limit={200} maxValues={6} w={460} data={choices} value={address.ind ? address.ind.split(',') : []} onChange={(next) => change({ ind: next.join(',') })} />
      </div>
      {!isPending && year === null && <EmptyState title="Связи искать пока не в чем">После загрузки результатов и контекстных данных здесь будет, что меняется вместе с чем.</EmptyState>}
      {links.error && <ErrorState error={links.error} retry={() => void links.refetch()} />}
      {year !== null && links.isPending && <PageSkeleton />}
      {data?.why && <EmptyState title="Связей не найти">{data.why}</EmptyState>}
      {data && !data.why && (
        <div aria-busy={links.isFetching}>
          <DataTable name="связи с условиями" caption={data.headline} columns={columns} rows={data.links} rowKey={(row) => `${row.condition} ${row.indicator}`} />
          <ul className={styles.notes}>
            {data.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </Page>
  );
}
