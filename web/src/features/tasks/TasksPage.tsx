import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { isBelow, useRight, useSession } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { taskPagesQuery } from './api';
import { BulkBar } from './BulkBar';
import { queryOf, whoseOf, type Whose } from './filters';
import { headline } from './headline';
import { TaskFilters } from './TaskFilters';
import { TaskTable } from './TaskTable';

const heads: Record<Whose, string> = { mine: 'Мои задачи', review: 'На проверке', all: 'Все задачи' };
const empties: Record<Whose, string> = { mine: 'Сейчас вам ничего не поручено', review: 'Проверять нечего', all: 'Задач нет' };

/** «Моё»: what a person has to do, by nearness; controllers see what waits for them, schools their own. */
export default function TasksPage() {
  const [address, change] = useAddress();
  const { data: session } = useSession();
  const mayControl = useRight('roadmap.control');
  const mayWork = useRight('tasks.change');
  const isSchool = isBelow(session);
  const whose = whoseOf(address, isSchool ? 'all' : 'mine');
  const [chosen, setChosen] = useState(new Set<number>());
  const tasks = useInfiniteQuery(taskPagesQuery(queryOf(address, whose)));
  const tabs = [{ value: 'mine', label: 'Мои' }, ...(mayControl ? [{ value: 'review', label: 'На проверке' }] : []), { value: 'all', label: isSchool ? 'Моя организация' : 'Все' }];
  if (tasks.isPending) return <PageSkeleton rows={12} />;
  if (tasks.error) return <ErrorState error={tasks.error} retry={() => void tasks.refetch()} />;
  const today = new Date().toLocaleDateString('sv');
  const rows = tasks.data.pages.flatMap((page) => page.items);
  const total = tasks.data.pages[0]?.total ?? 0;
  const picked = rows.filter((task) => chosen.has(task.id));
  const choose = (ids: number[], on: boolean) => setChosen((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  return (
    <Page
      wide
      title={headline(isSchool && whose === 'all' ? 'Задачи организации' : heads[whose], { total, tasks: rows, today })}
      crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Моё' }]}
      subtitle={isSchool ? session?.node.name : undefined}
      actions={
        <>
          <SegmentedControl size="xs" aria-label="Чьи задачи" value={whose} data={tabs} onChange={(value) => { setChosen(new Set()); change({ whose: value }); }} />
          <Button variant="default" size="xs" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()}>
            Печать
          </Button>
        </>
      }
    >
      <TaskFilters whose={whose} executors={[...new Set(rows.map((task) => task.executor))].sort((a, b) => a.localeCompare(b, 'ru'))} />
      {picked.length > 0 && <BulkBar tasks={picked} onClear={() => setChosen(new Set())} />}
      {rows.length === 0 ? (
        <EmptyState title={empties[whose]}>{whose === 'mine' ? 'Здесь появится то, что поручат вам лично или вашей организации.' : 'Под выбранные условия ничего не подошло.'}</EmptyState>
      ) : (
        <TaskTable tasks={rows} today={today} chosen={chosen} onChoose={choose} onOpen={(id) => change({ task: String(id) }, false)} choosable={mayControl || mayWork} withExecutor={!isSchool} />
      )}
      {tasks.hasNextPage && (
        <Button mt="sm" variant="default" loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
          Показать ещё: осталось {formatNumber(total - rows.length)}
        </Button>
      )}
    </Page>
  );
}
