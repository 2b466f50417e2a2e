import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { examsTitle } from '@/features/context/context';
import { useRight } from '@/features/session/session';
import { DataTable } from '@/ui/DataTable';
import { formatMoment, formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';

import { batchesQuery, type Batch } from './api';
import { TakeBack } from './TakeBack';

const states: Record<Batch['state'], string> = { pending: 'записывается', committed: 'записано', taken_back: 'убрано' };

function number(id: string, title: string, of: (batch: Batch) => number): Column<Batch> {
  return { id, title, align: 'right', cell: (batch) => formatNumber(of(batch)), sort: of, csv: { titles: [title], cells: (batch) => [of(batch)] } };
}

function text(id: string, title: string, of: (batch: Batch) => string): Column<Batch> {
  return { id, title, cell: of, sort: of, csv: { titles: [title], cells: (batch) => [of(batch)] } };
}

const columns: Column<Batch>[] = [
  { ...number('id', '№', (batch) => batch.id), fixed: true },
  { ...text('files', 'Файлы', (batch) => batch.files.join(', ')), width: 170 },
  { ...text('exams', 'Работы', (batch) => examsTitle(batch.exams)) },
  number('rows', 'Строк', (batch) => batch.rows),
  number('participants', 'Участников', (batch) => batch.participants),
  number('absent', 'Отсутствовали', (batch) => batch.absent),
  { id: 'at', title: 'Записано', width: 140, cell: (batch) => formatMoment(batch.committed_at), sort: (batch) => batch.committed_at, csv: { titles: ['Записано'], cells: (batch) => [formatMoment(batch.committed_at)] } },
  text('by', 'Кем', (batch) => batch.committed_by),
  text('state', 'Состояние', (batch) => states[batch.state]),
];

export default function BatchesPage() {
  const batches = useQuery(batchesQuery());
  const mayTakeBack = useRight('batches.take_back');
  const [chosen, setChosen] = useState<Batch | null>(null);
  if (batches.isPending) return <PageSkeleton />;
  if (batches.error) return <ErrorState error={batches.error} retry={() => void batches.refetch()} />;
  const live = batches.data.filter((batch) => batch.state === 'committed');
  const action: Column<Batch> = {
    id: 'action',
    title: 'Действие',
    cell: (batch) =>
      batch.state === 'committed' && (
        <Button size="compact-sm" variant="default" onClick={() => setChosen(batch)}>
          Убрать
        </Button>
      ),
  };
  const works = live.reduce((sum, batch) => sum + batch.participants, 0);
  return (
    <Page title={`Загруженное: ${counted(live.length, ['партия', 'партии', 'партий'])}, ${counted(works, nouns.work)}`} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Загруженное' }]} subtitle="Каждая запись результатов — отдельная партия. Партию можно убрать целиком и загрузить исправленный файл.">
      {batches.data.length === 0 ? (
        <EmptyState
          title="Ещё ничего не записано"
          action={
            <Button component={Link} href="/imports">
              Загрузить файлы
            </Button>
          }
        >
          Здесь будут записанные партии результатов.
        </EmptyState>
      ) : (
        <DataTable name="загруженное" caption="Партии результатов" columns={mayTakeBack ? [...columns, action] : columns} rows={batches.data} rowKey={(batch) => batch.id} sorting={[{ id: 'id', desc: true }]} />
      )}
      <TakeBack batch={chosen} onClose={() => setChosen(null)} />
    </Page>
  );
}
