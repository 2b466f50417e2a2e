import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { tellDone } from '@/ui/undo';

import { undoTask, useMove, useRefresh } from './api';
import styles from './Tasks.module.css';
import type { TaskCard } from './types';

/** Moves the term of one task; the reason stays in its history. */
export function MoveForm({ task, onClose }: { task: TaskCard; onClose: () => void }) {
  const [from, setFrom] = useState(task.from);
  const [due, setDue] = useState(task.due);
  const [reason, setReason] = useState('');
  const move = useMove();
  const refresh = useRefresh();
  const wrong = from > due ? 'Начало позже окончания' : '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong) return;
    move.mutateAsync({ id: task.id, from, due, reason: reason.trim(), row_version: task.row_version }).then(() => {
      onClose();
      tellDone('Срок задачи перенесён', () => undoTask(task.id).finally(refresh));
    }, () => undefined);
  };
  return (
    <form className={styles.box} onSubmit={submit}>
      <div className={styles.two}>
        <TextInput autoFocus size="xs" type="date" required label="Начало" value={from} error={wrong} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput size="xs" type="date" required label="Исполнить не позднее" value={due} onChange={(event) => setDue(event.currentTarget.value)} />
      </div>
      <TextInput size="xs" mt="xs" required label="Причина переноса" value={reason} error={move.error?.message} onChange={(event) => setReason(event.currentTarget.value)} />
      <div className={styles.steps}>
        <Button size="xs" type="submit" loading={move.isPending}>
          Перенести
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Отмена
        </Button>
      </div>
    </form>
  );
}
