import { Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Exam } from '@/api/client';
import { tellDone } from '@/ui/undo';

import { useSaveMinimum, useTakeBack, type Minimum } from './api';
import { ExamFields } from './ExamFields';
import { FormEnd } from './FormEnd';
import { units } from './words';

/** The least score an exam is passed with, and what it opens. */
export function MinimumForm({ minimum, exam: start, onClose }: { minimum: Minimum | null; exam: Exam; onClose: () => void }) {
  const [exam, setExam] = useState(start);
  const [fields, setFields] = useState({ value: minimum?.value ?? 0, unit: minimum?.unit ?? 'primary', purpose: minimum?.purpose ?? 'аттестат', note: minimum?.note ?? '', source: minimum?.source ?? '' });
  const save = useSaveMinimum();
  const takeBack = useTakeBack();
  const put = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { procedure, year, grade, subject } = exam;
    save.mutateAsync({ procedure, year, grade, subject, ...fields }).then(
      (version) => {
        tellDone('Минимальный балл записан', () => takeBack.mutateAsync(version.id));
        onClose();
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit}>
      <ExamFields value={exam} fixed={minimum !== null} onChange={setExam} />
      <Group gap="sm" align="flex-start">
        <NumberInput required label="Минимум" w={100} min={0} hideControls value={fields.value} onChange={(value) => put({ value: Number(value) })} />
        <NativeSelect label="В чём" w={160} data={Object.entries(units).map(([value, label]) => ({ value, label }))} value={fields.unit} onChange={(event) => put({ unit: event.currentTarget.value as typeof fields.unit })} />
        <TextInput required label="Для чего" w={180} disabled={minimum !== null} value={fields.purpose} onChange={(event) => put({ purpose: event.currentTarget.value })} />
      </Group>
      <TextInput mt="sm" label="Примечание" value={fields.note} onChange={(event) => put({ note: event.currentTarget.value })} />
      <FormEnd source={fields.source} onSource={(source) => put({ source })} error={save.error} pending={save.isPending} onClose={onClose} />
    </form>
  );
}
