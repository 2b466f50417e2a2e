import { Button } from '@mantine/core';
import { useState } from 'react';

import { currentOf } from '@/api/problem';
import type { Fields } from '@/features/merge/merge';
import { MergeScreen } from '@/features/merge/MergeScreen';
import { tellDone } from '@/ui/undo';

import { undoTask, useRefresh, useSetStatus } from './api';
import { isTaskCard, taskFields, taskRecord } from './conflict';
import { StepForm } from './StepForm';
import { stepsOf, type Step } from './steps';
import styles from './Tasks.module.css';
import { isTaskStatus } from './words';
import type { TaskCard } from './types';

interface Words {
  note?: string;
  actual_result?: string;
}

/** A step somebody else overtook: what this person wanted, from what, and what stands now. */
interface Race {
  begun: TaskCard;
  theirs: TaskCard;
  step: Step;
  words: Words;
}

/** The steps this person may take from here; each is one button, those that need words open a form. */
export function TaskSteps({ task }: { task: TaskCard }) {
  const [open, setOpen] = useState<{ step: Step; begun: TaskCard } | null>(null);
  const [race, setRace] = useState<Race | null>(null);
  const set = useSetStatus();
  const refresh = useRefresh();
  const steps = stepsOf(task);
  const blocked = steps.find((step) => step.blocked)?.blocked;

  async function go(step: Step, begun: TaskCard, words: Words = {}) {
    try {
      await set.mutateAsync({ id: begun.id, status: step.status, row_version: begun.row_version, ...words });
      setOpen(null);
      setRace(null);
      tellDone(step.done, () => undoTask(begun.id).finally(refresh));
    } catch (error) {
      const theirs = currentOf(error);
      if (isTaskCard(theirs)) setRace({ begun: race?.begun ?? begun, theirs, step, words });
    }
  }

  const close = () => {
    set.reset();
    setOpen(null);
    setRace(null);
  };
  const merged = ({ theirs, step, words }: Race, result: Fields) => {
    const status = typeof result.status === 'string' && isTaskStatus(result.status) ? result.status : theirs.status;
    if (status === theirs.status) return close();
    return void go({ ...step, status }, theirs, { ...words, actual_result: typeof result.actual_result === 'string' ? result.actual_result : undefined });
  };

  if (race) {
    const { begun, theirs, step, words } = race;
    return (
      <div className={styles.box}>
        <MergeScreen key={theirs.row_version} fields={taskFields} base={taskRecord(begun)} mine={{ status: step.status, actual_result: words.actual_result ?? begun.actual_result }} theirs={taskRecord(theirs)} error={isTaskCard(currentOf(set.error)) ? null : set.error} pending={set.isPending} onSave={(result) => merged(race, result)} onTheirs={close} />
      </div>
    );
  }
  if (open) return <StepForm step={open.step} task={open.begun} error={set.error} pending={set.isPending} onGo={(words) => void go(open.step, open.begun, words)} onClose={close} />;
  if (steps.length === 0) return null;
  return (
    <>
      {blocked && <p className={styles.hint}>{blocked}</p>}
      <div className={styles.steps}>
        {steps.map((step, index) => (
          <Button key={step.key} size="xs" variant={index === 0 ? 'filled' : 'default'} disabled={step.blocked !== ''} loading={set.isPending} onClick={() => (step.ask ? setOpen({ step, begun: task }) : void go(step, task))}>
            {step.label}
          </Button>
        ))}
      </div>
      {set.error && (
        <p className={styles.remark} role="alert">
          {set.error.message}
        </p>
      )}
    </>
  );
}
