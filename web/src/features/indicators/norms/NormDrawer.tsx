import { Button, Drawer, Group, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { useExams } from '@/features/context/context';
import { schoolsQuery } from '@/features/schools/api';
import { useRight } from '@/features/session/session';
import { tellDone } from '@/ui/undo';

import { distinct } from '../api';
import type { Definition } from '../catalogue/api';
import { useNorms, type NormNew } from './api';

type Draft = Omit<NormNew, 'value' | 'margin' | 'year' | 'grade'> & { value: number | string; margin: number | string; year: number | string; grade: number | string };

const number = (value: number | string) => (value === '' ? undefined : Number(value));

function NormForm({ definition, onClose }: { definition: Definition; onClose: () => void }) {
  const [draft, setDraft] = useState<Draft>({ indicator: definition.id, kind: 'norm', value: '', margin: '', year: '', grade: '', act: '', date: '' });
  const exams = useExams().data ?? [];
  const maySchools = useRight('schools.read');
  const schools = useQuery({ ...schoolsQuery(), enabled: maySchools });
  const { add, withdraw } = useNorms();
  const put = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { value, margin, year, grade } = draft;
    add.mutateAsync({ ...draft, value: Number(value), margin: number(margin), year: number(year), grade: number(grade) }).then(
      ({ id }) => {
        tellDone(draft.kind === 'norm' ? 'Норматив записан' : 'Цель записана', () => withdraw.mutateAsync(id));
        onClose();
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit}>
      <SegmentedControl size="xs" aria-label="Что записать" mb="sm" value={draft.kind} data={[{ value: 'norm', label: 'Норматив' }, { value: 'target', label: 'Цель' }]} onChange={(kind) => put({ kind: kind === 'target' ? 'target' : 'norm' })} />
      <Group grow align="flex-start" mb="sm">
        <NumberInput data-autofocus required label={`Значение, ${definition.unit}`} decimalSeparator="," value={draft.value} onChange={(value) => put({ value })} />
        <NumberInput label="Жёлтый в пределах" description="пусто — пока интервал достаёт" decimalSeparator="," min={0} value={draft.margin} onChange={(margin) => put({ margin })} />
      </Group>
      <Group grow align="flex-start" mb="sm">
        <NumberInput label="Год" placeholder="любой" min={2000} max={2100} value={draft.year} onChange={(year) => put({ year })} />
        <NumberInput label="Параллель" placeholder="любая" min={1} max={12} value={draft.grade} onChange={(grade) => put({ grade })} />
      </Group>
      <Select label="Предмет" placeholder="любой" clearable searchable data={distinct(exams, (exam) => exam.subject)} value={draft.subject ?? null} onChange={(subject) => put({ subject })} mb="sm" />
      {maySchools && <Select label="Школа" placeholder="все" clearable searchable data={(schools.data ?? []).filter(({ kind }) => kind === 'school').map(({ code, name }) => ({ value: code, label: name }))} value={draft.school ?? null} onChange={(school) => put({ school })} mb="sm" />}
      <TextInput required label="Акт" placeholder="Приказ управления образования № 123" value={draft.act} onChange={(event) => put({ act: event.currentTarget.value })} mb="sm" />
      <TextInput type="date" label="Дата акта" value={draft.date ?? ''} onChange={(event) => put({ date: event.currentTarget.value })} mb="md" />
      {add.error && (
        <p role="alert" style={{ color: 'var(--v-danger)' }}>
          {add.error.message}
        </p>
      )}
      <Button type="submit" loading={add.isPending}>
        Записать
      </Button>
    </form>
  );
}

/** A norm or a target with its act; it can be taken back at once. */
export function NormDrawer({ definition, opened, onClose }: { definition: Definition; opened: boolean; onClose: () => void }) {
  return (
    <Drawer opened={opened} onClose={onClose} title="Норматив или цель">
      {opened && <NormForm definition={definition} onClose={onClose} />}
    </Drawer>
  );
}
