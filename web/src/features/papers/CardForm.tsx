import { Alert, Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { PaperFields } from './api';
import { levelWords, type Level } from './types';

interface CardFormProps {
  start: PaperFields;
  error: Error | null;
  pending: boolean;
  submit: string;
  onSubmit: (fields: PaperFields) => void;
  onClose: () => void;
}

/** The particulars of an act. */
export function CardForm({ start, error, pending, submit, onSubmit, onClose }: CardFormProps) {
  const [fields, setFields] = useState({ kind: start.kind ?? 'приказ', number: start.number ?? '', dated: start.dated ?? '', title: start.title ?? '', issuer: start.issuer ?? '', level: start.level === undefined ? 'municipal' : (start.level ?? ''), note: start.note ?? '' });
  const field = (name: keyof typeof fields) => ({ value: fields[name], onChange: (event: { currentTarget: { value: string } }) => setFields({ ...fields, [name]: event.currentTarget.value }) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ ...fields, level: fields.level as Level | '', dated: fields.dated || null });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        {error && (
          <Alert color="red" variant="light" role="alert">
            {error.message}
          </Alert>
        )}
        <Textarea data-autofocus required autosize minRows={1} label="Название" {...field('title')} />
        <Group grow gap="sm" align="flex-start">
          <TextInput required label="Вид" placeholder="приказ, письмо, закон" {...field('kind')} />
          <TextInput label="Номер" {...field('number')} />
          <TextInput type="date" label="Дата" {...field('dated')} />
        </Group>
        <Group grow gap="sm" align="flex-start">
          <TextInput label="Кто издал" {...field('issuer')} />
          <NativeSelect label="Уровень" data={[{ value: '', label: 'не установлен' }, ...Object.entries(levelWords).map(([value, label]) => ({ value, label }))]} {...field('level')} />
        </Group>
        <TextInput label="Примечание" {...field('note')} />
        <Group gap="sm">
          <Button type="submit" loading={pending}>
            {submit}
          </Button>
          <Button variant="default" onClick={onClose}>
            Отмена
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
