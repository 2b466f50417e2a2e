import { Alert, Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { counted, nouns } from '@/ui/plural';
import { tellDone } from '@/ui/undo';

import { moveTask, undoTask, useRefresh } from './api';
import { forEach, type Outcome } from './bulk';
import { isOpen } from './words';
import type { Task } from './types';

interface BulkMoveProps {
  tasks: Task[];
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** One new term for many tasks, with one reason for all. */
export function BulkMove({ tasks, opened, onClose, onDone }: BulkMoveProps) {
  const [due, setDue] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Outcome['refused']>([]);
  const refresh = useRefresh();
  const open = tasks.filter((task) => isOpen(task.status));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const outcome = await forEach(open, ({ id, from, row_version }) => moveTask({ id, from: from > due ? due : from, due, reason: reason.trim(), row_version }));
    setBusy(false);
    setRefused(outcome.refused);
    refresh();
    if (outcome.done.length > 0) tellDone(`Перенесено: ${counted(outcome.done.length, nouns.task)}`, () => forEach(outcome.done, ({ id }) => undoTask(id)).finally(refresh));
    if (outcome.refused.length > 0) return;
    onClose();
    onDone();
  }

  return (
    <Modal opened={opened} onClose={onClose} title={`Перенести срок: ${counted(open.length, nouns.task)}`}>
      <form onSubmit={(event) => void submit(event)}>
        {refused.length > 0 && (
          <Alert color="red" variant="light" role="alert" mb="sm" title="Перенесено не всё">
            {refused.map(({ task, why }) => `${task.number}: ${why}`).join('; ')}
          </Alert>
        )}
        <TextInput data-autofocus type="date" required label="Исполнить не позднее" value={due} onChange={(event) => setDue(event.currentTarget.value)} />
        <TextInput mt="sm" required label="Причина переноса" description="Одна для всех выбранных; останется в истории каждой" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Group gap="sm" mt="md">
          <Button type="submit" loading={busy} disabled={open.length === 0}>
            Перенести
          </Button>
          <Button variant="default" onClick={onClose}>
            Отмена
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
