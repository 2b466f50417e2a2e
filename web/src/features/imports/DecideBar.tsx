import { Alert, Button } from '@mantine/core';
import { useLocation } from 'wouter';

import { useCommit, useDiscard, type Import } from './api';
import styles from './Imports.module.css';

/** The decision stays in sight while the problems are read: write it down, or let it go. */
export function DecideBar({ entry }: { entry: Import }) {
  const commit = useCommit(entry.id);
  const discard = useDiscard();
  const [, navigate] = useLocation();
  const ready = entry.state === 'ready';
  return (
    <div className={styles.decide}>
      {commit.error && (
        <Alert color="red" variant="light" role="alert">
          {commit.error.message}
        </Alert>
      )}
      {ready && (
        <Button onClick={() => commit.mutate(undefined)} disabled={entry.needs.length > 0} loading={commit.isPending}>
          Записать
        </Button>
      )}
      <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate(entry.id, { onSuccess: () => navigate('/imports') })}>
        {ready ? 'Не записывать' : 'Убрать и вернуться к загрузке'}
      </Button>
      {ready && <span className="v-quiet">{entry.needs.length > 0 ? 'Записать можно после ответа на вопросы.' : 'Записанное можно будет убрать целиком на странице «Загруженное».'}</span>}
    </div>
  );
}
