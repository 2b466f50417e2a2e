import { Alert, Button, Group, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { currentOf } from '@/api/problem';
import { differing, type Fields, type Value } from '@/features/merge/merge';
import { MergeScreen } from '@/features/merge/MergeScreen';
import { tellDone } from '@/ui/undo';

import { useEditMeasure } from './api';
import { measureFields, recordOf } from './fields';
import type { EditableMeasure } from './types';

interface EditFormProps {
  /** As it was when the person began; the form does not follow later changes. */
  measure: EditableMeasure;
  /** Names and kinds already used in the plan, offered while typing. */
  executors: string[];
  kinds: string[];
  onClose: () => void;
}

const line = (value: Value | undefined) => (typeof value === 'string' ? value : '');
const list = (value: Value | undefined) => (Array.isArray(value) ? value : []);

function isMeasure(value: unknown): value is EditableMeasure {
  return typeof value === 'object' && value !== null && 'row_version' in value && 'deadline' in value;
}

/** Editing one measure; when somebody else saved first, both versions are merged on the spot. */
export function EditForm({ measure, executors, kinds, onClose }: EditFormProps) {
  const [begun] = useState(measure);
  const base = recordOf(begun);
  const [fields, setFields] = useState<Fields>(base);
  const [reason, setReason] = useState('');
  const [theirs, setTheirs] = useState<EditableMeasure | null>(null);
  const edit = useEditMeasure();
  const back = useEditMeasure();
  const put = (key: string, value: Value) => setFields({ ...fields, [key]: value });
  const changed = differing(fields, base);

  async function save(over: EditableMeasure, wanted: Fields) {
    const before = recordOf(over);
    const change = differing(wanted, before);
    if (Object.keys(change).length === 0) return onClose();
    try {
      const saved = await edit.mutateAsync({ id: over.id, row_version: over.row_version, reason: reason.trim(), fields: change });
      onClose();
      const old = Object.fromEntries(Object.keys(change).map((key) => [key, before[key] ?? '']));
      tellDone(`Мероприятие ${saved.number} изменено`, () => back.mutateAsync({ id: saved.id, row_version: saved.row_version, reason: 'Отмена правки', fields: old }));
    } catch (error) {
      const current = currentOf(error);
      if (isMeasure(current)) setTheirs(current);
    }
  }

  if (theirs) {
    return <MergeScreen key={theirs.row_version} fields={measureFields} base={base} mine={fields} theirs={recordOf(theirs)} error={currentOf(edit.error) ? null : edit.error} pending={edit.isPending} onSave={(result) => void save(theirs, result)} onTheirs={onClose} />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(begun, fields);
  };
  return (
    <form onSubmit={submit}>
      {edit.error && !currentOf(edit.error) && (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {edit.error.message}
        </Alert>
      )}
      <Stack gap="sm">
        <TextInput label="Номер" w={140} value={line(fields.number)} onChange={(event) => put('number', event.currentTarget.value)} />
        <Textarea label="Мероприятие" required autosize minRows={2} maxRows={8} value={line(fields.text)} onChange={(event) => put('text', event.currentTarget.value)} />
        <TextInput label="Срок" description="Словами, как в документе: «до 1 марта», «ежегодно, октябрь – ноябрь»" value={line(fields.term)} onChange={(event) => put('term', event.currentTarget.value)} />
        <TagsInput label="Ответственные" description="Enter после каждого" splitChars={[]} data={executors} value={list(fields.responsible)} onChange={(value) => put('responsible', value)} />
        <TagsInput label="Вид документа" splitChars={[]} data={kinds} value={list(fields.documents)} onChange={(value) => put('documents', value)} />
        <Textarea label="Ожидаемый результат" autosize minRows={1} maxRows={6} value={line(fields.result)} onChange={(event) => put('result', event.currentTarget.value)} />
        <TextInput label="Почему меняется" required description="Останется в истории карты" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Group gap="sm">
          <Button type="submit" loading={edit.isPending} disabled={Object.keys(changed).length === 0}>
            Сохранить
          </Button>
          <Button variant="default" onClick={onClose}>
            Отмена
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
