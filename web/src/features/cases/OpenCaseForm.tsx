import { Button, NumberInput, Select, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';

import { useYear } from '@/features/context/context';
import { nodesQuery } from '@/features/org/api';
import { tellDone } from '@/ui/undo';

import { useOpenCase, useRemoveCase, type NewCase } from './api';

export const methods = [
  { value: 'vekha', label: 'Методика «Вехи»' },
  { value: 'fioko-2019', label: 'Методика 2019 (14 признаков)' },
  { value: 'federal', label: 'Федеральный список школ' },
  { value: 'recommendations-2026', label: 'Рекомендации 2026 года (по вторичному источнику)' },
  { value: 'procedure-exam', label: 'Падение от процедуры к экзамену' },
  { value: 'observers', label: 'Присутствие наблюдателей' },
  { value: 'olympiad', label: 'Этапы олимпиады' },
  { value: 'other', label: 'Известно из другого источника: список, письмо, обращение' },
];

interface OpenCaseFormProps {
  /** What is known already: then it is not asked. */
  school?: number;
  method?: string;
  onClose: () => void;
}

/** Asks a school about its sign. */
export function OpenCaseForm({ school: known, method: first = 'vekha', onClose }: OpenCaseFormProps) {
  const nodes = useQuery(nodesQuery());
  const { year, years } = useYear();
  const [school, setSchool] = useState<string | null>(known ? String(known) : null);
  const [method, setMethod] = useState(first);
  const [when, setWhen] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [days, setDays] = useState<number | string>(5);
  const open = useOpenCase();
  const remove = useRemoveCase();
  const [, navigate] = useLocation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body: NewCase = { school: Number(school), method, year: Number(when ?? year), reply_days: Number(days) };
    if (method === 'other') body.words = words.trim();
    open.mutateAsync(body).then(
      ({ id }) => {
        tellDone('Случай открыт, школе отправлен вопрос', () => remove.mutateAsync(id));
        onClose();
        navigate(`/objectivity/cases/${id}`);
      },
      () => undefined,
    );
  };
  const schools = (nodes.data ?? []).filter(({ kind }) => kind === 'school').map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <p style={{ margin: 0 }} className="v-quiet">
          Признак запомнится таким, какой он сегодня. До ответа школы или конца срока случай увидите только вы и школа.
        </p>
        {!known && <Select data-autofocus required searchable label="Школа" data={schools} value={school} onChange={setSchool} nothingFoundMessage="Такой школы нет" />}
        <Select required allowDeselect={false} label="По чему признак" data={methods} value={method} onChange={(next) => setMethod(next ?? 'vekha')} />
        <Select required allowDeselect={false} label="Год результатов" w={140} data={years.map(String)} value={when ?? (year === null ? null : String(year))} onChange={setWhen} />
        {method === 'other' && <Textarea required autosize minRows={3} label="Откуда известно" description="Что именно и по какой работе" value={words} onChange={(event) => setWords(event.currentTarget.value)} />}
        <NumberInput required label="Рабочих дней на ответ" w={180} min={1} max={60} value={days} onChange={setDays} />
        {open.error && (
          <p role="alert" style={{ margin: 0, color: 'var(--v-danger)' }}>
            {open.error.message}
          </p>
        )}
        <div>
          <Button type="submit" loading={open.isPending} disabled={!school}>
            Открыть случай
          </Button>
        </div>
      </Stack>
    </form>
  );
}
