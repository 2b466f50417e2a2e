import { formatNumber } from '@/ui/format';

import type { Division, Group } from './groups';
import { tableCells, tableHead } from './groups';
import styles from './Progress.module.css';

/** The same numbers as a table. */
export function ProgressTable({ division, parts, whole }: { division: Division; parts: Group[]; whole: Group | undefined }) {
  const line = (group: Group, title: string) => (
    <tr key={group.key || 'whole'} data-whole={group.key === '' || undefined}>
      <th scope="row">{title}</th>
      {tableCells(group).map((value, index) => (
        <td key={tableHead[index]}>{typeof value === 'number' ? formatNumber(value, index === tableHead.length - 1 ? 1 : 0) : <span className="v-quiet">нет задач</span>}</td>
      ))}
    </tr>
  );
  return (
    <div className={styles.scroll} role="region" aria-label="Ход выполнения" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{division.head}</th>
            {tableHead.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((group) => line(group, group.title))}
          {whole && line(whole, 'Всего')}
        </tbody>
      </table>
    </div>
  );
}
