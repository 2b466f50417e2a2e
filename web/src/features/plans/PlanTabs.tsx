import { Link } from 'wouter';

import { holds, useSession } from '@/features/session/session';

import styles from './Plans.module.css';
import { planTabs } from './tabs';

/** The way between the pages about one plan. */
export function PlanTabs({ id, current }: { id: number; current: string }) {
  const { data: session } = useSession();
  if (!session) return null;
  const small = session.node.kind === 'school' || session.node.kind === 'kindergarten';
  const tabs = planTabs.filter((tab) => holds(session, tab.right) && !(small && tab.municipal));
  return (
    <nav className={`${styles.tabs} v-no-print`} aria-label="Страницы карты">
      {tabs.map((tab) => (
        <Link key={tab.key} href={tab.href(id)} aria-current={tab.key === current ? 'page' : undefined}>
          {tab.title}
        </Link>
      ))}
    </nav>
  );
}
