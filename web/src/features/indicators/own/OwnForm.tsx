import { Button, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { Link } from 'wouter';

import { ApiError } from '@/api/problem';
import { Section } from '@/ui/Section';

import { checkQuery, languageQuery } from '../formula/api';
import { FormulaField, type FieldHandle } from '../formula/FormulaField';
import { Split } from '../formula/Split';
import { useKnownValues } from '../formula/useKnownValues';
import { Values } from '../formula/Values';
import { trialQuery } from './api';
import { Cases } from './Cases';
import type { OwnDraft } from './draft';
import styles from './Own.module.css';

const directions = [
  { value: 'more_is_better', label: 'чем больше, тем лучше' },
  { value: 'less_is_better', label: 'чем меньше, тем лучше' },
  { value: 'none', label: 'не оценивается' },
];

type Put = (change: Partial<OwnDraft>) => void;

function Words({ draft, put }: { draft: OwnDraft; put: Put }) {
  return (
    <div className={styles.form}>
      <TextInput className={styles.half} required data-autofocus label="Название" placeholder="Доля пятёрок на ВПР" value={draft.name} onChange={(event) => put({ name: event.currentTarget.value })} />
      <Select className={styles.half} label="Направление" allowDeselect={false} data={directions} value={draft.direction} onChange={(direction) => put({ direction: direction ?? 'none' })} />
      <TextInput className={styles.wide} required label="Формула словами" description="Её увидит директор школы" placeholder="число отметок 5 / число отметок · 100" value={draft.formula} onChange={(event) => put({ formula: event.currentTarget.value })} />
      <NumberInput className={styles.third} label="Наименьшее число работ" description="При меньшем значения нет. Пусто: 5 работ, 1 отчёт" min={1} value={draft.minimum} onChange={(minimum) => put({ minimum })} />
      <TextInput className={styles.third} label="Семейство" description="Пусто: «Показатели муниципалитета»" value={draft.group} onChange={(event) => put({ group: event.currentTarget.value })} />
      <TextInput className={styles.third} label="Ответственный" description="Пусто: управление образования" value={draft.responsible} onChange={(event) => put({ responsible: event.currentTarget.value })} />
      <TextInput className={styles.half} required label="Основание" placeholder="Приказ управления образования № 123" value={draft.act} onChange={(event) => put({ act: event.currentTarget.value })} />
      <TextInput className={styles.third} type="date" label="Дата акта" value={draft.date} onChange={(event) => put({ date: event.currentTarget.value })} />
      <Textarea className={styles.wide} autosize minRows={1} label="Замечание" description="Что здесь выбор муниципалитета, а не норма" value={draft.note} onChange={(event) => put({ note: event.currentTarget.value })} />
    </div>
  );
}

function Program({ draft, put }: { draft: OwnDraft; put: Put }) {
  const language = useQuery(languageQuery);
  const values = useKnownValues();
  const field = useRef<FieldHandle>(null);
  const [stored] = useDebouncedValue(draft.program, 300);
  const check = useQuery(checkQuery(stored));
  const fresh = stored === draft.program && !check.isPlaceholderData && check.data !== undefined;
  const sound = check.data?.fault === null && !check.isPlaceholderData;
  return (
    <Section title="Формула">
      <div className={styles.padded}>
      <FormulaField handle={field} value={draft.program} onChange={(program) => put({ program })} check={check.data} fresh={fresh} language={language.data} values={values} />
      <Split by={draft.by} onChange={(by) => put({ by })} />
      {sound && stored.trim() !== '' && (
        <details>
          <summary>Значения по загруженным данным</summary>
          <Values question={{ text: stored, by: ['school'], minimum: Number(draft.minimum) || 1, filters: {} }} ready={sound} />
        </details>
      )}
      </div>
    </Section>
  );
}

interface OwnFormProps {
  start: OwnDraft;
  saving: boolean;
  error: Error | null;
  back: string;
  onSave: (draft: OwnDraft) => void;
}

/** Everything an own indicator says, with cases checked while they are written. */
export function OwnForm({ start, saving, error, back, onSave }: OwnFormProps) {
  const [draft, setDraft] = useState(start);
  const [settled] = useDebouncedValue(draft, 600);
  const ready = settled.name.trim() !== '' && settled.program.trim() !== '';
  const trial = useQuery(trialQuery(settled, ready));
  const put: Put = (change) => setDraft((now) => ({ ...now, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(draft);
  };
  const issues = error instanceof ApiError ? error.problem.issues.map(({ message }) => message) : [];
  const proved = trial.data ? (trial.data.holds ? 'Проверен: все случаи сошлись.' : 'Не проверен: нужны три случая, и все должны сойтись. Записать можно и так.') : '';
  return (
    <form onSubmit={submit}>
      {error && (
        <div role="alert" className={styles.bad}>
          <p>{error.message}</p>
          <ul>
            {issues.map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        </div>
      )}
      <Section title="Что это">
        <Words draft={draft} put={put} />
      </Section>
      <Program draft={draft} put={put} />
      <Section title="Проверочные случаи" aside={proved}>
        <div className={styles.padded}>
        <Cases cases={draft.cases} onChange={(cases) => put({ cases })} trial={trial.data} />
        {trial.data?.faults.filter((fault) => fault.startsWith('Проверочные')).map((fault) => <p key={fault} className={styles.bad}>{fault}</p>)}
        </div>
      </Section>
      <Group>
        <Button type="submit" loading={saving}>
          Записать
        </Button>
        <Button variant="subtle" component={Link} href={back}>
          Не записывать
        </Button>
      </Group>
    </form>
  );
}
