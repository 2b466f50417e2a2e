import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { inner, pages } from '@/app/pages';
import { lintQuery } from '@/features/lint/api';
import { countOpen } from '@/features/lint/group';
import { holds, isBelow, useSession } from '@/features/session/session';
import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { useLater } from '@/ui/useLater';

import styles from './Plans.module.css';
import { planTabs, tabHref } from './tabs';

/** How much of the plan asks to be mended; counted after the page itself stands. */
function Findings({ id }: { id: number }) {
  const later = useLater();
  const { data } = useQuery({ ...lintQuery(id), enabled: later, staleTime: 60_000, select: ({ findings }) => countOpen(findings) });
  if (!data?.all) return null;
  return (
    <span className={styles.count} data-grave={data.grave > 0 || undefined} title={`${counted(data.all, nouns.finding)}, из них ошибок: ${formatNumber(data.grave)}`}>
      {formatNumber(data.all)}
    </span>
  );
}

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
          {tab.key === 'lint' && <Findings id={id} />}
        </Link>
      ))}
    </nav>
  );
}
