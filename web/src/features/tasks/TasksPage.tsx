import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

import { PlanTabs } from '@/features/plans/PlanTabs';
import { isBelow, useRight, useSession } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { taskPagesQuery } from './api';
import { BulkBar } from './BulkBar';
import { orderOf, queryOf, whoseOf, type Whose } from './filters';
import { headline } from './headline';
import { TaskFile } from './TaskFile';
import { TaskFilters } from './TaskFilters';
import { TaskTable } from './TaskTable';
import { useGroupCounts } from './useGroupCounts';

const heads: Record<Whose, string> = { mine: 'Мои задачи', review: 'На проверке', all: 'Все задачи' };
const empties: Record<Whose, string> = { mine: 'Сейчас вам ничего не поручено', review: 'Проверять нечего', all: 'Задач нет' };

/** «Моё»: what a person has to do, by nearness; controllers see what waits for them, schools their own. */
export default function TasksPage() {
  const [address, change] = useAddress();
  const { data: session } = useSession();
  const mayControl = useRight('roadmap.control');
  const mayWork = useRight('tasks.change');
  const isSchool = isBelow(session);
  const plan = Number(address.roadmap) || null;
  // Coming from a plan one wants its tasks, coming from the menu one's own.
  const whose = whoseOf(address, isSchool || plan ? 'all' : 'mine');
  const [chosen, setChosen] = useState(new Set<number>());
  const query = queryOf(address, whose);
  const tasks = useInfiniteQuery(taskPagesQuery(query));
  const today = new Date().toLocaleDateString('sv');
  const counts = useGroupCounts(query, today);
  const choose = useCallback((ids: number[], on: boolean) => setChosen((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id)))), [setChosen]);
  const open = useCallback((id: number) => change({ task: String(id) }, false), [change]);
  const tabs = [{ value: 'mine', label: 'Мои' }, ...(mayControl ? [{ value: 'review', label: 'На проверке' }] : []), { value: 'all', label: isSchool ? 'Моя организация' : 'Все' }];
  if (tasks.isPending) return <PageSkeleton rows={12} />;
  if (tasks.error) return <ErrorState error={tasks.error} retry={() => void tasks.refetch()} />;
  const rows = tasks.data.pages.flatMap((page) => page.items);
  const total = tasks.data.pages[0]?.total ?? 0;
  const picked = rows.filter((task) => chosen.has(task.id));
  const head = isSchool && whose === 'all' ? 'Задачи организации' : plan && whose === 'all' ? 'Задачи карты' : heads[whose];
  return (
    <Page
      wide
      title={headline(head, total, counts)}
      crumbs={[{ title: 'Обзор', href: '/' }, ...(plan ? [{ title: 'Дорожная карта', href: `/roadmaps/${plan}` }, { title: 'Задачи' }] : [{ title: 'Моё' }])]}
      subtitle={isSchool ? session?.node.name : undefined}
      actions={
        <>
          <SegmentedControl size="xs" aria-label="Чьи задачи" value={whose} data={tabs} onChange={(value) => { setChosen(new Set()); change({ whose: value }); }} />
          <Button variant="default" size="xs" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()}>
            Печать
          </Button>
          <TaskFile query={query} name={head} />
        </>
      }
    >
      {plan && <PlanTabs id={plan} current="tasks" />}
      <TaskFilters whose={whose} seen={rows} />
      {picked.length > 0 && <BulkBar tasks={picked} onClear={() => setChosen(new Set())} />}
      {rows.length === 0 ? (
        <EmptyState title={empties[whose]}>{whose === 'mine' ? 'Здесь появится то, что поручат вам лично или вашей организации.' : 'Под выбранные условия ничего не подошло.'}</EmptyState>
      ) : (
        <TaskTable tasks={rows} today={today} counts={counts} order={orderOf(address)} onOrder={(sort) => change({ sort: sort === 'due' ? undefined : sort })} chosen={chosen} onChoose={choose} onOpen={open} choosable={mayControl || mayWork} withExecutor={!isSchool} />
      )}
      {tasks.hasNextPage && (
        <Button mt="sm" variant="default" loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
          Показать ещё: осталось {formatNumber(total - rows.length)}
        </Button>
      )}
    </Page>
  );
}
