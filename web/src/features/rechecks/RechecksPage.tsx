import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { useRight } from '@/features/session/session';
import { DataTable } from '@/ui/DataTable';
import { formatDate, formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';

import { recheckListQuery, type RecheckRow } from './api';
import { BeginForm } from './BeginForm';
import { examOf, recheckNoun } from './words';

const columns: Column<RecheckRow>[] = [
  { id: 'name', title: 'Перепроверка', fixed: true, cell: (row) => row.name, sort: (row) => row.name, csv: { titles: ['Перепроверка'], cells: (row) => [row.name] } },
  { id: 'exam', title: 'Работа', width: 320, cell: examOf, sort: examOf, csv: { titles: ['Работа'], cells: (row) => [examOf(row)] } },
  { id: 'phase', title: 'Состояние', width: 300, cell: (row) => row.phase_title, sort: (row) => row.phase_title, csv: { titles: ['Состояние'], cells: (row) => [row.phase_title] } },
  { id: 'done', title: 'Внесено', align: 'right', width: 120, cell: (row) => (row.given > 0 ? `${formatNumber(row.done)} из ${formatNumber(row.given)}` : '—'), sort: (row) => row.done, csv: { titles: ['Внесено', 'Роздано'], cells: (row) => [row.done, row.given] } },
  { id: 'begun', title: 'Начата', width: 110, cell: (row) => formatDate(row.recorded_at), sort: (row) => row.recorded_at, csv: { titles: ['Начата'], cells: (row) => [row.recorded_at] } },
];

/** Re-checks: the organiser's, or those an expert marks in. */
export default function RechecksPage() {
  const [, navigate] = useLocation();
  const [begun, setBegun] = useState(false);
  const mayBegin = useRight('rechecks.change');
  const all = useQuery(recheckListQuery);
  if (all.isPending) return <PageSkeleton />;
  if (all.error) return <ErrorState error={all.error} retry={() => void all.refetch()} />;
  const rows = all.data;
  const begin = mayBegin && <Button onClick={() => setBegun(true)}>Отобрать работы</Button>;
  const title = rows.length === 0 ? 'Перепроверка работ' : `${counted(rows.length, recheckNoun)}, идут: ${rows.filter(({ phase }) => phase === 'marking').length}`;
  return (
    <Page wide title={title} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Перепроверки' }]} subtitle={mayBegin ? 'Эксперты других школ проверяют работы заново, видя только коды. Ничего не меняется ни в загруженных результатах, ни в федеральных системах.' : 'Работы, которые вам отдали на проверку: только коды и задания.'} actions={rows.length > 0 && begin}>
      {rows.length === 0 ? (
        <EmptyState title="Перепроверок пока нет" action={begin}>
          {mayBegin ? 'Возьмите все работы отмеченных школ и случайную часть остальных, раздайте экспертам и сравните баллы.' : 'Когда вам отдадут работы на проверку, они будут здесь.'}
        </EmptyState>
      ) : (
        <DataTable name="перепроверки" caption="Перепроверки работ" columns={columns} rows={rows} rowKey={(row) => row.id} onOpen={(row) => navigate(mayBegin ? `/objectivity/rechecks/${row.id}` : `/objectivity/rechecks/${row.id}/entry`)} />
      )}
      <Drawer opened={begun} onClose={() => setBegun(false)} position="right" size="lg" title="Отбор работ на перепроверку">
        {begun && <BeginForm onClose={() => setBegun(false)} />}
      </Drawer>
    </Page>
  );
}
