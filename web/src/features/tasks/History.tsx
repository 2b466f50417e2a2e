import { Button } from '@mantine/core';

import { formatMoment } from '@/ui/format';
import { tellFailure } from '@/ui/undo';

import { useUndo } from './api';
import styles from './Tasks.module.css';
import type { TaskCard } from './types';

/** Who did what and when, the newest first; the last step can be taken back. */
export function History({ task }: { task: TaskCard }) {
  const undo = useUndo();
  if (task.events.length === 0) return <p className="v-quiet">Изменений ещё не было.</p>;
  return (
    <>
      {task.undo && (
        <Button size="compact-xs" variant="default" mb={6} loading={undo.isPending} onClick={() => undo.mutateAsync(task.id).catch((error: Error) => tellFailure('Отменить не удалось', error))}>
          Отменить: {task.undo}
        </Button>
      )}
      <ol className={styles.history}>
        {task.events.map((event) => (
          <li key={event.id} data-undone={event.undone || undefined}>
            {event.title}
            {event.note && <>: «{event.note}»</>}
            <small>
              {formatMoment(event.at)}, {event.actor}
            </small>
          </li>
        ))}
      </ol>
    </>
  );
}
