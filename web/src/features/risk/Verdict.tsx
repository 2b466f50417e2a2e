import styles from './Risk.module.css';
import type { RiskYear } from './api';

/** The verdict in words with a shape beside it, so that it reads in grey as well. */
export function Verdict({ row, good }: { row: RiskYear; good: boolean }) {
  return (
    <span className={styles.verdict} data-verdict={row.verdict} data-good={good || undefined}>
      {row.verdict_title}
    </span>
  );
}

/** The years before in a line: «2023 не в списке · 2024 в списке». */
export function History({ years }: { years: RiskYear[] }) {
  if (years.length < 2) return <span className="v-quiet">нет данных</span>;
  return (
    <span className={styles.history}>
      {years.slice(0, -1).map((row) => (
        <span key={row.year} data-verdict={row.verdict} title={`${row.year}: ${row.verdict_title}`}>
          {row.year}
        </span>
      ))}
    </span>
  );
}
