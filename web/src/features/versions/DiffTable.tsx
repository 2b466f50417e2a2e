import { formatMoment } from '@/ui/format';

import type { DiffRow } from './api';
import { Compared } from './Compared';
import styles from './Versions.module.css';
import { changeSigns, valueText } from './words';

function Side({ row, side }: { row: DiffRow; side: 'before' | 'after' }) {
  if (row.fields.length === 0) return <>{row[side] ?? <span className="v-quiet">—</span>}</>;
  return (
    <>
      {row.fields.map(({ field, title, before, after }) => (
        <span key={field}>
          <span className={styles.field}>{title}</span>
          <Compared before={valueText(before)} after={valueText(after)} side={side} />
        </span>
      ))}
    </>
  );
}

/** Each changed measure once: what stood, what stands, who changed it and why. */
export function DiffTable({ rows }: { rows: DiffRow[] }) {
  return (
    <div className={styles.sheet}>
      <table className={`${styles.table} ${styles.diff}`} aria-label="Отличия">
        <thead>
          <tr>
            <th scope="col" style={{ width: 70 }}>№</th>
            <th scope="col" style={{ width: 130 }}>Что</th>
            <th scope="col">Было</th>
            <th scope="col">Стало</th>
            <th scope="col" style={{ width: 190 }}>Кто, когда, почему</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.number} ${index}`}>
              <th scope="row">{row.number}</th>
              <td>
                <span className={styles.change} data-change={row.change}>
                  <span aria-hidden="true">{changeSigns[row.change]}</span> {row.title}
                </span>
              </td>
              <td>
                <Side row={row} side="before" />
              </td>
              <td>
                <Side row={row} side="after" />
              </td>
              <td>
                {row.who}
                {row.when && <span className={styles.small}>{formatMoment(row.when)}</span>}
                {row.reason && <span className={styles.small}>{row.reason}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
