import styles from './Tasks.module.css';
import { shownOf, shownSigns, shownWords } from './words';
import type { TaskStatus } from './types';

/** A status by shape, word and colour together. */
export function TaskMark({ task }: { task: { status: TaskStatus; overdue: boolean } }) {
  const shown = shownOf(task);
  return (
    <span className={styles.mark} data-status={shown}>
      <span aria-hidden="true">{shownSigns[shown]}</span> {shownWords[shown]}
      {shown === 'overdue' && task.status === 'in_work' && ', в работе'}
    </span>
  );
}
