import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useExams, useYear } from '@/features/context/context';
import { useAddress } from '@/ui/address';
import { formatNumber } from '@/ui/format';
import { FilterSelect } from '@/ui/FilterSelect';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { saveXlsx } from '@/ui/xlsx';

import catalogue from '../catalogue/Catalogue.module.css';
import { filtersOf } from '../formula/api';
import { IndicatorFilters } from '../IndicatorFilters';
import { movesOf, setValuesQuery, splits, trialOf, type IndicatorSet, type SetValues } from './api';
import styles from './Sets.module.css';
import { SetRows } from './SetRows';
import { TrialBar } from './TrialBar';

const heads: Record<string, string> = { school: 'Школа', municipality: 'Муниципалитет', class: 'Школа, класс', subject: 'Предмет', year: 'Год' };

function save(set: IndicatorSet, data: SetValues, head: string) {
  const filled = data.places.map((place, at) => ({ place, at })).filter(({ place }) => place.indicator);
  saveXlsx(set.name.slice(0, 80), [head, ...filled.map(({ place }) => `${place.code} ${place.indicator_name}`), 'Итог', 'Место'], data.rows.map((row) => [row.labels.join(', '), ...filled.map(({ at }) => row.values[at]?.value ?? row.values[at]?.absence_text), row.total.value, row.place]));
}

/** A set over schools; weights and the way of joining may be tried, and it is seen who moves. */
export function SetTable({ set }: { set: IndicatorSet }) {
  const [address, change] = useAddress();
  const exams = useExams();
  const { year, isPending } = useYear();
  const version = address.version ? Number(address.version) : undefined;
  const trial = trialOf(address, set.places, set.aggregation);
  const tried = trial.weights !== undefined || trial.aggregation !== undefined;
  const by = splits.find(({ value }) => value === address.by)?.value ?? 'school';
  const filters = { ...filtersOf(address), year: address.year === 'all' || by === 'year' ? undefined : (filtersOf(address).year ?? year ?? undefined) };
  const ready = !isPending && !set.refused && set.filled > 0;
  const values = useQuery(setValuesQuery(set.id, filters, { ...trial, version, by: by === 'class' ? 'school,class' : by }, ready));
  const written = useQuery(setValuesQuery(set.id, filters, { version, by: by === 'class' ? 'school,class' : by }, ready && tried));
  if (set.filled === 0) return <EmptyState title="Считать пока нечего">Заполните хотя бы одно место набора показателем.</EmptyState>;
  if (set.refused) return <EmptyState title="Такой набор не считается">{set.warnings.join(' ')}</EmptyState>;
  const moves = tried && values.data && written.data ? movesOf(values.data.rows, written.data.rows) : new Map<string, number>();
  return (
    <>
      <div className={`${catalogue.bar} v-no-print`}>
        <FilterSelect label="Делить по" width={140} value={by} choices={splits} onChange={(next) => change({ by: next === 'school' ? undefined : next })} />
        <IndicatorFilters exams={exams.data ?? []} query={{ by: 'school', ...filters }} />
        {version && (
          <span>
            Версия {version}, как утверждена.{' '}
            <Button size="compact-xs" variant="subtle" onClick={() => change({ version: undefined })}>
              Как сейчас
            </Button>
          </span>
        )}
      </div>
      <TrialBar set={set} trial={trial} />
      {tried && values.data && written.data && <p>{moves.size === 0 ? 'Места школ не меняются.' : `Сменили место: ${formatNumber(moves.size)} из ${formatNumber(values.data.rows.length)}.`}</p>}
      {values.error && <ErrorState error={values.error} retry={() => void values.refetch()} />}
      {!values.error && !values.data && <PageSkeleton rows={6} />}
      {values.data?.rows.length === 0 && <EmptyState title="Под эти условия результатов нет">Измените год или условия.</EmptyState>}
      {values.data && values.data.rows.length > 0 && (
        <>
          {values.data.warnings.length > 0 && <div className={styles.warning} role="note">{values.data.warnings.map((text) => <p key={text}>{text}</p>)}</div>}
          <SetRows data={values.data} moves={moves} head={heads[by] ?? 'Школа'} />
          <p className="v-no-print">
            <Button size="compact-sm" variant="subtle" onClick={() => values.data && save(set, values.data, heads[by] ?? 'Школа')}>
              Выгрузить Excel (XLSX)
            </Button>{' '}
            <Link href="/indicators/sets">Все наборы</Link>
          </p>
        </>
      )}
    </>
  );
}
