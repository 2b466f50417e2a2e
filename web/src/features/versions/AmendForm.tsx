import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';

import { tellDone } from '@/ui/undo';

import { useAmend, useRemove } from './api';

/** Begins the next version: a draft that is edited until an act approves it. */
export function AmendForm({ roadmap, onClose }: { roadmap: number; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [, navigate] = useLocation();
  const amend = useAmend(roadmap);
  const remove = useRemove();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    amend.mutateAsync(reason.trim()).then(({ id }) => {
      onClose();
      navigate(`/roadmaps/${id}`);
      tellDone('Создан проект новой редакции', async () => {
        await remove.mutateAsync(id);
        navigate(`/roadmaps/${roadmap}/versions`);
      });
    }, () => undefined);
  };
  return (
    <Modal opened onClose={onClose} title="Внести изменения в карту">
      <form onSubmit={submit}>
        <p>Появится проект новой редакции. Действующая редакция работает, пока проект не утверждён актом.</p>
        <Textarea data-autofocus required autosize minRows={2} label="Почему вносятся изменения" description="Например: по итогам анализа за 2025/26 учебный год" value={reason} error={amend.error?.message} onChange={(event) => setReason(event.currentTarget.value)} />
        <Group gap="sm" mt="md">
          <Button type="submit" loading={amend.isPending}>
            Создать проект
          </Button>
          <Button variant="default" onClick={onClose}>
            Отмена
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
