import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { api, take } from '@/api/client';
import { formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import type { WorksQuery } from './behind';
import styles from './Results.module.css';
import { absences } from './words';

const step = 100;
const most = 1000;
const states: Record<string, string> = { absent: 'отсутствовал', annulled: 'аннулирована', not_counted: 'не учтена' };

function shown({ value, status }: { value: number | null; status: string }): string {
  return value === null ? (absences[status] ?? status) : formatNumber(value, Number.isInteger(value) ? 0 : 1);
}

const worksQuery = (query: WorksQuery, limit: number) => ({ queryKey: ['works', query, limit], queryFn: () => take(api.GET('/api/results/works', { params: { query: { ...query, limit } } })), placeholderData: keepPreviousData });

function exportHref(query: WorksQuery): string {
  const pairs = Object.entries({ ...query, format: 'xlsx' }).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return `/api/results/export?${new URLSearchParams(pairs).toString()}`;
}

/** Works one by one, with their tasks. */
export function Works({ query }: { query: WorksQuery }) {
  const [limit, setLimit] = useState(step);
  const works = useQuery(worksQuery(query, limit));
  if (works.isPending) return <PageSkeleton />;
  if (works.error) return <ErrorState error={works.error} retry={() => void works.refetch()} />;
  const { items, total } = works.data;
  if (total === 0) return <EmptyState title="За этим числом работ нет" />;
  const tasks = [...new Set(items.flatMap((work) => work.tasks.map(({ task }) => task)))];
  const schools = new Set(items.map(({ school_name }) => school_name)).size > 1;
  return (
    <>
      <div className={styles.tools}>
        <span className="v-quiet">
          {counted(total, nouns.work)}
          {items.length < total && `, показаны первые ${formatNumber(items.length)}`}. Просмотр отмечается в журнале.
        </span>
        <Button className={styles.right} size="xs" variant="default" component="a" href={exportHref(query)} download leftSection={<IconDownload size={15} aria-hidden="true" />}>
          Выгрузить эти работы
        </Button>
      </div>
      <div className={`${grid.scroll} ${styles.works}`} tabIndex={0} role="region" aria-label="Работы">
        <table className={`${grid.table} ${styles.table}`}>
          <thead>
            <tr>
              {['Код', ...(schools ? ['Школа'] : []), 'Класс', 'Вариант', ...tasks, 'Балл', 'Отметка', 'Журнал', 'Состояние'].map((title, index) => (
                <th key={index} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((work, index) => (
              <tr key={index}>
                <th scope="row">{work.code}</th>
                {schools && <td>{work.school_name}</td>}
                <td>{work.class}</td>
                <td>{work.variant}</td>
                {tasks.map((name) => {
                  const task = work.tasks.find((one) => one.task === name);
                  return (
                    <td key={name} data-number>
                      {task ? shown(task) : ''}
                    </td>
                  );
                })}
                <td data-number>{shown(work.total)}</td>
                <td data-number>{shown(work.mark)}</td>
                <td data-number>{shown(work.journal_mark)}</td>
                <td>{states[work.state] ?? 'учтена'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {items.length < total && limit < most && (
        <Button mt="sm" size="xs" variant="default" loading={works.isFetching} onClick={() => setLimit(Math.min(most, limit * 3))}>
          Показать ещё
        </Button>
      )}
    </>
  );
}
