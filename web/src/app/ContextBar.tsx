import { NativeSelect } from '@mantine/core';
import { Link } from 'wouter';

import { useLastSchool, useYear } from '@/features/context/context';
import type { Session } from '@/features/session/session';

import styles from './TopBar.module.css';

/** The context that stays while you move: whose data, which year, the school opened last. */
export function ContextBar({ session }: { session: Session }) {
  const { year, years, choose } = useYear();
  const { school } = useLastSchool();
  return (
    <div className={styles.context}>
      <span className={styles.node} title={session.node.name}>
        {session.node.name}
      </span>
      {year !== null && years.length > 0 && (
        <NativeSelect size="xs" aria-label="Год результатов" value={String(year)} onChange={(event) => choose(Number(event.currentTarget.value))} data={years.map((entry) => ({ value: String(entry), label: `${entry} год` }))} />
      )}
      {school && session.node.kind !== 'school' && (
        <Link href={`/schools/${school.id}`} className={styles.last} title={`Недавно открытая школа: ${school.name}`}>
          {school.name}
        </Link>
      )}
    </div>
  );
}
