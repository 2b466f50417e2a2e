import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Status } from '../api';
import type { Card } from './cards';

interface ReasonDialogProps {
  card: Card;
  to: Status;
  onReason: (note: string) => void;
  onClose: () => void;
}

/** A measure is taken off, or opened again, only with a reason. */
export function ReasonDialog({ card, to, onReason, onClose }: ReasonDialogProps) {
  const [note, setNote] = useState('');
  const off = to === 'cancelled';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim()) onReason(note.trim());
  };
  return (
    <Modal opened onClose={onClose} title={off ? `Снять ${card.measure.number} с обоснованием` : `Вернуть ${card.measure.number} в работу`}>
      <form onSubmit={submit}>
        <p>{card.measure.text}</p>
        <Textarea data-autofocus required label={off ? 'Почему мероприятие снимается' : 'Почему мероприятие открывается снова'} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <Group gap="sm" mt="md">
          <Button type="submit" disabled={!note.trim()}>
            {off ? 'Снять' : 'Вернуть'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Не менять
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
