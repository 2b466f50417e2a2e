import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';

import { askedOf } from '@/features/comparison/api';
import { Filters } from '@/features/comparison/Filters';
import { digitsOf } from '@/features/indicators/measure';
import { useYear } from '@/features/context/context';
import { useAddress } from '@/ui/address';
import { DataTable } from '@/ui/DataTable';
import { EstimateText } from '@/ui/EstimateText';
import { formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';

import { feeling, inCell, matrixQuery, shortName, type Matrix, type Place } from './profile';
import styles from './Profile.module.css';
import { RiskTabs } from './RiskTabs';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Зоны риска', href: '/risk' }, { title: 'Уровень и изменение' }];

function Grid({ data }: { data: Matrix }) {
  return (
    <table className={styles.matrix}>
      <caption className="v-quiet">Строки — уровень против среднего, столбцы — изменение за год</caption>
      <thead>
        <tr>
          <th />
          {data.columns.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...data.rows.keys()].reverse().map((row) => (
          <tr key={row}>
            <th scope="row">{data.rows[row]}</th>
            {data.columns.map((title, column) => (
              <td key={title} data-feeling={feeling(data, row, column)}>
                <ul>
                  {inCell(data.places, row, column).map(({ id, name, sure, words, now }) => (
                    <li key={id} data-sure={sure || undefined} title={`${words}; n = ${now.n}`}>
                      {sure ? '●' : '○'} <Link href={`/risk/schools/${id}`}>{shortName(name)}</Link>
                    </li>
                  ))}
                </ul>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function columnsOf(data: Matrix): Column<Place>[] {
  const unit = data.measure === 'percent' ? '%' : '';
  const gap = data.measure === 'percent' ? 'п.п.' : data.unit;
  const estimate = (id: 'now' | 'before' | 'status' | 'change', title: string): Column<Place> => ({
    id,
    title,
    align: 'right',
    width: 118,
    cell: (row) => <EstimateText estimate={row[id]} unit={id === 'now' || id === 'before' ? unit : ''} interval stacked />,
    sort: (row) => row[id].value,
    csv: { titles: [title, `${title}: от`, `${title}: до`], cells: (row) => [row[id].value ?? row[id].absence_text, row[id].lo, row[id].hi] },
  });
  return [
    { id: 'school', title: 'Школа', fixed: true, width: 190, cell: (row) => row.name, sort: (row) => row.name, csv: { titles: ['Школа'], cells: (row) => [row.name] } },
    { id: 'n', title: 'n', align: 'right', width: 60, cell: (row) => formatNumber(row.now.n), sort: (row) => row.now.n, csv: { titles: ['n'], cells: (row) => [row.now.n] } },
    estimate('before', String(data.year - 1)),
    estimate('now', String(data.year)),
    estimate('status', `От среднего, ${gap}`),
    estimate('change', `За год, ${gap}`),
    { id: 'words', title: 'Словами', width: 300, cell: (row) => row.words, csv: { titles: ['Словами'], cells: (row) => [row.words] } },
  ];
}

function Found({ data }: { data: Matrix }) {
  const columns = useMemo(() => columnsOf(data), [data]);
  if (data.problem) return <EmptyState title="Показатель не сравнивается по школам">{data.problem}</EmptyState>;
  if (data.places.length === 0) return <EmptyState title="Сравнивать нечего">Значений этого показателя за выбранный год нет.</EmptyState>;
  const digits = digitsOf(data.measure);
  const cuts = (pair: number[]) => pair.map((one) => formatNumber(one, Number.isInteger(one) ? 0 : digits)).join(' и ');
  return (
    <>
      <Grid data={data} />
      <p className={styles.legend}>
        ● оба интервала целиком в клетке · ○ место не твёрдое. Границы: уровень ±{cuts(data.status_cuts)}, изменение ±{cuts(data.change_cuts)}. Рамкой — школы, у которых плохо или хорошо и то и другое.
      </p>
      <DataTable name="уровень и изменение" caption={data.headline} columns={columns} rows={data.places} rowKey={(row) => row.id} />
      <ul className={styles.notes}>
        {data.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

/** Status and change, five by five: who is low and falling, who is low but rising. */
export default function MatrixPage() {
  const [address] = useAddress();
  const { year, isPending } = useYear();
  const asked = askedOf({ ind: 'mean_percent', ...address }, year);
  const { indicator, procedure, subject, grade } = asked;
  const matrix = useQuery(matrixQuery(year === null ? null : { year, indicator, procedure, subject, grade }));
  const { data } = matrix;
  return (
    <Page wide title={data?.headline || 'Уровень и изменение'} crumbs={crumbs}>
      <RiskTabs />
      {!isPending && year === null ? <EmptyState title="Сравнивать пока нечего">После загрузки результатов за два года здесь будут места школ.</EmptyState> : <Filters asked={asked} />}
      {matrix.error && <ErrorState error={matrix.error} retry={() => void matrix.refetch()} />}
      {year !== null && matrix.isPending && <PageSkeleton />}
      {data && (
        <div aria-busy={matrix.isFetching}>
          <Found data={data} />
        </div>
      )}
    </Page>
  );
}
