import { Button } from '@mantine/core';
import { useState } from 'react';

import { useRight } from '@/features/session/session';
import { formatDates } from '@/ui/format';

import type { Occurrence } from './api';
import styles from './Panel.module.css';
import { shownOf } from './status';
import { StatusForm } from './StatusForm';
import { StatusMark } from './StatusMark';

interface OccurrenceItemProps {
  occurrence: Occurrence;
  label: string;
  startOpen: boolean;
}

/** One term of a measure: its window, what became of it, and the form that says so. */
export function OccurrenceItem({ occurrence, label, startOpen }: OccurrenceItemProps) {
  const mayChange = useRight('roadmap.change');
  const [open, setOpen] = useState(startOpen);
  return (
    <li>
      <div className={styles.line}>
        <span className="v-number">{formatDates(occurrence.from, occurrence.due)}</span>
        <StatusMark shown={shownOf(occurrence)} />
        {mayChange && !open && (
          <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
            Отметить
          </Button>
        )}
      </div>
      {occurrence.evidence && !open && <p className={styles.evidence}>Подтверждение: {occurrence.evidence}</p>}
      {mayChange && open && <StatusForm key={`${occurrence.status} ${occurrence.evidence}`} occurrence={occurrence} label={label} onDone={() => setOpen(false)} />}
    </li>
  );
}
