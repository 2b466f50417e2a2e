import styles from './Risk.module.css';
import type { RiskYear } from './api';

/** The verdict in words with a shape beside it, so that it reads in grey as well. */
export function Verdict({ row, good }: { row: RiskYear; good: boolean }) {
  return (
    <span className={styles.verdict} data-verdict={row.verdict} data-zone={row.zone} data-good={good || undefined} title={row.zone === 'none' ? undefined : `${row.zone_title} зона`}>
      {row.verdict_title}
    </span>
  );
}

/** The years before in a line, underlined where the school was on the list, and how long it has been there. */
export function History({ years, words }: { years: RiskYear[]; words: string }) {
  if (years.length < 2) return <span className="v-quiet">нет данных</span>;
  return (
    <>
      <span className={styles.history}>
        {years.slice(0, -1).map((row) => (
          <span key={row.year} data-verdict={row.verdict} title={`${row.year}: ${row.verdict_title}`}>
            {row.year}
          </span>
        ))}
      </span>
      {words && <small className={styles.people}>{words}</small>}
    </>
  );
}
