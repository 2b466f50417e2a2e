import grid from '@/ui/Grid.module.css';
import { formatNumber } from '@/ui/format';

import { estimateText } from '../measure';
import type { SetValues } from './api';
import styles from './Sets.module.css';

function Move({ by }: { by: number | undefined }) {
  if (!by) return null;
  return (
    <span className={by > 0 ? styles.up : styles.down}>
      {' '}
      {by > 0 ? '▲' : '▼'} {Math.abs(by)}
    </span>
  );
}

/** Schools by their place, each slot in its column, the total last; what is not there is a word. */
export function SetRows({ data, moves, head }: { data: SetValues; moves: Map<string, number>; head: string }) {
  const filled = data.places.map((place, at) => ({ place, at })).filter(({ place }) => place.indicator);
  const joined = data.rows.some(({ total }) => total.value !== null);
  const rows = [...data.rows].sort((a, b) => (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER));
  return (
    <div className={grid.scroll} tabIndex={0} role="region" aria-label="Значения набора">
      <table className={`${grid.table} ${styles.values}`}>
        <caption className={grid.caption}>{data.shown_name}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {joined && <th scope="col">Место</th>}
            {joined && <th scope="col">Итог</th>}
            {filled.map(({ place }) => (
              <th key={place.code} scope="col" title={place.indicator_name}>
                {place.code} {place.indicator_name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key.join('|')}>
              <th scope="row">{row.labels.join(', ')}</th>
              {joined && (
                <td>
                  {row.place ?? '—'}
                  <Move by={moves.get(row.key.join('|'))} />
                </td>
              )}
              {joined && <td className={row.total.value === null ? 'v-quiet' : styles.total}>{row.total.value === null ? (row.total.absence_text ?? 'нет данных') : formatNumber(row.total.value, 1)}</td>}
              {filled.map(({ place, at }) => {
                const value = row.values[at] ?? { value: null, n: 0 };
                const part = row.parts[at];
                return (
                  <td key={place.code} className={value.value === null ? 'v-quiet' : undefined} title={part && part.value !== null ? `в итог идёт ${formatNumber(part.value, 1)}` : undefined}>
                    {estimateText(value, place.measure)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
