import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';

import { ApiError } from '@/api/problem';
import { formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { entriesQuery, recheckQuery, type Entries, type Entry, type Recheck } from './api';
import { EntryRow } from './EntryRow';
import styles from './Rechecks.module.css';
import { examOf } from './words';

function PaperTable({ one, paper, entries }: { one: Recheck; paper: Entries['papers'][number]; entries: Entry[] }) {
  const several = new Set(entries.map(({ expert }) => expert)).size > 1;
  return (
    <div className={grid.scroll} style={{ marginBottom: 14 }}>
      <table className={`${grid.table} ${styles.entry}`}>
        <caption className={grid.caption}>Баллы за задания</caption>
        <thead>
          <tr>
            <th scope="col">Код работы</th>
            <th scope="col">Вариант</th>
            {paper.tasks.map((task) => (
              <th key={task.name} scope="col">
                {task.name}
                {task.maximum > 0 && <small>до {task.maximum}</small>}
              </th>
            ))}
            <th scope="col">
              <span className={grid.caption}>Состояние</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.id} id={one.head.id} entry={entry} paper={paper} readOnly={one.head.phase === 'finished'} showExpert={several} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The table an expert fills in: codes and tasks, nothing of whose work it is. */
export default function EntryPage() {
  const id = Number(useParams<{ id: string }>().id);
  const found = useQuery(recheckQuery(id));
  const entries = useQuery(entriesQuery(id));
  const failed = found.error ?? entries.error;
  if (failed instanceof ApiError && failed.status === 404) return <EmptyState title="Такой перепроверки нет">Её убрали, или в ней нет ваших работ.</EmptyState>;
  if (failed) return <ErrorState error={failed} retry={() => void entries.refetch()} />;
  if (!found.data || !entries.data) return <PageSkeleton />;
  const one = found.data;
  // An organiser types for those who have no account; the others enter for themselves.
  const own = new Set(one.experts.filter(({ account }) => !one.organises || !account).map(({ id: expert }) => expert));
  const mine = entries.data.entries.filter(({ expert }) => own.has(expert));
  const done = mine.filter(({ points }) => points !== null).length;
  const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Перепроверки', href: '/objectivity/rechecks' }, { title: one.head.name, href: `/objectivity/rechecks/${id}` }, { title: 'Баллы' }];
  const sheet = (
    <Button variant="default" component="a" href={`/api/rechecks/${id}/sheet`}>
      Таблица в Excel
    </Button>
  );
  return (
    <Page wide title={`Внесено ${formatNumber(done)} из ${formatNumber(mine.length)}`} crumbs={crumbs} subtitle={`${examOf(one.head)}. Работа записывается сама, когда внесены все задания; за пустой ответ — 0. Стрелки, Tab и Enter двигают по таблице, строку можно вставить из Excel.`} actions={sheet}>
      {mine.length === 0 ? (
        <EmptyState title="Вносить нечего">{one.organises ? 'У всех экспертов есть учётные записи: каждый вносит баллы сам.' : 'Работы ещё не розданы.'}</EmptyState>
      ) : (
        entries.data.papers.map((paper) => {
          const rows = mine.filter((entry) => entry.paper === paper.id);
          return rows.length > 0 && <PaperTable key={paper.id} one={one} paper={paper} entries={rows} />;
        })
      )}
    </Page>
  );
}
