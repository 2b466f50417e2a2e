import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { useMute, useUnmute } from '@/features/profile/api';
import { tellDone } from '@/ui/undo';

import styles from './Tasks.module.css';

/** Stops reminders of one task for this person; the reason is kept. */
export function MuteForm({ task, onClose }: { task: number; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const mute = useMute();
  const unmute = useUnmute();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mute.mutateAsync({ object: 'task', object_id: task, reason: reason.trim(), until: until || null }).then(({ id }) => { onClose(); tellDone('Об этой задаче напоминаний не будет', () => unmute.mutateAsync(id)); }, () => undefined);
  };
  return (
    <form className={styles.box} onSubmit={submit}>
      <div className={styles.two}>
        <TextInput autoFocus size="xs" required label="Почему не напоминать" value={reason} error={mute.error?.message} onChange={(event) => setReason(event.currentTarget.value)} />
        <TextInput size="xs" type="date" label="До какого дня, если не навсегда" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      </div>
      <div className={styles.steps}>
        <Button size="xs" type="submit" loading={mute.isPending}>
          Не напоминать
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Отмена
        </Button>
      </div>
    </form>
  );
}
