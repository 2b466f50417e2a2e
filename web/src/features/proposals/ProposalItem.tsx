import { Anchor, Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';

import { isBelow, useRight, useSession } from '@/features/session/session';
import { formatDate } from '@/ui/format';
import { tellDone, tellFailure } from '@/ui/undo';

import { statusSigns, useDecide, type Proposal } from './api';
import styles from './Proposals.module.css';
import { decisions, type ProposalStep } from './steps';

/** One proposal with its grounds and what became of it. */
export function ProposalItem({ proposal }: { proposal: Proposal }) {
  const { data: session } = useSession();
  const mayDecide = useRight('roadmap.edit') && !isBelow(session);
  const decide = useDecide();
  const [open, setOpen] = useState<ProposalStep | null>(null);
  const [note, setNote] = useState('');

  function go(step: ProposalStep) {
    const { state, note: before } = proposal;
    decide.mutateAsync({ id: proposal.id, decision: step.to, note: note.trim() }).then(() => {
      setOpen(null);
      tellDone(step.done, step.to === 'included' ? undefined : () => decide.mutateAsync({ id: proposal.id, decision: state, note: before }));
    }, (error: Error) => tellFailure('Не записано', error));
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (open) go(open);
  };
  const details = [proposal.section && `раздел: ${proposal.section}`, proposal.term && `срок: ${proposal.term}`, proposal.responsible && `ответственные: ${proposal.responsible}`, proposal.result && `результат: ${proposal.result}`];
  return (
    <li>
      <span className={styles.text}>{proposal.text}</span>
      <span className={styles.state} data-status={proposal.state}>
        <span aria-hidden="true">{statusSigns[proposal.state]}</span> {proposal.state_title}
      </span>
      <span className={`${styles.actions} v-no-print`}>
        {mayDecide &&
          decisions(proposal.state).map((step) => (
            <Button key={step.to} size="compact-sm" variant="default" loading={decide.isPending} onClick={() => (step.needsNote ? setOpen(step) : go(step))}>
              {step.title}
            </Button>
          ))}
        {proposal.included_in && (
          <Anchor component={Link} href={`/roadmaps/${proposal.roadmap_id}?measure=${proposal.included_in}`}>
            мероприятие
          </Anchor>
        )}
      </span>
      {details.some(Boolean) && <p className={styles.small}>{details.filter(Boolean).join(' · ')}</p>}
      {proposal.reason && <p className={styles.small}>Зачем: {proposal.reason}</p>}
      <p className={styles.small}>
        {proposal.node}, {proposal.author}, {formatDate(proposal.at)}
        {proposal.decided_by && ` · решение: ${proposal.decided_by}, ${formatDate(proposal.decided_at)}`}
        {proposal.note && ` — ${proposal.note}`}
      </p>
      {open && (
        <form className={styles.form} onSubmit={submit}>
          <TextInput autoFocus required size="xs" style={{ flex: 1 }} label="Почему отклонено" description="Автор увидит эти слова" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <Button size="xs" type="submit" loading={decide.isPending}>
            Отклонить
          </Button>
          <Button size="xs" variant="default" onClick={() => setOpen(null)}>
            Отмена
          </Button>
        </form>
      )}
    </li>
  );
}
