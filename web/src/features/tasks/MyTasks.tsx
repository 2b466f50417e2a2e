import { Tooltip } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { holds, isBelow, type Session } from '@/features/session/session';
import { counted, nouns } from '@/ui/plural';

import { tasksQuery } from './api';
import styles from './Page.module.css';

/** «Моё» of the header with the count of what is open; red when something is late. */
export function MyTasks({ session }: { session: Session }) {
  const may = holds(session, 'tasks.read');
  const mine = !isBelow(session) || undefined;
  const open = useQuery({ ...tasksQuery({ mine, status: 'planned,in_work,review', limit: 1 }), enabled: may, refetchInterval: 120_000 });
  const late = useQuery({ ...tasksQuery({ mine, status: 'planned,in_work', overdue: true, limit: 1 }), enabled: may, refetchInterval: 120_000 });
  if (!may) return null;
  const [count, overdue] = [open.data?.total ?? 0, late.data?.total ?? 0];
  const label = `Моё: ${counted(count, nouns.task)}${overdue > 0 ? `, просрочено ${overdue}` : ''}`;
  return (
    <Tooltip label={label}>
      <Link href="/tasks" className={styles.mine} aria-label={label}>
        <IconChecklist size={19} stroke={1.6} aria-hidden="true" />
        Моё
        {count > 0 && (
          <span className={styles.count} data-late={overdue > 0 || undefined} aria-hidden="true">
            {count > 999 ? '999+' : count}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
