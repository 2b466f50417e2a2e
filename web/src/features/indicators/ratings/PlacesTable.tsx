import grid from '@/ui/Grid.module.css';
import { formatNumber, formatPercent } from '@/ui/format';
import { Whisker } from '@/ui/Whisker';

import sets from '../sets/Sets.module.css';
import { placesText, type RatedSchool, type RatingTable } from './api';
import styles from './Ratings.module.css';

interface PlacesTableProps {
  data: RatingTable;
  /** Places a school went up or down in the trial. */
  moves: Map<string, number>;
}

function Move({ by }: { by: number | undefined }) {
  if (!by) return null;
  return (
    <small className={by > 0 ? sets.up : sets.down}>
      {' '}
      {by > 0 ? '▲' : '▼'} {Math.abs(by)}
    </small>
  );
}

function Row({ row, last, by }: { row: RatedSchool; last: number; by: number | undefined }) {
  const score = row.score.value === null ? '—' : formatNumber(row.score.value, 1);
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td className={`${styles.right} ${styles.place}`}>
        {row.place ?? '—'}
        <Move by={by} />
      </td>
      <td className={styles.right}>{placesText(row)}</td>
      <td>{row.place !== null && <Whisker estimate={{ value: row.place, n: row.score.n, lo: row.low, hi: row.high }} domain={[1, Math.max(last, 2)]} grey={row.alike.length > 0} width={200} label={`${row.name}: место ${row.place}, с учётом точности ${placesText(row)}`} />}</td>
      <td className={styles.right}>{score}</td>
      <td className={styles.right}>{row.place === null ? '—' : formatPercent(100 * row.kept, 0)}</td>
      <td className={styles.words}>{row.words}</td>
    </tr>
  );
}

/** Schools by place; every place with its range, and with how it stands when weights move. */
export function PlacesTable({ data, moves }: PlacesTableProps) {
  const last = data.schools.filter(({ place }) => place !== null).length;
  return (
    <div className={grid.scroll} tabIndex={0} role="region" aria-label="Места школ">
      <table className={`${grid.table} ${styles.places}`}>
        <caption className={grid.caption}>Места школ</caption>
        <thead>
          <tr>
            <th scope="col">Школа</th>
            <th scope="col" className={styles.right}>
              Место
            </th>
            <th scope="col" className={styles.right} style={{ whiteSpace: 'nowrap' }}>
              От и до
            </th>
            <th scope="col">1 … {last}: место и его точность</th>
            <th scope="col" className={styles.right}>
              Балл
            </th>
            <th scope="col" className={styles.right} title="В какой доле проб со сдвинутыми весами место то же">
              Держится
            </th>
            <th scope="col">Словами</th>
          </tr>
        </thead>
        <tbody>
          {data.schools.map((row) => (
            <Row key={row.code} row={row} last={last} by={moves.get(row.code)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
