import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import styles from '@/features/tasks/Tasks.module.css';
import { tellDone } from '@/ui/undo';

import { useMoveWindow } from './api';
import type { Window } from './types';

/** Moves a window for all its executors; the reason stays in the history of the plan. */
export function MoveWindow({ window, onClose }: { window: Window; onClose: () => void }) {
  const [from, setFrom] = useState(window.from);
  const [due, setDue] = useState(window.due);
  const [reason, setReason] = useState('');
  const move = useMoveWindow();
  const back = useMoveWindow();
  const wrong = from > due ? 'Начало позже окончания' : '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong) return;
    move.mutateAsync({ id: window.id, from, due, reason: reason.trim(), row_version: window.row_version }).then((now) => {
      onClose();
      tellDone('Срок перенесён для всех исполнителей', () => back.mutateAsync({ id: window.id, from: window.from, due: window.due, reason: 'Отмена переноса', row_version: now.row_version }));
    }, () => undefined);
  };
  return (
    <form className={styles.box} style={{ gridColumn: '1 / -1' }} onSubmit={submit}>
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
