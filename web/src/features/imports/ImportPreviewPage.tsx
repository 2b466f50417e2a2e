import { Progress } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'wouter';

import { ApiError } from '@/api/problem';
import { IssueTable } from '@/ui/IssueTable';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { importQuery, isEmpty, isRunning, type Import } from './api';
import { ColumnMapping } from './ColumnMapping';
import { Committed } from './Committed';
import { DecideBar } from './DecideBar';
import styles from './Imports.module.css';
import { Needs } from './Needs';
import { Preview } from './Preview';
import { Sample } from './Sample';

function headline(entry: Import): string {
  if (entry.state === 'reading') return `Читается файл «${entry.file}»`;
  if (entry.state === 'failed') return `Файл «${entry.file}» прочитать не удалось`;
  if (entry.state === 'committing') return `Записывается файл «${entry.file}»`;
  if (entry.state === 'committed') return `Файл «${entry.file}» записан`;
  if (entry.needs.length > 0) return `Файл «${entry.file}» прочитан, нужен ответ на ${counted(entry.needs.length, ['вопрос', 'вопроса', 'вопросов'])}`;
  if (isEmpty(entry)) return `Файл «${entry.file}» прочитан, но записать из него нечего`;
  const issues = entry.issue_total > 0 ? counted(entry.issue_total, nouns.issue) : 'замечаний нет';
  return `Файл «${entry.file}» прочитан, ${issues}`;
}

/** Columns of a plan are asked about on a table, everything else in a form. */
function Questions({ entry }: { entry: Import }) {
  const tables = entry.needs.find((need) => need.field === 'columns')?.tables;
  const rest = entry.needs.filter((need) => need.field !== 'columns');
  return (
    <>
      {tables && tables.length > 0 && <ColumnMapping entry={entry} tables={tables} />}
      {rest.length > 0 && <Needs entry={{ ...entry, needs: rest }} />}
    </>
  );
}

function Body({ entry }: { entry: Import }) {
  return (
    <>
      {isRunning(entry.state) && (
        <div className={styles.running} role="status">
          <p>{entry.progress.message || 'Работа идёт'}</p>
          <Progress value={entry.progress.percent} animated aria-label="Ход работы" />
          <p className="v-quiet">Со страницы можно уйти: работа продолжится, файл останется в списке загрузок.</p>
        </div>
      )}
      {entry.problem && <ErrorState error={new ApiError(422, entry.problem)} />}
      {entry.state === 'committed' && <Committed entry={entry} />}
      {entry.state === 'ready' && <Questions entry={entry} />}
      {entry.preview && entry.state !== 'committed' && <Preview preview={entry.preview} />}
      {entry.issues.length > 0 && (
        <Section title="Замечания">
          <div className={styles.padded}>
            <IssueTable issues={entry.issues} total={entry.issue_total} name="замечания-загрузка" />
          </div>
        </Section>
      )}
      {entry.preview && entry.state === 'ready' && <Sample preview={entry.preview} />}
      {(entry.state === 'ready' || entry.state === 'failed') && <DecideBar entry={entry} />}
    </>
  );
}

export default function ImportPreviewPage() {
  const { id } = useParams<{ id: string }>();
  const entry = useQuery(importQuery(id));
  const client = useQueryClient();
  const committed = entry.data?.state === 'committed';
  useEffect(() => {
    if (committed) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'import' });
  }, [committed, client]);
  if (entry.isPending) return <PageSkeleton />;
  if (entry.error instanceof ApiError && entry.error.status === 404) return <EmptyState title="Этой загрузки больше нет">Её убрали из списка, или сервер перезапускался. Загрузите файл ещё раз.</EmptyState>;
  if (entry.error) return <ErrorState error={entry.error} retry={() => void entry.refetch()} />;
  return (
    <Page title={headline(entry.data)} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Загрузка файлов', href: '/imports' }, { title: entry.data.file }]}>
      <Body entry={entry.data} />
    </Page>
  );
}
