import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';

import { DataTable } from '@/ui/DataTable';
import { formatDate, formatDates, formatNumber } from '@/ui/format';
import type { Column } from '@/ui/table';
import { tellDone, tellFailure } from '@/ui/undo';

import { useRemove, useRestore, type Instance } from './api';
import { headOf } from './board';
import { InstanceForm } from './InstanceForm';

function text(id: string, title: string, of: (row: Instance) => string, width?: number): Column<Instance> {
  return { id, title, width, cell: of, sort: of, csv: { titles: [title], cells: (row) => [of(row)] } };
}

function count(id: string, title: string, of: (row: Instance) => number): Column<Instance> {
  return { id, title, align: 'right', width: 84, cell: (row) => formatNumber(of(row)), sort: of, csv: { titles: [title], cells: (row) => [of(row)] } };
}

const columns: Column<Instance>[] = [
  { ...text('subject', 'Предмет', (row) => row.subject, 165), fixed: true },
  count('grade', 'Параллель', (row) => row.grade),
  text('procedure', 'Процедура', (row) => [row.procedure, row.part].filter(Boolean).join(', '), 95),
  { ...text('days', 'Проведение', (row) => formatDates(row.first, row.last), 175), sort: (row) => row.first },
  { ...text('due', 'Загрузить до', (row) => formatDate(row.due), 100), sort: (row) => row.due },
  count('schools', 'Ждём школ', (row) => row.schools - row.not_taking_part),
  { id: 'loaded', title: 'Загрузили', align: 'right', width: 100, cell: (row) => (row.percent_loaded === null ? <span className="v-quiet">нет школ</span> : `${formatNumber(row.loaded)} (${formatNumber(row.percent_loaded)} %)`), sort: (row) => row.percent_loaded, csv: { titles: ['Загрузили', 'Загрузили, %'], cells: (row) => [row.loaded, row.percent_loaded] } },
  count('partial', 'Часть', (row) => row.partial),
  { ...count('late', 'Опаздывают', (row) => row.late), width: 100 },
  text('by_choice', 'Для кого', (row) => (row.by_choice ? 'не для всех' : 'для всех'), 95),
  text('note', 'Основание', (row) => row.note),
];

/** What is held when, by which day it is loaded, how far it has come. */
export function CalendarTable({ rows, mayChange }: { rows: Instance[]; mayChange: boolean }) {
  const [seen, setSeen] = useState<Instance | null>(null);
  const remove = useRemove();
  const restore = useRestore();
  const away = (instance: Instance) => {
    remove.mutateAsync([instance.id]).then(
      () => {
        setSeen(null);
        tellDone(`Убрано из календаря: ${headOf(instance)}`, () => restore.mutateAsync(instance.id));
      },
      (error: Error) => tellFailure('Не убрано', error),
    );
  };
  return (
    <>
      <DataTable name="календарь процедур" caption="Календарь процедур" columns={columns} rows={rows} rowKey={(row) => row.id} sorting={[{ id: 'days', desc: false }]} highlight={(row) => row.late > 0} onOpen={mayChange ? setSeen : undefined} />
      <Drawer opened={seen !== null} onClose={() => setSeen(null)} title={seen ? headOf(seen) : ''}>
        {seen && (
          <>
            <InstanceForm key={seen.id} instance={seen} start={seen} onClose={() => setSeen(null)} />
            <Button mt="xl" size="xs" variant="subtle" color="red" loading={remove.isPending} onClick={() => away(seen)}>
              Убрать из календаря
            </Button>
          </>
        )}
      </Drawer>
    </>
  );
}
