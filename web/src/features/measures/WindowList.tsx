import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';

import styles from '@/features/tasks/Tasks.module.css';
import { TaskMark } from '@/features/tasks/TaskMark';
import { formatDate, formatDates } from '@/ui/format';

import type { Window } from './types';
import { MoveWindow } from './MoveWindow';
import { currentWindow } from './windows';

interface WindowItemProps {
  window: Window;
  startOpen: boolean;
  mayMove: boolean;
  onTask: (id: number) => void;
}

function WindowItem({ window, startOpen, mayMove, onTask }: WindowItemProps) {
  const [open, setOpen] = useState(startOpen);
  const [moving, setMoving] = useState(false);
  const done = window.tasks.filter((task) => task.status === 'done' || task.status === 'cancelled').length;
  const shifted = window.baseline_due && window.baseline_due !== window.due;
  return (
    <li>
      <span>
        <span className="v-number">{formatDates(window.from, window.due)}</span> <TaskMark task={window} />
      </span>
      <span>
        {window.tasks.length === 0 ? (
          <span className="v-quiet">задач нет </span>
        ) : (
          <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
            {`Закрыто ${done} из ${window.tasks.length}`}
          </Button>
        )}
        {mayMove && (
          <Button size="compact-xs" variant="subtle" onClick={() => setMoving(!moving)} aria-label={`Перенести срок ${formatDates(window.from, window.due)}`}>
            Перенести
          </Button>
        )}
      </span>
      {shifted && <small>сначала было до {formatDate(window.baseline_due)}</small>}
      {moving && <MoveWindow window={window} onClose={() => setMoving(false)} />}
      {open && window.tasks.length > 0 && (
        <ul className={styles.tasks}>
          {window.tasks.map((task) => (
            <li key={task.id}>
              <Anchor component="button" type="button" ta="left" onClick={() => onTask(task.id)}>
                {task.executor}
              </Anchor>
              <TaskMark task={task} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The dated windows of a measure with the tasks of each executor; the one that calls stands open. */
export function WindowList({ windows, mayMove, onTask }: { windows: Window[]; mayMove: boolean; onTask: (id: number) => void }) {
  if (windows.length === 0) return <p className="v-quiet">Дат пока нет.</p>;
  const first = currentWindow(windows);
  return (
    <ul className={styles.list}>
      {windows.map((window) => (
        <WindowItem key={window.id} window={window} startOpen={window.id === first?.id && window.tasks.length <= 12} mayMove={mayMove} onTask={onTask} />
      ))}
    </ul>
  );
}
