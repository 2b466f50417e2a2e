import { Link } from 'wouter';

import { inner, pages } from '@/app/pages';
import { holds, isBelow, useSession } from '@/features/session/session';

import styles from './Plans.module.css';
import { planTabs, tabHref } from './tabs';

/** The way between the pages about one plan that the person may open. */
export function PlanTabs({ id, current }: { id: number; current: string }) {
  const { data: session } = useSession();
  if (!session) return null;
  const small = isBelow(session);
  const tabs = planTabs.filter((tab) => !(small && tab.municipal) && [...pages, ...inner].some((page) => page.path === tab.pattern && holds(session, page.right)));
  if (tabs.length < 2) return null;
  return (
    <nav className={`${styles.tabs} v-no-print`} aria-label="О плане">
      {tabs.map((tab) => (
        <Link key={tab.key} href={tabHref(tab, id)} aria-current={tab.key === current ? 'page' : undefined}>
          {tab.title}
        </Link>
      ))}
    </nav>
  );
}
