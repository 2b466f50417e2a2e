import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import { tellDone, tellFailure } from '@/ui/undo';

import { useTakeBack } from './api';
import styles from './Knowledge.module.css';
import { originText } from './words';

interface OriginProps {
  entry: { own: boolean; source: string; note: string; recorded_at: string | null; actor: string | null; version: number | null };
  mayChange: boolean;
  more: [title: string, value: string][];
  onClose: () => void;
  children: ReactNode;
}

/** Where an entry comes from, and what may be done with it. */
export function Origin({ entry, mayChange, more, onClose, children }: OriginProps) {
  const takeBack = useTakeBack();
  // Closed at once: what the version made may be gone with it.
  const back = (version: number) => {
    onClose();
    takeBack.mutateAsync(version).then(() => tellDone('Правка отменена: действует то, что было до неё'), (error: Error) => tellFailure('Правка не отменена', error));
  };
  const rows = [...more, ['Откуда взято', entry.source], ['Записано', originText(entry)], ['Примечание', entry.note]].filter(([, value]) => value);
  return (
    <>
      <dl className={styles.facts}>
        {rows.flatMap(([title, value]) => [<dt key={`${title}-t`}>{title}</dt>, <dd key={`${title}-v`}>{value}</dd>])}
      </dl>
      {mayChange && (
        <div className={`${styles.actions} v-no-print`}>
          {children}
          {entry.version !== null && (
            <Button size="xs" variant="subtle" loading={takeBack.isPending} onClick={() => back(entry.version ?? 0)}>
              Отменить последнюю правку
            </Button>
          )}
        </div>
      )}
    </>
  );
}
