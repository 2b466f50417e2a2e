import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import { DataTable } from '@/ui/DataTable';
import { formatMoment } from '@/ui/format';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';

type Row = Schemas['JournalRow'];

const size = 200;

function text(id: string, title: string, of: (row: Row) => string | number, width?: number): Column<Row> {
  return { id, title, width, fixed: id === 'id', cell: of, sort: of, csv: { titles: [title], cells: (row) => [of(row)] } };
}

const columns: Column<Row>[] = [{ ...text('id', '№', (row) => row.id, 60), align: 'right' }, { ...text('at', 'Когда', (row) => formatMoment(row.at), 170), sort: (row) => row.at }, text('actor', 'Кто', (row) => row.actor, 240), text('reason', 'Что сделано', (row) => row.reason)];

/** Who changed what and why; the newest first. */
export default function JournalPage() {
  const journal = useInfiniteQuery({
    queryKey: ['journal'],
    queryFn: ({ pageParam }) => take(api.GET('/api/journal', { params: { query: { limit: size, before: pageParam } } })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.length === size ? last.at(-1)?.id : undefined),
  });
  if (journal.isPending) return <PageSkeleton />;
  if (journal.error) return <ErrorState error={journal.error} retry={() => void journal.refetch()} />;
  const rows = journal.data.pages.flat();
  return (
    <Page title="Журнал изменений" crumbs={[{ title: 'Журнал' }]} subtitle="Каждая запись в данные: кто, когда и зачем.">
      {rows.length === 0 ? <EmptyState title="Записей ещё нет" /> : <DataTable name="журнал" caption="Журнал изменений" columns={columns} rows={rows} rowKey={(row) => row.id} />}
      {journal.hasNextPage && (
        <Button mt="sm" variant="default" loading={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
          Показать более ранние
        </Button>
      )}
    </Page>
  );
}
