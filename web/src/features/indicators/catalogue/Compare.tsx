import grid from '@/ui/Grid.module.css';
import { formatNumber } from '@/ui/format';
import { Whisker } from '@/ui/Whisker';

import { domainOf, estimateText, intervalText } from '../measure';
import type { Definition, DefinitionValues, JudgedRow } from './api';
import { ranked } from './arrange';
import styles from './Catalogue.module.css';
import { LightMark } from './columns';

interface CompareProps {
  data: DefinitionValues;
  definition: Definition;
  reference: number | null;
  /** The reader is a school: the line is its municipality. */
  below: boolean;
}

/** Whether a row is told from the whole choice by its interval. */
export function verdictOf({ value }: Pick<JudgedRow, 'value'>, reference: number | null, direction: string): string {
  if (value.value === null || reference === null || value.lo === undefined || value.hi === undefined) return '';
  if (value.lo <= reference && reference <= value.hi) return 'не отличается';
  const above = value.lo > reference;
  if (direction === 'none') return above ? 'выше' : 'ниже';
  return above === (direction === 'more_is_better') ? 'лучше' : 'хуже';
}

/** All beside one another on one scale, the better first; grey does not differ from the whole. */
export function Compare({ data, definition, reference, below }: CompareProps) {
  const rows = ranked(data.rows, definition.direction);
  const domain = domainOf(rows.map(({ value }) => value), data.unit);
  const coloured = rows.some(({ light }) => light.colour !== 'none');
  return (
    <div className={grid.scroll}>
      <table className={`${grid.table} ${styles.compare}`}>
        <caption className={grid.caption}>{definition.name}: сравнение</caption>
        <thead>
          <tr>
            <th scope="col">Кого сравниваем</th>
            <th scope="col" style={{ textAlign: 'right' }}>
              Значение
            </th>
            <th scope="col">
              {estimateText({ value: domain[0], n: 0 }, data.unit)} … {estimateText({ value: domain[1], n: 0 }, data.unit)}, пунктир — {below ? 'муниципалитет' : 'весь отбор'}
            </th>
            <th scope="col">{below ? 'От муниципалитета' : 'От всего отбора'}</th>
            {coloured && <th scope="col">Цвет</th>}
            <th scope="col" style={{ textAlign: 'right' }}>
              n
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key.join('|')}>
              <th scope="row">{row.labels.join(', ') || 'не указано'}</th>
              <td style={{ textAlign: 'right' }} className={row.value.value === null ? 'v-quiet' : 'v-number'}>
                {estimateText(row.value, data.unit)}
              </td>
              <td>
                <Whisker estimate={row.value} domain={domain} reference={reference} width={430} label={`${row.labels.join(', ')}: ${estimateText(row.value, data.unit)} ${intervalText(row.value, data.unit)}`} />
              </td>
              <td className={verdictOf(row, reference, definition.direction) === 'не отличается' ? 'v-quiet' : undefined}>{verdictOf(row, reference, definition.direction)}</td>
              {coloured && (
                <td>
                  <LightMark light={row.light} />
                </td>
              )}
              <td style={{ textAlign: 'right' }}>{formatNumber(row.value.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
