import { Button, Drawer, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { Exam } from '@/api/client';
import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';
import { Page } from '@/ui/Page';
import { counted, nouns, plural } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { boardQuery, proceduresQuery, type Draft } from './api';
import { BoardTable } from './BoardTable';
import { inState, linesOf } from './board';
import { CalendarTable } from './CalendarTable';
import { InstanceForm } from './InstanceForm';
import styles from './Procedures.module.css';
import { Unplanned } from './Unplanned';

function titleOf(procedures: number, late: number, year: number | undefined): string {
  const head = `${counted(procedures, ['процедура', 'процедуры', 'процедур'])}${year ? ` ${year} года` : ''}`;
  return late > 0 ? `${head}, ${plural(late, ['опаздывает', 'опаздывают', 'опаздывают'])} ${counted(late, nouns.school)}` : `${head}, никто не опаздывает`;
}

/** The calendar of procedures and the board of who has loaded what. */
export default function ProceduresPage() {
  const [address, change] = useAddress();
  const mayChange = useRight('procedures.change');
  const all = useQuery(proceduresQuery());
  const years = [...new Set((all.data?.items ?? []).map(({ year }) => year))].sort((a, b) => b - a);
  const year = Number(address.year) || years[0];
  const boards = useQuery({ ...boardQuery(year), enabled: all.isSuccess });
  const [fresh, setFresh] = useState<{ start: Draft; exams?: Exam[] } | null>(null);
  const failed = all.error ?? boards.error;
  if (failed) return <ErrorState error={failed} retry={() => void Promise.all([all.refetch(), boards.refetch()])} />;
  if (!all.data || !boards.data) return <PageSkeleton />;
  const items = all.data.items.filter((item) => item.year === year);
  const calendar = address.list === 'calendar';
  const late = inState(linesOf(boards.data), 'late').length;
  const add = mayChange ? <Button onClick={() => setFresh({ start: { year } })}>Внести процедуру</Button> : undefined;
  return (
    <Page wide title={items.length > 0 ? titleOf(items.length, late, year) : 'Процедуры'} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Процедуры' }]} subtitle="Что, когда и в каких классах проводится; кто загрузил результаты, кто опаздывает и кому звонить." actions={add}>
      <div className={`${styles.bar} v-no-print`}>
        <SegmentedControl
          size="xs"
          aria-label="Что показать"
          value={calendar ? 'calendar' : 'board'}
          data={[
            { value: 'board', label: 'Кто загрузил' },
            { value: 'calendar', label: 'Календарь' },
          ]}
          onChange={(list) => change({ list }, false)}
        />
        {years.length > 1 && <FilterSelect label="Год" width={90} value={String(year)} choices={years.map((each) => ({ value: String(each), label: String(each) }))} onChange={(next) => change({ year: next })} />}
        {late > 0 && !calendar && address.state !== 'late' && (
          <Button size="xs" variant="default" onClick={() => change({ state: 'late' })}>
            Только опаздывающие: {late}
          </Button>
        )}
      </div>
      <Unplanned exams={all.data.unplanned} onAdd={mayChange ? (exams) => setFresh({ start: {}, exams }) : undefined} />
      {items.length === 0 ? (
        <EmptyState title="В календаре нет процедур" action={add}>
          Внесите, что и когда проводится: программа покажет, кто ещё не загрузил результаты.
        </EmptyState>
      ) : calendar ? (
        <CalendarTable rows={items} mayChange={mayChange} />
      ) : (
        <BoardTable boards={boards.data} />
      )}
      <Drawer opened={fresh !== null} onClose={() => setFresh(null)} title="Внести процедуру в календарь">
        {fresh && <InstanceForm start={fresh.start} exams={fresh.exams} onClose={() => setFresh(null)} />}
      </Drawer>
    </Page>
  );
}
