import { Checkbox } from '@mantine/core';
import { Fragment, type KeyboardEvent } from 'react';

import { formatDate } from '@/ui/format';

import { groupTasks } from './group';
import styles from './Page.module.css';
import { TaskMark } from './TaskMark';
import type { Task } from './types';

interface TaskTableProps {
  tasks: Task[];
  today: string;
  chosen: Set<number>;
  onChoose: (ids: number[], on: boolean) => void;
  onOpen: (id: number) => void;
  /** Who has no choice of actions has no boxes. */
  choosable: boolean;
  /** A school sees only itself: the column would repeat one name. */
  withExecutor: boolean;
}

/** Up and Down go from task to task over the headings. */
function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
  const forward = { ArrowDown: true, ArrowUp: false }[event.key];
  const row = (event.target as HTMLElement).closest('tr');
  if (forward === undefined || !row) return;
  event.preventDefault();
  let next: Element | null = row;
  do next = forward ? next.nextElementSibling : next.previousElementSibling;
  while (next && !next.hasAttribute('tabindex'));
  if (next instanceof HTMLElement) next.focus();
}

/** Tasks under the headings a person plans by; the box chooses, the row opens. */
export function TaskTable({ tasks, today, chosen, onChoose, onOpen, choosable, withExecutor }: TaskTableProps) {
  const columns = 4 + Number(choosable) + Number(withExecutor);
  return (
    <div className={styles.sheet}>
      <table className={styles.table} aria-label="Задачи">
        <thead>
          <tr>
            {choosable && <th scope="col" style={{ width: 40 }} className="v-no-print" aria-label="Выбор" />}
            <th scope="col" style={{ width: 104 }}>Срок</th>
            <th scope="col" style={{ width: 64 }}>№</th>
            <th scope="col">Мероприятие</th>
            {withExecutor && <th scope="col" style={{ width: 240 }}>Исполнитель</th>}
            <th scope="col" style={{ width: 190 }}>Состояние</th>
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {groupTasks(tasks, today).map((group) => {
            const ids = group.tasks.map((task) => task.id);
            const count = ids.filter((id) => chosen.has(id)).length;
            return (
              <Fragment key={group.key}>
                <tr className={styles.group} data-key={group.key}>
                  {choosable && (
                    <th className="v-no-print">
                      <Checkbox size="xs" aria-label={`Выбрать все: ${group.title}`} checked={count === ids.length} indeterminate={count > 0 && count < ids.length} onChange={(event) => onChoose(ids, event.currentTarget.checked)} />
                    </th>
                  )}
                  <th colSpan={columns - Number(choosable)} scope="colgroup">
                    {group.title} <span>{group.tasks.length}</span>
                  </th>
                </tr>
                {group.tasks.map((task) => (
                  <tr key={task.id} tabIndex={0} aria-label={`${task.number} ${task.text}: открыть`} onClick={() => onOpen(task.id)} onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && onOpen(task.id)}>
                    {choosable && (
                      <td className="v-no-print" onClick={(event) => event.stopPropagation()}>
                        <Checkbox size="xs" aria-label={`Выбрать: ${task.number}, ${task.executor}`} checked={chosen.has(task.id)} onChange={(event) => onChoose([task.id], event.currentTarget.checked)} />
                      </td>
                    )}
                    <td className="v-number">{formatDate(task.due)}</td>
                    <td>{task.number}</td>
                    <td>
                      <span className={styles.two}>{task.text}</span>
                      {task.documents.length > 0 && <span className={styles.small}>Подтвердить: {task.documents.join(', ')}</span>}
                    </td>
                    {withExecutor && (
                      <td>
                        {task.executor}
                        {task.account && <span className={styles.small}>{task.account.name}</span>}
                      </td>
                    )}
                    <td>
                      <TaskMark task={task} />
                      {task.evidence_count > 0 && <span className={styles.small}>подтверждений: {task.evidence_count}</span>}
                    </td>
                  </tr>
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
