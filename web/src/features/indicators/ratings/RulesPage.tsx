import { Button, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useLocation, useParams } from 'wouter';

import { ApiError } from '@/api/problem';
import { useExams, useYear } from '@/features/context/context';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { ErrorState, PageSkeleton } from '@/ui/states';
import { tellDone } from '@/ui/undo';

import { distinct } from '../api';
import { ratingQuery, scalings, useBegin, useRewrite, useUndoRewrite } from './api';
import { CriteriaFields } from './CriteriaFields';
import { draftOf, emptyDraft, rulesOf, type Draft } from './draft';
import styles from './Ratings.module.css';

function Faults({ error }: { error: Error }) {
  const issues = error instanceof ApiError ? (error.problem.issues ?? []) : [];
  return (
    <div role="alert" style={{ color: 'var(--v-danger)', marginBottom: 10 }}>
      <p style={{ margin: 0 }}>{error.message}</p>
      <ul style={{ margin: 0 }}>
        {issues.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}

interface RulesFormProps {
  start: Draft;
  onSave: (draft: Draft) => void;
  saving: boolean;
  error: Error | null;
  back: string;
}

function Choice({ draft, put }: { draft: Draft; put: (change: Partial<Draft>) => void }) {
  const exams = useExams();
  const texts = (values: (string | number)[]) => values.map(String);
  const all = exams.data ?? [];
  return (
    <>
      <NumberInput className={styles.quarter} required label="Год результатов" min={2000} max={2100} thousandSeparator="" value={draft.year} onChange={(year) => put({ year })} />
      <Select className={styles.quarter} label="Процедура" placeholder="Любая" clearable data={texts(distinct(all, ({ procedure }) => procedure))} value={draft.procedure || null} onChange={(procedure) => put({ procedure: procedure ?? '' })} />
      <Select className={styles.quarter} label="Параллель" placeholder="Любая" clearable data={texts(distinct(all, ({ grade }) => grade))} value={draft.grade ? String(draft.grade) : null} onChange={(grade) => put({ grade: grade ?? '' })} />
      <Select className={styles.quarter} label="Предмет" placeholder="Любой" clearable searchable data={texts(distinct(all, ({ subject }) => subject))} value={draft.subject || null} onChange={(subject) => put({ subject: subject ?? '' })} />
    </>
  );
}

function Order({ draft, put }: { draft: Draft; put: (change: Partial<Draft>) => void }) {
  return (
    <Section title="Порядок">
      <div className={styles.form}>
        <Select className={styles.half} label="Как приводить критерии к одной шкале" allowDeselect={false} data={scalings} value={draft.scaling} onChange={(scaling) => put({ scaling: scalings.find(({ value }) => value === scaling)?.value ?? 'range' })} />
        <NumberInput className={styles.half} label="Место получает школа, у которой известно, % веса" description="100: без любого критерия места нет; за ноль ничего не считается" min={1} max={100} value={draft.least} onChange={(least) => put({ least })} />
        <NumberInput className={styles.half} label="Срок возражений, дней" description="0: порядок не знает возражений" min={0} max={365} value={draft.days} onChange={(days) => put({ days })} />
        <NumberInput className={styles.half} label="Проба весов, ±%" description="Как часто место держится, когда веса чуть другие" min={0} max={100} value={draft.sway} onChange={(sway) => put({ sway })} />
        <TextInput className={styles.half} label="Акт, которым утверждён порядок" placeholder="Приказ управления образования № 123" value={draft.act} onChange={(event) => put({ act: event.currentTarget.value })} />
        <TextInput className={styles.half} type="date" label="Дата акта" value={draft.actDate} onChange={(event) => put({ actDate: event.currentTarget.value })} />
        <TextInput className={styles.wide} label="Почему взяты результаты ВПР" description="Нужно, только если среди критериев есть ВПР: по ним не оценивают людей" value={draft.vpr} onChange={(event) => put({ vpr: event.currentTarget.value })} />
      </div>
    </Section>
  );
}

function RulesForm({ start, onSave, saving, error, back }: RulesFormProps) {
  const [draft, setDraft] = useState(start);
  const put = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(draft);
  };
  return (
    <form onSubmit={submit}>
      {error && <Faults error={error} />}
      <Section title="О чём рейтинг">
        <div className={styles.form}>
          <TextInput className={styles.wide} data-autofocus required label="Название" placeholder="Рейтинг школ по итогам ГИА" value={draft.name} onChange={(event) => put({ name: event.currentTarget.value })} />
          <Choice draft={draft} put={put} />
          <Textarea className={styles.wide} autosize minRows={1} label="Пояснение для школ" value={draft.note} onChange={(event) => put({ note: event.currentTarget.value })} />
        </div>
      </Section>
      <Section title="Критерии и веса">
        <div className={styles.padded}>
          <CriteriaFields criteria={draft.criteria} onChange={(criteria) => put({ criteria })} />
        </div>
      </Section>
      <Order draft={draft} put={put} />
      <Group>
        <Button type="submit" loading={saving}>
          Записать и посчитать
        </Button>
        <Button variant="subtle" component={Link} href={back}>
          Не записывать
        </Button>
      </Group>
    </form>
  );
}

function NewRules() {
  const [, navigate] = useLocation();
  const { year, isPending } = useYear();
  const begin = useBegin();
  if (isPending) return <PageSkeleton />;
  return <RulesForm start={emptyDraft(year)} saving={begin.isPending} error={begin.error} back="/indicators/ratings" onSave={(draft) => begin.mutateAsync(rulesOf(draft)).then(({ id }) => navigate(`/indicators/ratings/${id}`), () => undefined)} />;
}

function ChangedRules({ id }: { id: number }) {
  const [, navigate] = useLocation();
  const rating = useQuery(ratingQuery(id));
  const rewrite = useRewrite(id);
  const undo = useUndoRewrite(id);
  if (rating.isPending) return <PageSkeleton />;
  if (rating.error) return <ErrorState error={rating.error} retry={() => void rating.refetch()} />;
  const save = (draft: Draft) =>
    rewrite.mutateAsync(rulesOf(draft)).then(
      () => {
        tellDone('Критерии и веса записаны', () => undo.mutateAsync(undefined));
        navigate(`/indicators/ratings/${id}`);
      },
      () => undefined,
    );
  return <RulesForm start={draftOf(rating.data.rules)} saving={rewrite.isPending} error={rewrite.error} back={`/indicators/ratings/${id}`} onSave={(draft) => void save(draft)} />;
}

/** Criteria, weights and order of a rating, written before anybody sees a place. */
export default function RulesPage() {
  const { id } = useParams();
  const title = id ? 'Критерии и веса рейтинга' : 'Новый рейтинг';
  return (
    <Page title={title} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Показатели', href: '/indicators' }, { title: 'Рейтинги', href: '/indicators/ratings' }, { title }]} subtitle="Критерии и веса записывают до того, как школы увидели свои места: потом их не меняют.">
      {id ? <ChangedRules id={Number(id)} /> : <NewRules />}
    </Page>
  );
}
