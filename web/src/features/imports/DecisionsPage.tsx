import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { api, take } from '@/api/client';
import { DataTable } from '@/ui/DataTable';
import { formatMoment } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';
import { tellDone, tellFailure } from '@/ui/undo';

import { decisionsQuery, type SchoolDecision } from './api';

function text(id: string, title: string, of: (row: SchoolDecision) => string): Column<SchoolDecision> {
  return { id, title, cell: of, sort: of, csv: { titles: [title], cells: (row) => [of(row)] } };
}

const columns: Column<SchoolDecision>[] = [
  { ...text('written', 'Как в файлах', (row) => row.written), fixed: true },
  text('school', 'Какая это школа', (row) => (row.code === '' ? 'новая школа' : `${row.school || 'такой школы уже нет'} (${row.code})`)),
  { id: 'at', title: 'Решено', cell: (row) => formatMoment(row.decided_at), sort: (row) => row.decided_at },
  text('by', 'Кем', (row) => row.decided_by),
];

function useForget() {
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: ['school-decisions'] });
  const back = async ({ written, code }: SchoolDecision) => {
    await take(api.PUT('/api/school-decisions', { body: { written, code } }));
    await renew();
  };
  return useMutation({
    mutationFn: ({ written }: SchoolDecision) => take(api.DELETE('/api/school-decisions', { params: { query: { written } } })),
    onSuccess: (_, row) => tellDone('Решение забыто: следующий файл снова спросит', () => back(row)),
    onError: (error) => tellFailure('Забыть решение не удалось', error),
    onSettled: renew,
  });
}

/** Decisions about schools that files name in their own way. */
export default function DecisionsPage() {
  const decisions = useQuery(decisionsQuery());
  const forget = useForget();
  if (decisions.error) return <ErrorState error={decisions.error} retry={() => void decisions.refetch()} />;
  if (!decisions.data) return <PageSkeleton />;
  const action: Column<SchoolDecision> = {
    id: 'action',
    title: 'Действие',
    cell: (row) => (
      <Button size="compact-sm" variant="default" onClick={() => forget.mutate(row)} aria-label={`Забыть решение: ${row.written}`}>
        Забыть
      </Button>
    ),
  };
  return (
    <Page title={`Решения о школах: ${counted(decisions.data.length, ['название', 'названия', 'названий'])}`} crumbs={[{ title: 'Загрузка файлов', href: '/imports' }, { title: 'Решения о школах' }]} subtitle="Как программа понимает школы, которые файлы называют по-своему. Решение принимает человек при загрузке; забытое программа спросит снова.">
      {decisions.data.length === 0 ? <EmptyState title="Решений пока нет">Они появятся, когда в файле встретится школа, названная иначе, чем у вас.</EmptyState> : <DataTable name="решения-о-школах" caption="Решения о школах" columns={[...columns, action]} rows={decisions.data} rowKey={(row) => row.written} sorting={[{ id: 'at', desc: true }]} />}
    </Page>
  );
}
