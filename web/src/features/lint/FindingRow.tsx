import { Anchor, Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';

import { useRight } from '@/features/session/session';
import { tellDone, tellFailure } from '@/ui/undo';

import { useAccept, useIgnore, useUndoAccept, type Finding } from './api';
import styles from './Lint.module.css';

function IgnoreForm({ onIgnore, onClose, pending }: { onIgnore: (reason: string) => void; onClose: () => void; pending: boolean }) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onIgnore(reason.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput autoFocus required size="xs" style={{ flex: 1 }} label="Почему не исправлять" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Button size="xs" type="submit" loading={pending}>
        Не исправлять
      </Button>
      <Button size="xs" variant="default" onClick={onClose}>
        Отмена
      </Button>
    </form>
  );
}

/** One fault of the plan: where, what, what to do about it. */
export function FindingRow({ roadmap, finding }: { roadmap: number; finding: Finding }) {
  const mayChange = useRight('roadmap.edit');
  const [ignoring, setIgnoring] = useState(false);
  const accept = useAccept(roadmap);
  const undo = useUndoAccept(roadmap);
  const ignore = useIgnore(roadmap);

  function take() {
    accept.mutateAsync(finding.id).then((before) => tellDone(`Исправлено: ${finding.place}`, () => undo.mutateAsync(before)), (error: Error) => tellFailure('Исправить не удалось', error));
  }

  function set(reason: string) {
    ignore.mutateAsync({ finding: finding.id, reason }).then(() => { setIgnoring(false); tellDone('Замечание отложено', () => ignore.mutateAsync({ finding: finding.id, reason: '' })); }, (error: Error) => tellFailure('Не записано', error));
  }

  return (
    <li data-ignored={finding.ignored !== null || undefined}>
      <span className={styles.place}>{finding.measure_id ? <Anchor component={Link} href={`/roadmaps/${roadmap}?measure=${finding.measure_id}`}>{finding.place}</Anchor> : finding.place || 'Весь план'}</span>
      <div className={styles.body}>
        <p>{finding.message}</p>
        {finding.suggestion && <p className={styles.suggestion}>→ {finding.suggestion.text}</p>}
        {finding.ignored && <p className="v-quiet">Не исправлять: {finding.ignored}</p>}
      </div>
      {mayChange && (
        <span className={`${styles.actions} v-no-print`}>
          {finding.suggestion && !finding.ignored && (
            <Button size="compact-sm" variant="default" loading={accept.isPending} onClick={take} aria-label={`Исправить: ${finding.place}`}>
              Исправить
            </Button>
          )}
          {finding.ignored ? (
            <Button size="compact-sm" variant="subtle" loading={ignore.isPending} onClick={() => ignore.mutate({ finding: finding.id, reason: '' })}>
              Вернуть в список
            </Button>
          ) : (
            <Button size="compact-sm" variant="subtle" onClick={() => setIgnoring(true)}>
              Не исправлять
            </Button>
          )}
        </span>
      )}
      {ignoring && <IgnoreForm pending={ignore.isPending} onIgnore={set} onClose={() => setIgnoring(false)} />}
    </li>
  );
}
