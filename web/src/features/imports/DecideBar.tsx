import { Alert, Button } from '@mantine/core';
import { useLocation } from 'wouter';

import { isEmpty, useAnswer, useCommit, useDiscard, type Import } from './api';
import styles from './Imports.module.css';

/** What only keeps the files from being written is that the same is stored already. */
function isStored({ issues }: Import): boolean {
  const errors = issues.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(({ code }) => code === 'exam_already_stored' || code === 'file_already_stored');
}

function hint(entry: Import): string {
  if (entry.state !== 'ready') return '';
  if (entry.needs.length > 0) return 'Записать можно после ответа на вопросы.';
  if (isEmpty(entry)) return 'Исправьте файл или назовите его столбцы.';
  if (isStored(entry)) return 'Эти результаты уже записаны. «Заменить» поставит новые вместо прежних; убранная новая партия вернёт прежние.';
  if (entry.blocked) return 'Исправьте ошибки в файлах и загрузите их снова либо не загружайте файлы с ошибками.';
  return entry.kind === 'results' ? 'Всё запишется одной партией. Её можно будет убрать целиком на странице «Загруженное».' : '';
}

/** The decision stays in sight while the problems are read: write it down, or let it go. */
export function DecideBar({ entry }: { entry: Import }) {
  const commit = useCommit(entry.id);
  const discard = useDiscard();
  const answer = useAnswer(entry.id);
  const [, navigate] = useLocation();
  const writable = entry.state === 'ready' && !isEmpty(entry) && (!entry.blocked || entry.needs.length > 0);
  const failure = commit.error ?? answer.error;
  return (
    <div className={styles.decide}>
      {failure && (
        <Alert color="red" variant="light" role="alert">
          {failure.message}
        </Alert>
      )}
      {writable && (
        <Button onClick={() => commit.mutate(undefined)} disabled={entry.needs.length > 0} loading={commit.isPending}>
          Записать
        </Button>
      )}
      {entry.state === 'ready' && isStored(entry) && (
        <Button onClick={() => answer.mutate({ replace: true })} loading={answer.isPending}>
          Заменить записанное
        </Button>
      )}
      <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate(entry.id, { onSuccess: () => navigate('/imports') })}>
        {writable ? 'Не записывать' : 'Убрать и вернуться к загрузке'}
      </Button>
      <span className="v-quiet">{hint(entry)}</span>
    </div>
  );
}
