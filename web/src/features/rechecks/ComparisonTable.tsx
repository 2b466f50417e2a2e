import { formatInterval, formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';

import type { Comparison } from './api';
import styles from './Rechecks.module.css';
import { changeText, share } from './words';

interface ComparisonTableProps {
  rows: Comparison[];
  /** What the first column names: a school, an expert, a task. */
  head: string;
  caption: string;
}

/** Below so many works kappa says nothing. */
const few = 10;

/** Points before against points after, a line each; marks where the scale is known. */
export function ComparisonTable({ rows, head, caption }: ComparisonTableProps) {
  const marks = rows.some((row) => row.marks > 0);
  return (
    <div className={grid.scroll}>
      <table className={`${grid.table} ${styles.table}`}>
        <caption className={grid.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" data-right>
              n
            </th>
            <th scope="col" data-right>
              Балл совпал
            </th>
            <th scope="col" data-right>
              Стал ниже
            </th>
            <th scope="col" data-right>
              Стал выше
            </th>
            <th scope="col" data-right>
              В среднем изменился
            </th>
            <th scope="col" data-right title="Взвешенная каппа: 1 — полное согласие, 0 — как случайно">
              Каппа
            </th>
            {marks && (
              <th scope="col" data-right>
                Отметка ниже / выше
              </th>
            )}
            <th scope="col">Словами</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.title}</th>
              <td data-right>{formatNumber(row.n)}</td>
              <td data-right>
                {share(row.same, row.n)}
                {row.same_ci && row.n >= few && <small>{formatInterval(100 * (row.same_ci[0] ?? 0), 100 * (row.same_ci[1] ?? 0), 0)}</small>}
              </td>
              <td data-right>{share(row.lowered, row.n)}</td>
              <td data-right>{share(row.raised, row.n)}</td>
              <td data-right>{changeText(row)}</td>
              <td data-right>{row.weighted_kappa && row.n >= few ? formatNumber(row.weighted_kappa.value, 2) : <span className="v-quiet">{row.n < few ? 'мало работ' : 'нет данных'}</span>}</td>
              {marks && <td data-right>{row.marks > 0 ? `${formatNumber(row.mark_lower)} / ${formatNumber(row.mark_higher)} из ${formatNumber(row.marks)}` : 'нет данных'}</td>}
              <td className={styles.words}>{row.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
