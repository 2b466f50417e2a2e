import { Checkbox, Radio, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { recheckListQuery } from '@/features/rechecks/api';

import { causesQuery, planMeasuresQuery, takersQuery, type Case } from './api';
import styles from './Cases.module.css';
import { outcomes, stands, type Outcome } from './words';

/** What is being written; each step takes what it needs of it. */
export interface Draft {
  words: string;
  due: string;
  causes: string[];
  stand: 'agree' | 'explain' | 'disagree';
  outcome: Outcome;
  reference: string | null;
}

export interface FieldsProps {
  one: Case;
  draft: Draft;
  put: (change: Partial<Draft>) => void;
}

export function Causes({ draft, put }: FieldsProps) {
  const groups = useQuery(causesQuery);
  return (
    <Checkbox.Group value={draft.causes} onChange={(causes) => put({ causes })}>
      {(groups.data ?? []).map((group) => (
        <fieldset key={group.id} className={styles.group}>
          <legend>{group.title}</legend>
          <Stack gap={6}>
            {group.causes.map((cause) => (
              <Checkbox key={cause.id} value={cause.id} label={cause.title} />
            ))}
          </Stack>
        </fieldset>
      ))}
    </Checkbox.Group>
  );
}

export function Stand({ draft, put }: FieldsProps) {
  return (
    <Radio.Group label="Что отвечает школа" value={draft.stand} onChange={(value) => put({ stand: stands.find((one) => one.value === value)?.value ?? 'explain' })}>
      <Stack gap={6} mt={4}>
        {stands.map(({ value, label, hint }) => (
          <Radio key={value} value={value} label={`${label}: ${hint}`} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

export function OutcomeChoice({ draft, put }: FieldsProps) {
  return (
    <Radio.Group label="Итог" description="Подтвердить или опровергнуть признак можно по перепроверке работ; подтвердить — ещё и когда школа согласна" value={draft.outcome} onChange={(value) => put({ outcome: outcomes.find((one) => one.value === value)?.value ?? 'explained' })}>
      <Stack gap={6} mt={4}>
        {outcomes.map(({ value, label }) => (
          <Radio key={value} value={value} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

export function Measure({ draft, put }: FieldsProps) {
  const measures = useQuery(planMeasuresQuery);
  const choices = (measures.data ?? []).map(({ id, number, text }) => ({ value: String(id), label: `${number}. ${text}` }));
  return <Select label="Мероприятие дорожной карты" description="Если мера уже есть в плане, её выполнение будет видно здесь" placeholder="Номер или слова мероприятия" searchable clearable limit={60} data={choices} value={draft.reference} onChange={(reference) => put({ reference })} nothingFoundMessage="Такого мероприятия нет" />;
}

export function Recheck({ draft, put }: FieldsProps) {
  const all = useQuery(recheckListQuery);
  const choices = (all.data ?? []).map(({ id, name, exam }) => ({ value: String(id), label: `№ ${id}. ${name} (${exam.subject}, ${exam.grade} кл., ${exam.year})` }));
  if (all.data && choices.length === 0)
    return (
      <p>
        Перепроверок ещё нет. <Link href="/objectivity/rechecks">Отберите работы</Link>, потом свяжите случай с перепроверкой.
      </p>
    );
  return <Select data-autofocus required label="Перепроверка" description="В ней должны быть работы этой школы" data={choices} value={draft.reference} onChange={(reference) => put({ reference })} />;
}

export function Taker({ one, draft, put }: FieldsProps) {
  const people = useQuery(takersQuery(one.id));
  const choices = (people.data ?? []).map(({ id, name, role_title: role }) => ({ value: String(id), label: `${name} (${role.toLocaleLowerCase('ru')})` }));
  if (people.data && choices.length === 0) return <p>Передать некому: других сотрудников, которые работают со случаями, нет.</p>;
  return <Select data-autofocus required label="Кому" description="До открытия для работы случай поведёт этот человек: ему придёт уведомление" data={choices} value={draft.reference} onChange={(reference) => put({ reference })} />;
}
