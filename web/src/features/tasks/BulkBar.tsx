import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import { useRight } from '@/features/session/session';
import { counted, nouns } from '@/ui/plural';
import { tellDone } from '@/ui/undo';

import { setStatus, undoTask, useRefresh } from './api';
import { fitting, forEach } from './bulk';
import { BulkMove } from './BulkMove';
import styles from './Page.module.css';
import type { Task, TaskStatus } from './types';

interface BulkBarProps {
  tasks: Task[];
  onClear: () => void;
}

const steps: { title: string; done: string; from: TaskStatus[]; to: TaskStatus; control?: boolean }[] = [
  { title: 'Взять в работу', done: 'взято в работу', from: ['planned'], to: 'in_work' },
  { title: 'Отправить на проверку', done: 'отправлено на проверку', from: ['planned', 'in_work'], to: 'review' },
  { title: 'Принять', done: 'принято', from: ['review'], to: 'done', control: true },
];

/** What can be done with the chosen tasks together; the message takes all of it back. */
export function BulkBar({ tasks, onClear }: BulkBarProps) {
  const [busy, setBusy] = useState('');
  const [moving, setMoving] = useState(false);
  const mayControl = useRight('roadmap.control');
  const mayWork = useRight('tasks.change');
  const mayMove = useRight('roadmap.change');
  const refresh = useRefresh();

  async function go({ title, done, from, to }: (typeof steps)[number]) {
    setBusy(title);
    const outcome = await forEach(fitting(tasks, from), ({ id, row_version }) => setStatus({ id, status: to, row_version }));
    setBusy('');
    refresh();
    if (outcome.done.length > 0) {
      tellDone(`${counted(outcome.done.length, nouns.task)}: ${done}`, () => forEach(outcome.done, ({ id }) => undoTask(id)).finally(refresh));
      onClear();
    }
    if (outcome.refused.length > 0) {
      const words = outcome.refused.slice(0, 3).map(({ task, why }) => `${task.number} ${task.executor}: ${why}`);
      notifications.show({ color: 'red', autoClose: 20_000, title: `Не удалось: ${counted(outcome.refused.length, nouns.task)}`, message: words.join(' · '), closeButtonProps: { 'aria-label': 'Скрыть сообщение' } });
    }
  }

  const offered = steps.filter((step) => (step.control ? mayControl : mayWork) && fitting(tasks, step.from).length > 0);
  return (
    <div className={styles.bulk} role="group" aria-label="Действия с выбранными">
      <strong>Выбрано: {counted(tasks.length, nouns.task)}</strong>
      {offered.map((step) => (
        <Button key={step.to} size="xs" variant="default" loading={busy === step.title} onClick={() => void go(step)}>
          {step.title} ({fitting(tasks, step.from).length})
        </Button>
      ))}
      {mayMove && (
        <Button size="xs" variant="default" onClick={() => setMoving(true)}>
          Перенести срок
        </Button>
      )}
      <Button size="xs" variant="subtle" onClick={onClear}>
        Снять выбор
      </Button>
      <BulkMove tasks={tasks} opened={moving} onClose={() => setMoving(false)} onDone={onClear} />
    </div>
  );
}
