import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import styles from './Tasks.module.css';

export interface MovedDays {
  from: string;
  due: string;
  reason: string;
}

interface MoveFieldsProps {
  window: { from: string; due: string };
  error: Error | null;
  pending: boolean;
  onMove: (moved: MovedDays) => void;
  onClose: () => void;
}

/** Other days of a task or a window, and why they change. */
export function MoveFields({ window, error, pending, onMove, onClose }: MoveFieldsProps) {
  const [from, setFrom] = useState(window.from);
  const [due, setDue] = useState(window.due);
  const [reason, setReason] = useState('');
  const wrong = from > due ? 'Начало позже окончания' : '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onMove({ from, due, reason: reason.trim() });
  };
  return (
    <form className={styles.box} onSubmit={submit}>
      <div className={styles.two}>
        <TextInput autoFocus size="xs" type="date" required label="Начало" value={from} error={wrong} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput size="xs" type="date" required label="Исполнить не позднее" value={due} onChange={(event) => setDue(event.currentTarget.value)} />
      </div>
      <TextInput size="xs" mt="xs" required label="Причина переноса" value={reason} error={error?.message} onChange={(event) => setReason(event.currentTarget.value)} />
      <div className={styles.steps}>
        <Button size="xs" type="submit" loading={pending}>
          Перенести
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Отмена
        </Button>
      </div>
    </form>
  );
}
