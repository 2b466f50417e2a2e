import { formatInterval, formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';

import type { Report } from './api';
import styles from './Rechecks.module.css';
import { signed } from './words';

type Row = Report['whole'][number];

function percent(row: Row) {
  if (!row.whole && row.objective_ci === null) return <span className="v-quiet">мало работ</span>;
  return (
    <>
      {formatNumber(100 * row.objective, 0)} %{!row.whole && row.objective_ci && <small>{formatInterval(100 * (row.objective_ci[0] ?? 0), 100 * (row.objective_ci[1] ?? 0), 0)}</small>}
    </>
  );
}

function change(row: Row) {
  if (!row.whole && row.change_ci === null) return <span className="v-quiet">мало работ</span>;
  const [low = 0, high = 0] = row.change_ci ?? [];
  return `${signed(row.change)}${row.whole ? '' : ` (от ${signed(low)} до ${signed(high)})`}`;
}

/** From the works that were checked to all they were drawn from. */
export function WholeTable({ rows }: { rows: Row[] }) {
  return (
    <div className={grid.scroll}>
      <table className={`${grid.table} ${styles.table}`}>
        <caption className={grid.caption}>Доля объективно оценённых работ</caption>
        <thead>
          <tr>
            <th scope="col">О чём</th>
            <th scope="col" data-right>
              Проверено
            </th>
            <th scope="col" data-right>
              Оценено объективно
            </th>
            <th scope="col" data-right>
              Балл в среднем изменился бы
            </th>
            <th scope="col">Словами</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.title}</th>
              <td data-right>
                {formatNumber(row.n)} из {formatNumber(row.population)}
              </td>
              <td data-right>{percent(row)}</td>
              <td data-right>{change(row)}</td>
              <td className={styles.words}>{row.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
