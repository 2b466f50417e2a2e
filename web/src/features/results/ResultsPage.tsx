import { Button, Menu, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useExams, useYear } from '@/features/context/context';
import { useAddress } from '@/ui/address';
import { formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { examOf, fileHref, queryOf, tableQuery, viewsQuery } from './api';
import { arranged, type Order } from './arrange';
import { ResultFilters } from './ResultFilters';
import { ResultGrid } from './ResultGrid';
import styles from './Results.module.css';
import { ScoreChart } from './ScoreChart';

const shortTitles: Record<string, string> = { individual: 'Работы', marks: 'Отметки', journal: 'Журнал', scores: 'Баллы', tasks: 'Задания', skills: 'Умения', groups: 'Группы', pivot: 'Сводная' };
const files = [
  { format: 'xlsx', label: 'Excel (XLSX)' },
  { format: 'csv_ru', label: 'CSV для русского Excel' },
  { format: 'csv', label: 'CSV (RFC 4180)' },
] as const;

/** Tables of one exam in the order an analysis is read, and the pivot over all of them. */
export default function ResultsPage() {
  const [address, change] = useAddress();
  const { year, isPending } = useYear();
  const exams = useExams();
  const views = useQuery(viewsQuery);
  const [words, setWords] = useState('');
  const [order, setOrder] = useState<Order | null>(null);
  const [heat, setHeat] = useState(true);
  const [bounds, setBounds] = useState(false);

  const view = views.data?.find(({ id }) => id === (address.view ?? 'marks')) ?? views.data?.[0];
  const exam = examOf(address, exams.data ?? [], year);
  const query = queryOf(address, exam, view?.one_exam ?? true);
  const table = useQuery({ ...tableQuery(view?.id ?? 'marks', query), enabled: !isPending && view !== undefined && exam !== undefined, placeholderData: keepPreviousData });
  const failed = views.error ?? exams.error ?? table.error;
  const current = table.data?.id === view?.id ? table.data : undefined;
  const choose = (id: string) => {
    setOrder(null);
    change({ view: id }, false);
  };
  const menu = current && current.rows.length > 0 && (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={15} aria-hidden="true" />}>
          Выгрузить
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(({ format, label }) => (
          <Menu.Item key={format} component="a" href={fileHref(current.id, query, format)} download>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <Page wide title={view?.title ?? 'Результаты'} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Результаты' }]} subtitle={[current?.caption, view?.about].filter(Boolean).join('. ')} actions={menu}>
      <div className={`${styles.tools} v-no-print`}>
        <SegmentedControl size="xs" aria-label="Таблица" value={view?.id} data={(views.data ?? []).map(({ id, title }) => ({ value: id, label: shortTitles[id] ?? title }))} onChange={choose} />
        {current?.columns.some(({ full }) => full > 0) && <Switch className={styles.right} size="xs" label="Закраска" checked={heat} onChange={(event) => setHeat(event.currentTarget.checked)} mb={6} />}
        {current?.rows.some(({ cells }) => cells.some(({ lo }) => lo !== undefined)) && <Switch size="xs" label="Интервалы" checked={bounds} onChange={(event) => setBounds(event.currentTarget.checked)} mb={6} />}
      </div>
      <div className={`${styles.tools} v-no-print`}>
        <ResultFilters exams={exams.data ?? []} exam={exam} query={query} oneExam={view?.one_exam ?? true} measures={view?.measures ?? []} />
        <TextInput size="xs" label="Найти строку" value={words} onChange={(event) => setWords(event.currentTarget.value)} w={150} />
      </div>
      {failed && <ErrorState error={failed} retry={() => void Promise.all([views.refetch(), exams.refetch(), table.refetch()])} />}
      {!failed && !current && (isPending || table.isPending || table.isFetching) && exam !== undefined && <PageSkeleton />}
      {exams.data?.length === 0 && <EmptyState title="Результатов пока нет">Загрузите протоколы на странице «Загрузка файлов».</EmptyState>}
      {!failed && current?.id === 'scores' && current.rows.length > 0 && <ScoreChart table={current} />}
      {!failed && current && current.rows.length > 0 && <ResultGrid key={current.id} table={current} rows={arranged(current.rows, words, order)} order={order} onOrder={setOrder} heat={heat} bounds={bounds} />}
      {!failed && current && current.rows.length === 0 && <EmptyState title="Под этот отбор не попала ни одна работа">Измените год, предмет или школу.</EmptyState>}
      {!failed && current && current.rows.length > 0 && (
        <ul className={styles.notes}>
          {current.total > 0 && <li>Показаны первые {formatNumber(current.rows.length)} работ из {formatNumber(current.total)}; в файл выгружаются все.</li>}
          {current.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Page>
  );
}
