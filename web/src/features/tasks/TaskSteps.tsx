import { Button } from '@mantine/core';
import { useState } from 'react';

import { tellDone } from '@/ui/undo';

import { undoTask, useRefresh, useSetStatus } from './api';
import { StepForm } from './StepForm';
import { stepsOf, type Step } from './steps';
import styles from './Tasks.module.css';
import type { TaskCard } from './types';

/** The steps this person may take from here; each is one button, those that need words open a form. */
export function TaskSteps({ task }: { task: TaskCard }) {
  const [open, setOpen] = useState<Step | null>(null);
  const set = useSetStatus();
  const refresh = useRefresh();
  const steps = stepsOf(task);
  const blocked = steps.find((step) => step.blocked)?.blocked;
  if (steps.length === 0) return null;

  async function go(step: Step, words: { note?: string; actual_result?: string } = {}) {
    await set.mutateAsync({ id: task.id, status: step.status, row_version: task.row_version, ...words });
    setOpen(null);
    tellDone(step.done, () => undoTask(task.id).finally(refresh));
  }

  return (
    <>
      {blocked && <p className={styles.hint}>{blocked}</p>}
      {open === null ? (
        <div className={styles.steps}>
          {steps.map((step, index) => (
            <Button key={step.key} size="xs" variant={index === 0 ? 'filled' : 'default'} disabled={step.blocked !== ''} loading={set.isPending} onClick={() => (step.ask ? setOpen(step) : void go(step).catch(() => undefined))}>
              {step.label}
            </Button>
          ))}
        </div>
      ) : (
        <StepForm step={open} task={task} error={set.error} pending={set.isPending} onGo={(words) => void go(open, words).catch(() => undefined)} onClose={() => { set.reset(); setOpen(null); }} />
      )}
      {open === null && set.error && (
        <p className={styles.remark} role="alert">
          {set.error.message}
        </p>
      )}
    </>
  );
}
