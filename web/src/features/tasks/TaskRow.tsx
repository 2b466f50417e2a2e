import { Checkbox } from '@mantine/core';
import { memo, type KeyboardEvent } from 'react';

import { formatDate } from '@/ui/format';

import styles from './Page.module.css';
import { TaskMark } from './TaskMark';
import type { Task } from './types';

interface TaskRowProps {
  task: Task;
  chosen: boolean;
  onChoose: (ids: number[], on: boolean) => void;
  onOpen: (id: number) => void;
  choosable: boolean;
  withExecutor: boolean;
}

/** One task of the list: Enter or a click opens it, Space or the box chooses it. */
export const TaskRow = memo(function TaskRow({ task, chosen, onChoose, onOpen, choosable, withExecutor }: TaskRowProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') onOpen(task.id);
    if (event.key === ' ' && choosable) {
      event.preventDefault();
      onChoose([task.id], !chosen);
    }
  };
  return (
    <tr tabIndex={0} aria-label={`${task.number} ${task.text}: открыть`} aria-selected={choosable ? chosen : undefined} onClick={() => onOpen(task.id)} onKeyDown={onKeyDown}>
      {choosable && (
        <td className="v-no-print" onClick={(event) => event.stopPropagation()}>
          <Checkbox size="xs" aria-label={`Выбрать: ${task.number}, ${task.executor}`} checked={chosen} onChange={(event) => onChoose([task.id], event.currentTarget.checked)} />
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
  );
});
