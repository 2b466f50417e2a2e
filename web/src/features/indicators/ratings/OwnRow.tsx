import { Link } from 'wouter';

import { formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';
import { EmptyState } from '@/ui/states';

import type { RatedSchool, RatingTable } from './api';
import styles from './Ratings.module.css';

function valueText(row: RatedSchool, at: number, unit: string): string {
  const value = row.values[at];
  if (!value || value.value === null) return value?.absence_text ?? 'нет данных';
  const interval = value.lo === undefined || value.hi === undefined ? '' : ` [${formatNumber(value.lo, 1)}; ${formatNumber(value.hi, 1)}]`;
  return `${formatNumber(value.value, 1)}${unit === '%' ? '\u00a0%' : ''}${interval}`;
}

/** What a school sees before publication: its own row, criterion by criterion. */
export function OwnRow({ data }: { data: RatingTable }) {
  const row = data.schools[0];
  if (!row) return <EmptyState title="Вашей школы в этом рейтинге нет">У неё нет результатов, по которым он считается.</EmptyState>;
  return (
    <>
      <p className={styles.finding}>{row.words}</p>
      <div className={grid.scroll}>
        <table className={`${grid.table} ${styles.plain}`}>
          <caption className={grid.caption}>Строка школы</caption>
          <thead>
            <tr>
              <th scope="col">Критерий</th>
              <th scope="col">Вес</th>
              <th scope="col">Значение школы</th>
              <th scope="col">На общей шкале</th>
            </tr>
          </thead>
          <tbody>
            {data.criteria.map((one, at) => (
              <tr key={one.code}>
                <th scope="row">
                  <Link href={one.set ? `/indicators/sets/${one.set}` : `/indicators/${one.indicator}`}>{one.name}</Link>
                </th>
                <td>{formatNumber(one.weight, Number.isInteger(one.weight) ? 0 : 2)}</td>
                <td>{valueText(row, at, one.unit)}</td>
                <td>{one.problem ? <span className="v-quiet">не учтён: {one.problem}</span> : valueText({ ...row, values: row.parts }, at, '')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
