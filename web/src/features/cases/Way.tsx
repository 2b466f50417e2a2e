import { formatDate } from '@/ui/format';

import type { Case, StepKind } from './api';
import styles from './Cases.module.css';
import { way } from './words';

/** The way of a case from the reply to the outcome: what is done, what can be done now. */
export function Way({ one }: { one: Case }) {
  const done = (kind: StepKind) => one.steps.find((step) => step.kind === kind && step.withdrawn_at === null);
  const first = way.find(({ kind }) => !done(kind) && one.open.includes(kind))?.kind;
  return (
    <ol className={styles.way} aria-label="Ход случая">
      {way.map(({ kind, title }) => {
        const step = done(kind);
        const waits = kind === 'reply' && !step && one.stage !== 'closed';
        return (
          <li key={kind} data-state={step ? 'done' : first === kind || waits ? 'next' : 'ahead'} aria-current={first === kind ? 'step' : undefined}>
            {title}
            <small>{step ? formatDate(step.recorded_at) : waits ? `до ${formatDate(one.reply_to)}` : '—'}</small>
          </li>
        );
      })}
    </ol>
  );
}
