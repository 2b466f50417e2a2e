import { Alert, Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { tellDone } from '@/ui/undo';

import { useAddEvent, useChangeEvent, useRemoveEvent, type Events, type PlanEvent } from './api';
import { followedText } from './group';

interface EventFormProps {
  kinds: Events['kinds'];
  event: PlanEvent | null;
  /** Kind to begin with, when the person came from a measure that waits. */
  kind?: string;
  waiting: number;
  onClose: () => void;
}

/** Dates an event; the terms that hang on it follow, and the message takes it back. */
export function EventForm({ kinds, event, kind, waiting, onClose }: EventFormProps) {
  const [fields, setFields] = useState({ kind: event?.kind ?? kind ?? kinds[0]?.id ?? '', title: event?.title ?? '', date: event?.date ?? '', end_date: event?.end_date ?? '', note: event?.note ?? '' });
  const add = useAddEvent();
  const change = useChangeEvent();
  const remove = useRemoveEvent();
  const error = add.error ?? change.error;
  const field = (name: keyof typeof fields) => ({ value: fields[name], onChange: (input: { currentTarget: { value: string } }) => setFields({ ...fields, [name]: input.currentTarget.value }) });
  const title = kinds.find((entry) => entry.id === fields.kind)?.title ?? fields.kind;

  function submit(input: FormEvent) {
    input.preventDefault();
    const body = { ...fields, title: fields.title.trim() || title, end_date: fields.end_date || null };
    const saved = event ? change.mutateAsync({ id: event.id, row_version: event.row_version, ...body }) : add.mutateAsync(body);
    saved.then(({ id, followed }) => {
      onClose();
      tellDone(`Дата записана: ${followedText(followed)}`, event ? undefined : () => remove.mutateAsync(id));
    }, () => undefined);
  }

  return (
    <Modal opened onClose={onClose} title={event ? 'Изменить событие' : 'Назначить дату события'}>
      <form onSubmit={submit}>
        {error && (
          <Alert color="red" variant="light" role="alert" mb="sm">
            {error.message}
          </Alert>
        )}
        <NativeSelect label="Событие" data={kinds.map((entry) => ({ value: entry.id, label: entry.title }))} {...field('kind')} />
        <TextInput mt="sm" label="Как называется" description="Например: ВПР, 4 класс, русский язык" placeholder={title} {...field('title')} />
        <Group grow mt="sm" gap="sm">
          <TextInput data-autofocus type="date" required label="Дата" {...field('date')} />
          <TextInput type="date" label="Последний день, если длится" {...field('end_date')} />
        </Group>
        <TextInput mt="sm" label="Примечание" {...field('note')} />
        {waiting > 0 && <p className="v-quiet">Сроки, которые зависят от этого события, получат даты или сдвинутся. Закрытые задачи останутся на месте.</p>}
        <Group gap="sm" mt="md">
          <Button type="submit" loading={add.isPending || change.isPending}>
            Записать
          </Button>
          <Button variant="default" onClick={onClose}>
            Отмена
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
