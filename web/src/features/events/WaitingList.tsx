import { Anchor, Button } from '@mantine/core';
import { Link } from 'wouter';

import { useRight } from '@/features/session/session';
import { formatNumber } from '@/ui/format';
import { Section } from '@/ui/Section';

import type { Waiting } from './api';
import styles from './Events.module.css';
import { groupWaiting } from './group';

/** Measures without dates, by what they wait for. */
export function WaitingList({ roadmap, rows, onDate }: { roadmap: number; rows: Waiting[]; onDate: (kind: string) => void }) {
  const mayChange = useRight('roadmap.change');
  return (
    <Section title="Ждут даты" aside={rows.length > 0 ? formatNumber(rows.length) : undefined}>
      {rows.length === 0 && <p className={styles.none}>У всех сроков есть даты.</p>}
      <ul className={styles.list}>
        {groupWaiting(rows).map((group) => (
          <li key={group.kind}>
            <strong>{group.title}</strong>
            {mayChange && group.kind && (
              <Button size="compact-sm" variant="default" onClick={() => onDate(group.kind)} aria-label={`Назначить дату: ${group.title}`}>
                Назначить дату
              </Button>
            )}
            <ul className={styles.measures}>
              {group.rows.map((row) => (
                <li key={row.measure_id}>
                  <Anchor component={Link} href={`/roadmaps/${roadmap}?measure=${row.measure_id}`}>
                    {row.number} {row.text}
                  </Anchor>
                  <span className={styles.small}> — {row.term || 'срок не указан'}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}
