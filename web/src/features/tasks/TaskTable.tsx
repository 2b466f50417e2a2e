import { Checkbox } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { Fragment, type KeyboardEvent, type ReactNode } from 'react';

import { formatNumber } from '@/ui/format';

import type { Order } from './filters';
import { groupTasks, type GroupKey, type TaskGroup } from './group';
import styles from './Page.module.css';
import { TaskRow } from './TaskRow';
import type { Task } from './types';

interface TaskTableProps {
  tasks: Task[];
  today: string;
  /** How many of the whole list stand under each heading; more than are read so far. */
  counts: Partial<Record<GroupKey, number>>;
  order: Order;
  onOrder: (order: Order) => void;
  chosen: Set<number>;
  onChoose: (ids: number[], on: boolean) => void;
  onOpen: (id: number) => void;
  /** Who has no choice of actions has no boxes. */
  choosable: boolean;
  /** A school sees only itself: the column would repeat one name. */
  withExecutor: boolean;
}

/** Up and Down go from task to task over the headings, Home and End to the edges. */
function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
  const row = (event.target as HTMLElement).closest('tr');
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('tr[tabindex]')];
  const here = row ? rows.indexOf(row) : -1;
  const next = { ArrowDown: rows[here + 1], ArrowUp: rows[here - 1], Home: rows[0], End: rows.at(-1) }[event.key];
  if (!next || here < 0) return;
  event.preventDefault();
  next.focus();
}

function Head({ title, order, current, onOrder, width }: { title: string; order: Order; current: Order; onOrder: (order: Order) => void; width?: number }) {
  return (
    <th scope="col" style={{ width }} aria-sort={order === current ? 'ascending' : undefined}>
      <button type="button" onClick={() => onOrder(order)}>
        {title}
        {order === current && <IconArrowUp size={13} aria-hidden="true" />}
      </button>
    </th>
  );
}

/** «Просрочено 412»; while only some are read, that is said. */
function countText(group: TaskGroup, all: number | undefined): string {
  const read = group.tasks.length;
  return all !== undefined && all > read ? `${formatNumber(all)}, показано ${formatNumber(read)}` : formatNumber(read);
}

/** Tasks under the headings a person plans by, or in another order without them; the box chooses, the row opens. */
export function TaskTable({ tasks, today, counts, order, onOrder, chosen, onChoose, onOpen, choosable, withExecutor }: TaskTableProps) {
  const columns = 4 + Number(choosable) + Number(withExecutor);
  const row = (task: Task): ReactNode => <TaskRow key={task.id} task={task} chosen={chosen.has(task.id)} onChoose={onChoose} onOpen={onOpen} choosable={choosable} withExecutor={withExecutor} />;
  const head = (title: string, by: Order, width?: number) => <Head title={title} order={by} current={order} onOrder={onOrder} width={width} />;
  const section = (group: TaskGroup): ReactNode => {
    const ids = group.tasks.map((task) => task.id);
    const count = ids.filter((id) => chosen.has(id)).length;
    return (
      <Fragment key={group.key}>
        <tr className={styles.group} data-key={group.key}>
          {choosable && (
            <th className="v-no-print">
              <Checkbox size="xs" aria-label={`Выбрать показанные: ${group.title}`} checked={count === ids.length} indeterminate={count > 0 && count < ids.length} onChange={(event) => onChoose(ids, event.currentTarget.checked)} />
            </th>
          )}
          <th colSpan={columns - Number(choosable)} scope="colgroup">
            {group.title} <span>{countText(group, counts[group.key])}</span>
          </th>
        </tr>
        {group.tasks.map(row)}
      </Fragment>
    );
  };
  return (
    <div className={styles.sheet}>
      <table className={styles.table} aria-label="Задачи">
        <thead>
          <tr>
            {choosable && <th scope="col" style={{ width: 40 }} className="v-no-print" aria-label="Выбор" />}
            {head('Срок', 'due', 104)}
            {head('№', 'number', 64)}
            <th scope="col">Мероприятие</th>
            {withExecutor && head('Исполнитель', 'executor', 240)}
            {head('Состояние', 'status', 190)}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>{order === 'due' ? groupTasks(tasks, today).map(section) : tasks.map(row)}</tbody>
      </table>
    </div>
  );
}
