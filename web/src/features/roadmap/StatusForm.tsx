import { Alert, Button, Group, NativeSelect, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';

import { ApiError } from '@/api/problem';
import { formatDate } from '@/ui/format';

import type { Schemas } from '@/api/client';

import { useSetStatus, type Occurrence } from './api';
import styles from './Panel.module.css';
import { statusWords } from './status';

interface StatusFormProps {
  occurrence: Occurrence;
  label: string;
  onDone: () => void;
}

type Status = Schemas['Status'];

const words: Record<Status, string> = statusWords;
const choices = Object.entries(words).filter(([value]) => value !== 'review').map(([value, label]) => ({ value, label }));

function isStatus(value: string): value is Status {
  return choices.some((choice) => choice.value === value);
}

/** Sets the status with its evidence; the toast takes it back. */
export function StatusForm({ occurrence, label, onDone }: StatusFormProps) {
  const [status, setStatus] = useState<Status>(occurrence.status === 'review' ? 'in_work' : occurrence.status);
  const [evidence, setEvidence] = useState(occurrence.evidence);
  const set = useSetStatus();

  function tell(previous: { status: Status; evidence: string }) {
    const id = `status-${occurrence.id}`;
    const undo = () => {
      notifications.hide(id);
      set.mutateAsync({ id: occurrence.id, ...previous }).catch((error: Error) => notifications.show({ color: 'red', title: 'Отменить не удалось', message: error.message }));
    };
    notifications.show({
      id,
      title: `${label}, срок ${formatDate(occurrence.due)}: ${statusWords[status]}`,
      message: (
        <Button size="compact-sm" variant="subtle" onClick={undo}>
          Отменить
        </Button>
      ),
      closeButtonProps: { 'aria-label': 'Скрыть сообщение' },
    });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    // The form may be drawn anew by the fresh list before the answer is told, so a promise is used, not a callback.
    set
      .mutateAsync({ id: occurrence.id, status, evidence: evidence.trim() })
      .then(({ previous }) => {
        tell(previous);
        onDone();
      })
      .catch(() => undefined);
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {set.error && (
        <Alert color="red" variant="light" role="alert" mb="xs">
          {set.error instanceof ApiError && set.error.status === 409 ? 'Пока вы писали, запись изменил кто-то другой. Показана свежая версия: проверьте её и сохраните ещё раз.' : set.error.message}
        </Alert>
      )}
      <NativeSelect label="Статус" value={status} data={choices} onChange={(event) => isStatus(event.currentTarget.value) && setStatus(event.currentTarget.value)} />
      <Textarea label="Чем подтверждено" description="Номер и дата приказа, ссылка на справку, протокол" autosize minRows={2} maxRows={6} mt="xs" value={evidence} onChange={(event) => setEvidence(event.currentTarget.value)} />
      <Group gap="xs" mt="xs">
        <Button size="xs" type="submit" loading={set.isPending}>
          Сохранить
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          Не менять
        </Button>
      </Group>
    </form>
  );
}
