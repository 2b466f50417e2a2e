import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { examsTitle } from '@/features/context/context';
import { useAddress } from '@/ui/address';
import { DataTable } from '@/ui/DataTable';
import { formatMoment, formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';

import { batchesQuery, type Batch } from './api';
import { filtered, stateTitles } from './batches';
import { BatchFilters } from './BatchFilters';
import { BatchPanel } from './BatchPanel';

function number(id: string, title: string, of: (batch: Batch) => number): Column<Batch> {
  return { id, title, align: 'right', cell: (batch) => formatNumber(of(batch)), sort: of, csv: { titles: [title], cells: (batch) => [of(batch)] } };
}

function text(id: string, title: string, of: (batch: Batch) => string): Column<Batch> {
  return { id, title, cell: of, sort: of, csv: { titles: [title], cells: (batch) => [of(batch)] } };
}

function filesOf({ files }: Batch): string {
  return files.length > 2 ? `${files[0] ?? ''} и ещё ${formatNumber(files.length - 1)}` : files.join(', ');
}

const columns: Column<Batch>[] = [
  { ...number('id', '№', (batch) => batch.id), fixed: true },
  { ...text('files', 'Файлы', filesOf), width: 190 },
  { ...text('exams', 'Работы', (batch) => examsTitle(batch.exams)) },
  number('rows', 'Строк', (batch) => batch.rows),
  number('participants', 'Участников', (batch) => batch.participants),
  number('figures', 'Показателей', (batch) => batch.figures),
  { id: 'at', title: 'Записано', width: 140, cell: (batch) => formatMoment(batch.committed_at), sort: (batch) => batch.committed_at, csv: { titles: ['Записано'], cells: (batch) => [formatMoment(batch.committed_at)] } },
  text('by', 'Кем', (batch) => batch.committed_by),
  text('state', 'Состояние', (batch) => (batch.replaces && batch.state === 'committed' ? 'действует, заменила прежнюю' : stateTitles[batch.state])),
];

/** Every stored import: looked for, looked at, taken away and put back. */
export default function BatchesPage() {
  const batches = useQuery(batchesQuery());
  const [address, change] = useAddress();
  if (batches.isPending) return <PageSkeleton />;
  if (batches.error) return <ErrorState error={batches.error} retry={() => void batches.refetch()} />;
  const live = batches.data.filter((batch) => batch.state === 'committed');
  const works = live.reduce((sum, batch) => sum + batch.participants, 0);
  const rows = filtered(batches.data, address);
  return (
    <Page title={`Загруженное: ${counted(live.length, ['партия', 'партии', 'партий'])}, ${counted(works, nouns.work)}`} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Загруженное' }]} subtitle="Каждая запись результатов — отдельная партия. Нажмите на строку: что в партии, чем она отличалась от прежней, убрать её или вернуть.">
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
        <DataTable name="загруженное" caption="Партии результатов" columns={columns} rows={rows} rowKey={(batch) => batch.id} sorting={[{ id: 'id', desc: true }]} onOpen={(batch) => change({ batch: String(batch.id) })} tools={<BatchFilters batches={batches.data} />} />
      )}
      {batches.data.length > 0 && rows.length === 0 && <EmptyState title="Под эти условия не попала ни одна партия" />}
      <BatchPanel batch={batches.data.find(({ id }) => String(id) === address.batch)} onClose={() => change({ batch: undefined })} />
    </Page>
  );
}
