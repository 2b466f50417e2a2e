import { Link } from 'wouter';

import { formatNumber, formatPercent } from '@/ui/format';

import type { Roadmap } from '../api';
import { shownWords } from '../status';
import { hrefOfGroup, segmentsOf, type Division, type Group } from './groups';
import styles from './Progress.module.css';

/** One bar a part, all of the same length; the title leads to the rows of the table. */
export function ProgressBars({ plan, division, parts }: { plan: Roadmap; division: Division; parts: Group[] }) {
  return (
    <ul className={styles.bars}>
      {parts.map((group) => {
        const href = hrefOfGroup(plan, division.id, group.key);
        const words = segmentsOf(group).map(({ shown, count }) => `${shownWords[shown]} ${formatNumber(count)}`).join(', ');
        return (
          <li key={group.key}>
            <span className={styles.title}>{href ? <Link href={href}>{group.title}</Link> : group.title}</span>
            <span className={styles.bar} role="img" aria-label={`${group.title}: ${words}`}>
              {segmentsOf(group).map(({ shown, count, width }) => (
                <span key={shown} data-status={shown} style={{ width: `${width}%` }} title={`${shownWords[shown]}: ${formatNumber(count)}`}>
                  {width > 4 && formatNumber(count)}
                </span>
              ))}
            </span>
            <span className={styles.percent}>{group.percent === null ? <span className="v-quiet">нет задач</span> : formatPercent(group.percent, 0)}</span>
            <span className={styles.count}>n = {formatNumber(group.total)}</span>
          </li>
        );
      })}
    </ul>
  );
}
