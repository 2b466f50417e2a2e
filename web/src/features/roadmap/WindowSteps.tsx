import { Button } from '@mantine/core';

import { useRight } from '@/features/session/session';
import { formatDates } from '@/ui/format';

import type { Measure, Occurrence, Status } from './api';
import { useCardMove } from './board/useCardMove';
import styles from './Roadmap.module.css';
import { shownOf } from './status';
import { StatusMark } from './StatusMark';

const next: Partial<Record<Status, { to: Status; title: string }>> = {
  planned: { to: 'in_work', title: 'Начать работу' },
  in_work: { to: 'review', title: 'Отдать на проверку' },
  review: { to: 'done', title: 'Принять' },
};

/** One term in the list of a cell: its days, its state, and the one step that comes next. */
export function WindowSteps({ measure, item, onOpen }: { measure: Measure; item: Occurrence; onOpen: (id: number) => void }) {
  const mayChange = useRight('tasks.change');
  const move = useCardMove(onOpen);
  const step = next[item.status];
  return (
    <li className={styles.windowSteps}>
      <span className="v-number">{formatDates(item.from, item.due)}</span>
      <StatusMark shown={shownOf(item)} />
      {mayChange && step && (
        <Button size="compact-xs" variant="default" onClick={() => move({ card: { measure, item, status: item.status, overdue: item.overdue }, to: step.to, note: '' })}>
          {step.title}
        </Button>
      )}
    </li>
  );
}
