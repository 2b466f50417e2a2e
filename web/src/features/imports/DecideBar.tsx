import { Alert, Button } from '@mantine/core';
import { useLocation } from 'wouter';

import { isEmpty, useCommit, useDiscard, type Import } from './api';
import styles from './Imports.module.css';

function hint(entry: Import): string {
  if (entry.state !== 'ready') return '';
  if (entry.needs.length > 0) return 'Записать можно после ответа на вопросы.';
  if (isEmpty(entry)) return 'Исправьте файл и загрузите его снова.';
  return entry.kind === 'results' ? 'Записанное можно будет убрать целиком на странице «Загруженное».' : '';
}

/** The decision stays in sight while the problems are read: write it down, or let it go. */
export function DecideBar({ entry }: { entry: Import }) {
  const commit = useCommit(entry.id);
  const discard = useDiscard();
  const [, navigate] = useLocation();
  const ready = entry.state === 'ready';
  const empty = isEmpty(entry) && entry.needs.length === 0;
  return (
    <div className={styles.decide}>
      {commit.error && (
        <Alert color="red" variant="light" role="alert">
          {commit.error.message}
        </Alert>
      )}
      {ready && !empty && (
        <Button onClick={() => commit.mutate(undefined)} disabled={entry.needs.length > 0} loading={commit.isPending}>
          Записать
        </Button>
      )}
      <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate(entry.id, { onSuccess: () => navigate('/imports') })}>
        {ready && !empty ? 'Не записывать' : 'Убрать и вернуться к загрузке'}
      </Button>
      <span className="v-quiet">{hint(entry)}</span>
    </div>
  );
}
