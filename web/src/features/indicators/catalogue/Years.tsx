import { Tooltip } from '@mantine/core';

import type { Estimate } from '@/api/client';
import { ChartFigure } from '@/charts/ChartFigure';
import { yearsOption } from '@/charts/years';
import grid from '@/ui/Grid.module.css';

import { domainOf, estimateText, intervalText, type Measure } from '../measure';
import type { Definition, YearSeries } from './api';
import styles from './Catalogue.module.css';

type Point = YearSeries['points'][number];

function Cell({ point, measure }: { point: Point | undefined; measure: Measure }) {
  if (!point) return <span className="v-quiet">нет данных</span>;
  return (
    <>
      {!point.comparable && (
        <Tooltip label={`Не сопоставимо с последним годом: ${point.why}`} multiline maw={360}>
          <span className={styles.flag} tabIndex={0} aria-label={`не сопоставимо: ${point.why}`}>
            ≠{' '}
          </span>
        </Tooltip>
      )}
      <span className={point.value.value === null ? 'v-quiet' : undefined}>{estimateText(point.value, measure)}</span>
      {point.value.lo !== undefined && <small className="v-quiet"> {intervalText(point.value, measure)}</small>}
    </>
  );
}

/** «Прогноз, а не результат: ….» */
function sentence(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase('ru')}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}

function Picture({ whole, definition }: { whole: YearSeries; definition: Definition }) {
  const { measure } = definition;
  const points = whole.points.map(({ year, value, comparable }) => ({ name: String(year), estimate: value, apart: !comparable }));
  const drawn = whole.forecast ? [...points, { name: `${whole.forecast.year}, прогноз`, estimate: whole.forecast.value, apart: true }] : points;
  const text = (value: Estimate) => estimateText(value, measure);
  const interval = (value: Estimate) => intervalText(value, measure);
  return (
    <>
      <ChartFigure
        title={`${definition.short_name || definition.name}: весь отбор по годам`}
        height={210}
        option={(palette) => yearsOption(drawn, { domain: domainOf(drawn.map(({ estimate }) => estimate), measure), text, interval }, palette)}
        table={{ head: ['Год', 'Значение', '95 % интервал', 'n'], rows: drawn.map(({ name, estimate }) => [name, text(estimate), interval(estimate), String(estimate.n)]) }}
      />
      {drawn.some(({ apart }) => apart) && <p className="v-quiet">Полый кружок — год, который измеряли иначе, или прогноз: с остальными его не соединяют.{whole.forecast ? ` ${sentence(whole.forecast.method)}` : ''}</p>}
    </>
  );
}

/** Years beside one another: the whole choice drawn with whiskers, everybody under it in a table. */
export function Years({ series, whole, definition }: { series: YearSeries[]; whole: YearSeries | undefined; definition: Definition }) {
  const years = [...new Set(series.flatMap(({ points }) => points.map(({ year }) => year)))].sort((a, b) => a - b);
  return (
    <>
      {whole && whole.points.length > 0 && <Picture whole={whole} definition={definition} />}
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
            {series.map(({ key, labels, points }) => (
              <tr key={key.join('|')}>
                <th scope="row">{labels.join(', ') || 'не указано'}</th>
                {years.map((year) => (
                  <td key={year} style={{ textAlign: 'right' }} className="v-number">
                    <Cell point={points.find((one) => one.year === year)} measure={definition.measure} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
