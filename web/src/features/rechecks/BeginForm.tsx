import { Button, Group, MultiSelect, NumberInput, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';

import { examTitle, useExams } from '@/features/context/context';
import { nodesQuery } from '@/features/org/api';
import { tellDone } from '@/ui/undo';

import { useBegin, useRemove, type NewRecheck } from './api';

const strata = [
  { value: 'school', label: 'от каждой школы по её размеру' },
  { value: 'mark', label: 'от каждой отметки по числу работ' },
  { value: 'none', label: 'из всех работ вместе' },
];

/** Which works are marked again: all of marked schools and a random part of the others. */
export function BeginForm({ onClose }: { onClose: () => void }) {
  const exams = [...(useExams().data ?? [])].sort((a, b) => b.year - a.year);
  const nodes = useQuery(nodesQuery());
  const [name, setName] = useState('Выборочная перепроверка');
  const [exam, setExam] = useState<string | null>(null);
  const [by, setBy] = useState('percent');
  const [size, setSize] = useState<number | string>(10);
  const [layer, setLayer] = useState('school');
  const [gap, setGap] = useState<number | string>(2);
  const [seed, setSeed] = useState<number | string>('');
  const [schools, setSchools] = useState<string[]>([]);
  const begin = useBegin();
  const remove = useRemove();
  const [, navigate] = useLocation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = exams.find((one) => examTitle(one) === exam);
    if (!chosen) return;
    const body: NewRecheck = { name: name.trim(), ...chosen, strata: strata.find(({ value }) => value === layer)?.value as NewRecheck['strata'], gap: Number(gap), schools };
    if (by === 'percent') body.percent = Number(size);
    else body.number = Number(size);
    if (seed !== '') body.seed = Number(seed);
    begin.mutateAsync(body).then(
      ({ id }) => {
        tellDone('Работы отобраны', () => remove.mutateAsync(id));
        onClose();
        navigate(`/objectivity/rechecks/${id}`);
      },
      () => undefined,
    );
  };
  const listed = (nodes.data ?? []).filter(({ kind }) => kind === 'school').map(({ code, name: label }) => ({ value: code, label }));
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput data-autofocus required label="Название" value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Select required searchable label="Работа" description="Одна процедура, класс, предмет и год" data={exams.map(examTitle)} value={exam} onChange={setExam} nothingFoundMessage="Такой работы не загружено" />
        <MultiSelect searchable label="Школы, чьи работы взять все" description="Школы открытых для работы случаев по этой работе возьмутся сами" data={listed} value={schools} onChange={setSchools} />
        <div>
          <p style={{ margin: '0 0 4px' }} className="v-quiet">
            Из работ остальных школ взять случайно
          </p>
          <Group gap="sm">
            <SegmentedControl aria-label="Долей или числом" data={[{ value: 'percent', label: 'долю, %' }, { value: 'number', label: 'число работ' }]} value={by} onChange={setBy} />
            <NumberInput aria-label="Сколько взять" w={110} min={0} max={by === 'percent' ? 100 : 100000} value={size} onChange={setSize} />
          </Group>
        </div>
        <Select allowDeselect={false} label="Как делить случайную часть" data={strata} value={layer} onChange={(next) => setLayer(next ?? 'school')} />
        <Group gap="sm" align="flex-start">
          <NumberInput label="Третий эксперт от расхождения, б." w={240} min={1} max={50} value={gap} onChange={setGap} />
          <NumberInput label="Число для отбора" placeholder="новое" w={220} min={1} value={seed} onChange={setSeed} />
        </Group>
        {begin.error && (
          <p role="alert" style={{ margin: 0, color: 'var(--v-danger)' }}>
            {begin.error.message}
          </p>
        )}
        <div>
          <Button type="submit" loading={begin.isPending} disabled={!exam}>
            Отобрать работы
          </Button>
        </div>
      </Stack>
    </form>
  );
}
