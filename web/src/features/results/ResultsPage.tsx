import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { useExams, useYear } from '@/features/context/context';
import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { examOf, queryOf, tableQuery, viewsQuery } from './api';
import { ClockFilters } from './ClockFilters';
import { ResultFilters } from './ResultFilters';
import styles from './Results.module.css';
import { ResultView } from './ResultView';

const shortTitles: Record<string, string> = { individual: 'Работы', marks: 'Отметки', journal: 'Журнал', scores: 'Баллы', tasks: 'Задания', planned: 'Планируемые результаты', skills: 'Карта умений', groups: 'Группы', pivot: 'Сводная' };

/** Tables of one exam in the order an analysis is read, and the pivot over all of them. */
export default function ResultsPage() {
  const [address, change] = useAddress();
  const { year, isPending } = useYear();
  const exams = useExams();
  const views = useQuery(viewsQuery);
  const mayImport = useRight('imports.make');
  const [words, setWords] = useState('');
  const [heat, setHeat] = useState(true);
  const [bounds, setBounds] = useState(false);
  const [clock, setClock] = useState(Boolean(address.known_on ?? address.structure));

  const view = views.data?.find(({ id }) => id === (address.view ?? 'marks')) ?? views.data?.[0];
  const exam = examOf(address, exams.data ?? [], year);
  const query = queryOf(address, exam, view);
  const table = useQuery({ ...tableQuery(view?.id ?? 'marks', query), enabled: !isPending && view !== undefined && exam !== undefined, placeholderData: keepPreviousData });
  const failed = views.error ?? exams.error ?? table.error;
  const current = table.data?.id === view?.id ? table.data : undefined;
  const retry = () => void Promise.all([views.refetch(), exams.refetch(), table.refetch()]);
  return (
    <Page wide title={view?.title ?? 'Результаты'} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Результаты' }]} subtitle={[current?.caption, view?.about].filter(Boolean).join('. ')}>
      <div className={`${styles.tools} v-no-print`}>
        <SegmentedControl size="xs" aria-label="Таблица" value={view?.id} data={(views.data ?? []).map(({ id, title }) => ({ value: id, label: shortTitles[id] ?? title }))} onChange={(id) => change({ view: id }, false)} />
        <Button className={styles.right} size="compact-sm" variant="subtle" aria-expanded={clock} onClick={() => setClock(!clock)}>
          На дату…
        </Button>
        {current?.columns.some(({ full }) => full > 0) && <Switch size="xs" label="Закраска" checked={heat} onChange={(event) => setHeat(event.currentTarget.checked)} mb={6} />}
        {current?.rows.some(({ cells }) => cells.some(({ lo }) => lo !== undefined)) && <Switch size="xs" label="Интервалы" checked={bounds} onChange={(event) => setBounds(event.currentTarget.checked)} mb={6} />}
      </div>
      <div className={`${styles.tools} v-no-print`}>
        <ResultFilters exams={exams.data ?? []} exam={exam} query={query} oneExam={view?.one_exam ?? true} measures={view?.measures ?? []} />
        <TextInput size="xs" label="Найти строку" value={words} onChange={(event) => setWords(event.currentTarget.value)} w={120} />
        {clock && <ClockFilters />}
      </div>
      {failed && <ErrorState error={failed} retry={retry} />}
      {!failed && !current && (isPending || table.isPending || table.isFetching) && exam !== undefined && <PageSkeleton />}
      {exams.data?.length === 0 && (
        <EmptyState title="Результатов пока нет" action={mayImport && <Button component={Link} href="/imports">Загрузить файлы</Button>}>
          Здесь появятся таблицы по загруженным протоколам.
        </EmptyState>
      )}
      {!failed && current && current.rows.length > 0 && <ResultView key={current.id} table={current} query={query} words={words} heat={heat} bounds={bounds} />}
      {!failed && current && current.rows.length === 0 && <EmptyState title="Под этот отбор не попала ни одна работа">{address.known_on ? 'На выбранный день этих работ ещё не было в программе: уберите день или возьмите более поздний.' : 'Измените год, предмет или школу.'}</EmptyState>}
    </Page>
  );
}
