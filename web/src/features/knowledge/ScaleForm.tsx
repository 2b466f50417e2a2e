import { Group, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Exam } from '@/api/client';
import { tellDone } from '@/ui/undo';

import { useSaveScale, useTakeBack, type Scale } from './api';
import { ExamFields } from './ExamFields';
import { FormEnd } from './FormEnd';
import { codesOf } from './words';

const marks = [3, 4, 5] as const;

/** Borders of marks and, where there is one, the table of hundred points. */
export function ScaleForm({ scale, exam: start, onClose }: { scale: Scale | null; exam: Exam; onClose: () => void }) {
  const [exam, setExam] = useState(start);
  const [fields, setFields] = useState({ maximum: scale?.maximum ?? 0, from: marks.map((_, index) => scale?.from[index] ?? 0), hundred: (scale?.to_hundred ?? []).join(' '), region: scale?.region ?? '', kind: scale?.kind ?? '', note: scale?.note ?? '', source: scale?.source ?? '' });
  const save = useSaveScale();
  const takeBack = useTakeBack();
  const put = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { procedure, year, grade, subject } = exam;
    const [from3 = 0, from4 = 0, from5 = 0] = fields.from;
    save.mutateAsync({ procedure, year, grade, subject, maximum: fields.maximum, from3, from4, from5, to_hundred: codesOf(fields.hundred).map(Number), region: fields.region, kind: fields.kind, source: fields.source, note: fields.note }).then(
      (version) => {
        tellDone('Шкала записана', () => takeBack.mutateAsync(version.id));
        onClose();
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit}>
      <ExamFields value={exam} fixed={scale !== null} onChange={setExam} />
      <Group gap="sm" align="flex-start">
        <NumberInput required label="Наибольший балл" w={130} min={1} hideControls value={fields.maximum || ''} onChange={(maximum) => put({ maximum: Number(maximum) })} />
        {marks.map((mark, index) => (
          <NumberInput key={mark} label={`«${mark}» с балла`} w={100} min={0} hideControls value={fields.from[index] || ''} onChange={(value) => put({ from: fields.from.map((old, at) => (at === index ? Number(value) : old)) })} />
        ))}
      </Group>
      <Textarea mt="sm" autosize minRows={1} label="Перевод в 100 баллов" description="Тестовые баллы первичных 0, 1, 2… через пробел; пусто, если такого перевода нет" value={fields.hundred} onChange={(event) => put({ hundred: event.currentTarget.value })} />
      <Group mt="sm" gap="sm" align="flex-start">
        <TextInput label="Регион" w={90} placeholder="22" value={fields.region} onChange={(event) => put({ region: event.currentTarget.value })} />
        <TextInput label="Какая из шкал" w={200} placeholder="если их несколько" value={fields.kind} onChange={(event) => put({ kind: event.currentTarget.value })} />
        <TextInput label="Примечание" w={260} value={fields.note} onChange={(event) => put({ note: event.currentTarget.value })} />
      </Group>
      <FormEnd source={fields.source} onSource={(source) => put({ source })} error={save.error} pending={save.isPending} onClose={onClose} />
    </form>
  );
}
