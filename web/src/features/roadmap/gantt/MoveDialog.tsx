import { Alert, Button, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { useMoveWindow } from '@/features/measures/api';
import { formatDates } from '@/ui/format';
import { tellDone } from '@/ui/undo';

import styles from './Gantt.module.css';
import type { Shift } from './shift';

/** Asks why the term moves; nothing is written before. Afterwards the move can be taken back. */
export function MoveDialog({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const { occurrence } = shift;
  const [from, setFrom] = useState(shift.from);
  const [due, setDue] = useState(shift.due);
  const [reason, setReason] = useState('');
  const move = useMoveWindow();
  const client = useQueryClient();
  const wrong = from && due && from > due ? 'Начало позже окончания' : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (wrong) return;
    move
      .mutateAsync({ id: occurrence.id, from, due, reason: reason.trim(), row_version: occurrence.row_version ?? 0 })
      .then(async (now) => {
        // The bar stays where it was put until the fresh schedule shows it there.
        await client.refetchQueries({ queryKey: ['schedule'] });
        onClose();
        tellDone(`${shift.number}: срок перенесён на ${formatDates(from, due)}`, () => move.mutateAsync({ id: occurrence.id, from: occurrence.from, due: occurrence.due, reason: `Перенос отменён: ${reason.trim()}`, row_version: now.row_version }));
      })
      .catch(() => undefined);
  }

  return (
    <Modal opened onClose={onClose} title={`Перенести срок ${shift.number}`} size="md">
      <form onSubmit={submit}>
        <p>{shift.text}</p>
        <p className="v-quiet">Сейчас срок {formatDates(occurrence.from, occurrence.due)}</p>
        <div className={styles.dates}>
          <TextInput type="date" required label="Начало" value={from} error={wrong} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput type="date" required label="Исполнить не позднее" value={due} onChange={(event) => setDue(event.currentTarget.value)} />
        </div>
        <Textarea data-autofocus required className={styles.reason} label="Причина переноса" description="Останется в истории мероприятия" autosize minRows={2} maxRows={5} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        {move.error && (
          <Alert color="red" variant="light" role="alert" mt="sm">
            {move.error.message}
          </Alert>
        )}
        <Group gap="sm" mt="md">
          <Button type="submit" loading={move.isPending || move.isSuccess} disabled={!reason.trim()}>
            Перенести
          </Button>
          <Button variant="default" onClick={onClose}>
            Оставить как было
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
