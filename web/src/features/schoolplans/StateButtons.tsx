import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { useRight, useSession } from '@/features/session/session';
import { tellDone, tellFailure } from '@/ui/undo';

import { useSetState, type SchoolPlan } from './api';
import styles from './SchoolPlans.module.css';
import { planSteps, type PlanStep } from './steps';

/** Submit, approve or return: whatever this person may do with this plan. */
export function StateButtons({ plan }: { plan: SchoolPlan }) {
  const { data: session } = useSession();
  const controls = useRight('roadmap.control');
  const [open, setOpen] = useState<PlanStep | null>(null);
  const [note, setNote] = useState('');
  const set = useSetState();
  const id = plan.plan_id;
  if (id === null) return null;
  const steps = planSteps(plan.state, { school: session?.node.id === plan.node.id, controls });

  function go(step: PlanStep, words = '') {
    if (id === null) return;
    set.mutateAsync({ plan: id, state: step.to, note: words, row_version: plan.row_version }).then(() => { setOpen(null); tellDone(`${plan.node.name}: ${step.done}`); }, (error: Error) => tellFailure('Не записано', error));
  }

  if (open) {
    const submit = (event: FormEvent) => {
      event.preventDefault();
      go(open, note.trim());
    };
    return (
      <form className={styles.actions} onSubmit={submit}>
        <TextInput autoFocus required size="xs" aria-label="Что исправить" placeholder="Что исправить" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <Button size="xs" type="submit" loading={set.isPending}>
          Вернуть
        </Button>
        <Button size="xs" variant="default" onClick={() => setOpen(null)}>
          Отмена
        </Button>
      </form>
    );
  }
  return (
    <span className={styles.actions}>
      {steps.map((step, index) => (
        <Button key={step.to} size="compact-sm" variant={index === 0 ? 'filled' : 'default'} loading={set.isPending} onClick={() => (step.needsNote ? setOpen(step) : go(step))} aria-label={`${step.title}: ${plan.node.name}`}>
          {step.title}
        </Button>
      ))}
    </span>
  );
}
