import { ChartFigure } from '@/charts/ChartFigure';
import { yearsOption } from '@/charts/years';
import grid from '@/ui/Grid.module.css';

import { domainOf, estimateText, intervalText } from '../measure';
import type { Definition, DefinitionValues } from './api';
import { yearsOf } from './arrange';
import styles from './Catalogue.module.css';

interface YearsProps {
  data: DefinitionValues;
  definition: Definition;
  whole: DefinitionValues | undefined;
}

/** Years beside one another: the whole choice drawn with whiskers, everybody under it in a table. */
export function Years({ data, definition, whole }: YearsProps) {
  const rows = yearsOf(data.rows, data.by);
  const years = [...new Set(rows.flatMap(({ points }) => points.map(({ year }) => year)))].sort((a, b) => a - b);
  const all = whole && whole.by.length === 1 ? (yearsOf(whole.rows, whole.by)[0]?.points ?? []) : [];
  const text = (value: Parameters<typeof estimateText>[0]) => estimateText(value, data.unit);
  return (
    <>
      {all.length > 0 && (
        <ChartFigure
          title={`${definition.short_name || definition.name}: весь отбор по годам`}
          height={220}
          option={(palette) => yearsOption(all.map(({ year, value }) => ({ name: String(year), estimate: value })), { domain: domainOf(all.map(({ value }) => value), data.unit), text, interval: (value) => intervalText(value, data.unit) }, palette)}
          table={{ head: ['Год', 'Значение', '95 % интервал', 'Строк'], rows: all.map(({ year, value }) => [String(year), text(value), intervalText(value, data.unit), String(value.n)]) }}
        />
      )}
      <div className={grid.scroll}>
        <table className={`${grid.table} ${styles.compare}`}>
          <caption className={grid.caption}>{definition.name} по годам</caption>
          <thead>
            <tr>
              <th scope="col">Кто</th>
              {years.map((year) => (
                <th key={year} scope="col" style={{ textAlign: 'right' }}>
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ labels, points }) => (
              <tr key={labels.join('|')}>
                <th scope="row">{labels.join(', ') || 'не указано'}</th>
                {years.map((year) => {
                  const point = points.find((one) => one.year === year);
                  return (
                    <td key={year} style={{ textAlign: 'right' }} className="v-number">
                      {point ? text(point.value) : <span className="v-quiet">нет данных</span>}
                      {point && point.value.lo !== undefined && <small className="v-quiet"> {intervalText(point.value, data.unit)}</small>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
