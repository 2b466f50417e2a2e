import { useCallback } from 'react';

import { ChartFigure } from '@/charts/ChartFigure';
import { funnelOption, type FunnelData } from '@/charts/funnel';
import type { Palette } from '@/charts/palette';
import { formatNumber } from '@/ui/format';
import { Section } from '@/ui/Section';

import { digitsOf } from '../indicators/measure';
import { boundsText, type Comparison } from './api';
import { toldOf } from './columns';
import styles from './Comparison.module.css';

/** The norm of all schools, where it is one. */
function normOf({ schools }: Comparison): number | null {
  const norms = new Set(schools.flatMap(({ deviation: { norm } }) => (norm === null ? [] : [norm])));
  const [only] = norms;
  return norms.size === 1 && schools.every(({ value, deviation: { norm } }) => norm !== null || value.value === null) ? (only ?? null) : null;
}

function dataOf(data: Comparison): FunnelData {
  const points = data.schools.flatMap((row) => (row.value.value === null ? [] : [{ name: row.name, n: row.value.n, value: row.value.value, told: toldOf(row), words: row.words }]));
  return { points, limits: data.limits, common: data.common.value ?? 0, norm: normOf(data), unit: data.unit, percent: data.measure === 'percent' };
}

/** How far schools of each size stand from the mean by chance alone. */
export function Funnel({ data }: { data: Comparison }) {
  const option = useCallback((palette: Palette) => funnelOption(dataOf(data), palette), [data]);
  if (data.limits.length === 0 || data.common.value === null) return null;
  const digits = digitsOf(data.measure);
  const rows = data.schools.map((row) => [row.name, formatNumber(row.value.n), row.value.value === null ? 'нет данных' : formatNumber(row.value.value, digits), boundsText(row.inner, data.measure), boundsText(row.outer, data.measure), row.words]);
  return (
    <Section title="Воронка: сколько сделал бы случай">
      <div className={styles.padded}>
        <ChartFigure title={data.name} height={340} option={option} table={{ head: ['Школа', 'n', data.unit || 'Значение', 'Внутри 95 %', 'Внутри 99,8 %', 'Словами'], rows }} />
        <p className={styles.legend}>
          <span>Сплошная черта — все школы вместе.</span>
          {normOf(data) !== null && <span>Штрихпунктир — норматив.</span>}
          <span>Пунктир: 95 % школ такого размера, крайние линии: 99,8 %.</span>
          <span>○ не отличается · ◇ возможно, отличается · ◆ отличается.</span>
        </p>
      </div>
    </Section>
  );
}
