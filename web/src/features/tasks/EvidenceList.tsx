import { Anchor, Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { formatBytes, formatDate, formatMoment } from '@/ui/format';
import { tellDone } from '@/ui/undo';

import { kindsQuery, useRemoveEvidence, useRestoreEvidence } from './api';
import { kindTitle } from './kinds';
import styles from './Tasks.module.css';
import type { Evidence } from './types';

/** «Приказ № 114 от 12.09.2025 «Об утверждении…»»: what a person calls the paper. */
export function evidenceTitle({ number, dated, title, file_name }: Evidence, kind: string): string {
  const head = [kind, number && `№ ${number}`, dated && `от ${formatDate(dated)}`].filter(Boolean).join(' ');
  return [head, title && title !== file_name ? `«${title}»` : ''].filter(Boolean).join(' ') || file_name;
}

function RemoveForm({ item, onClose }: { item: Evidence; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const remove = useRemoveEvidence();
  const restore = useRestoreEvidence();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutateAsync({ id: item.id, reason: reason.trim() }).then(() => {
      onClose();
      tellDone('Подтверждение убрано', () => restore.mutateAsync(item.id));
    }, () => undefined);
  };
  return (
    <form className={styles.box} style={{ gridColumn: '1 / -1' }} onSubmit={submit}>
      <TextInput autoFocus required label="Почему убираете" description="Файл останется в хранилище, запись — в истории" value={reason} error={remove.error?.message} onChange={(event) => setReason(event.currentTarget.value)} />
      <div className={styles.steps}>
        <Button size="xs" type="submit" loading={remove.isPending}>
          Убрать
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Отмена
        </Button>
      </div>
    </form>
  );
}

function Item({ item, kind, mayChange }: { item: Evidence; kind: string; mayChange: boolean }) {
  const [removing, setRemoving] = useState(false);
  const restore = useRestoreEvidence();
  const title = evidenceTitle(item, kind);
  return (
    <li data-removed={item.removed_at !== null || undefined}>
      <span className={styles.name}>
        {item.file_name && !item.removed_at ? (
          <Anchor href={`/api/evidence/${item.id}`} download={item.file_name}>
            {title}
          </Anchor>
        ) : (
          title
        )}
        {item.link && !item.removed_at && (
          <>
            {' '}
            <Anchor href={item.link} target="_blank" rel="noreferrer noopener">
              открыть ссылку
            </Anchor>
          </>
        )}
      </span>
      {mayChange && !item.removed_at && !removing && (
        <Button size="compact-xs" variant="subtle" onClick={() => setRemoving(true)} aria-label={`Убрать: ${title}`}>
          Убрать
        </Button>
      )}
      {mayChange && item.removed_at && (
        <Button size="compact-xs" variant="subtle" loading={restore.isPending} onClick={() => restore.mutate(item.id)} aria-label={`Вернуть: ${title}`}>
          Вернуть
        </Button>
      )}
      <small>
        {[item.file_name, item.size && formatBytes(item.size), item.scan, item.note].filter(Boolean).join(' · ')}
        {(item.file_name || item.note) && ' · '}
        {item.removed_at ? `убрано ${formatMoment(item.removed_at)}, ${item.removed_by}: ${item.removed_reason}` : `${formatMoment(item.added_at)}, ${item.added_by}`}
      </small>
      {removing && <RemoveForm item={item} onClose={() => setRemoving(false)} />}
    </li>
  );
}

/** Papers that confirm the work; what was taken away stays in sight, struck through, with its reason. */
export function EvidenceList({ items, mayChange }: { items: Evidence[]; mayChange: boolean }) {
  const kinds = useQuery(kindsQuery());
  if (items.length === 0) return <p className="v-quiet">Подтверждений пока нет.</p>;
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <Item key={item.id} item={item} kind={kindTitle(kinds.data ?? [], item.kind)} mayChange={mayChange} />
      ))}
    </ul>
  );
}
