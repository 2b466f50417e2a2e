import { Button, Progress } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'wouter';

import { ApiError } from '@/api/problem';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { tellFailure } from '@/ui/undo';

import { importQuery, isEmpty, isRunning, useStop, type Import } from './api';
import { Committed } from './Committed';
import { DecideBar } from './DecideBar';
import { Differences } from './Differences';
import { FilesSection } from './FilesSection';
import styles from './Imports.module.css';
import { ImportIssues } from './ImportIssues';
import { MissingFiles } from './MissingFiles';
import { Preview } from './Preview';
import { Questions } from './Questions';
import { Sample } from './Sample';

function named({ files, file }: Import): string {
  return files.length > 1 ? counted(files.length, nouns.file) : `Файл «${file}»`;
}

function headline(entry: Import): string {
  const many = entry.files.length > 1;
  const read = many ? 'прочитаны' : 'прочитан';
  if (entry.state === 'collecting') return `${named(entry)}: ещё не ${read}`;
  if (entry.state === 'reading') return `${named(entry)}: идёт чтение`;
  if (entry.state === 'failed') return `${named(entry)}: прочитать или записать не удалось`;
  if (entry.state === 'committing') return `${named(entry)}: идёт запись`;
  if (entry.state === 'committed') return `${named(entry)}: записано`;
  if (entry.needs.length > 0) return `${named(entry)} ${read}, нужен ответ на ${counted(entry.needs.length, ['вопрос', 'вопроса', 'вопросов'])}`;
  if (isEmpty(entry)) return `${named(entry)} ${read}, но записать нечего`;
  return `${named(entry)} ${read}, ${entry.issue_total > 0 ? counted(entry.issue_total, nouns.issue) : 'замечаний нет'}`;
}

/** What is being done, how far it is, and the way to stop it. */
function Running({ entry }: { entry: Import }) {
  const stop = useStop(entry.id);
  return (
    <div className={styles.running} role="status">
      <p>{entry.progress.message || 'Работа идёт'}</p>
      <Progress value={entry.progress.percent} animated aria-label="Ход работы" />
      <p>
        <Button size="xs" variant="default" loading={stop.isPending} onClick={() => stop.mutate(undefined, { onError: (error) => tellFailure('Остановить не удалось', error) })}>
          Остановить
        </Button>{' '}
        <span className="v-quiet">Со страницы можно уйти: работа продолжится. {entry.state === 'committing' ? 'Остановленная запись не оставит ничего.' : ''}</span>
      </p>
    </div>
  );
}

function Body({ entry }: { entry: Import }) {
  const results = entry.kind === 'results';
  const open = entry.state === 'ready' || entry.state === 'collecting' || entry.state === 'failed';
  return (
    <>
      {isRunning(entry.state) && <Running entry={entry} />}
      {entry.problem && <ErrorState error={new ApiError(422, entry.problem)} />}
      {entry.state === 'committed' && <Committed entry={entry} />}
      {open && <MissingFiles entry={entry} />}
      {entry.state === 'ready' && <Questions entry={entry} />}
      {results && entry.state !== 'committed' && <FilesSection entry={entry} />}
      {entry.preview && entry.state !== 'committed' && <Preview preview={entry.preview} />}
      {results && <Differences list={entry.differences} replace={entry.replace} />}
      <ImportIssues entry={entry} />
      {entry.preview && entry.state === 'ready' && <Sample preview={entry.preview} />}
      {open && <DecideBar entry={entry} />}
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
  if (entry.error instanceof ApiError && entry.error.status === 404) return <EmptyState title="Этой загрузки больше нет">Её удалили из списка или начал другой человек. Загрузите файлы ещё раз.</EmptyState>;
  if (entry.error) return <ErrorState error={entry.error} retry={() => void entry.refetch()} />;
  return (
    <Page title={headline(entry.data)} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Загрузка файлов', href: '/imports' }, { title: entry.data.file }]}>
      <Body entry={entry.data} />
    </Page>
  );
}
