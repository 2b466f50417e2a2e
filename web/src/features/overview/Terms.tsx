import { Link } from 'wouter';

import { formatDate, formatNumber } from '@/ui/format';
import { Section } from '@/ui/Section';

import type { DueItem } from './api';
import styles from './Overview.module.css';

interface TermsProps {
  title: string;
  items: DueItem[];
  /** How many there are; the list may hold only the first of them. */
  total: number;
  empty: string;
  late?: boolean;
}

const shown = 6;

/** Terms of the roadmap that call: late ones or near ones; each leads to its measure. */
export function Terms({ title, items, total, empty, late }: TermsProps) {
  return (
    <Section title={title} aside={total > 0 ? formatNumber(total) : undefined}>
      {items.length === 0 && <p className={styles.none}>{empty}</p>}
      <ul className={styles.terms}>
        {items.slice(0, shown).map((item) => (
          <li key={item.occurrence_id}>
            <Link href={`/roadmap?id=${item.roadmap_id}&measure=${item.measure_id}`}>
              <span className={styles.due} data-late={late || undefined}>
                {late ? 'срок был ' : 'до '}
                {formatDate(item.due)}
              </span>
              <span className={styles.text}>
                {item.number} {item.text}
              </span>
              {item.responsible.length > 0 && <span className={styles.who}>{item.responsible.join(', ')}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {total > shown && (
        <p className={styles.more}>
          <Link href={`/roadmap?term=${late ? 'overdue' : 'soon'}`}>Все {formatNumber(total)}</Link>
        </p>
      )}
    </Section>
  );
}
