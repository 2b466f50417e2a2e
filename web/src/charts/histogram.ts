import type { EChartsCoreOption } from 'echarts/core';

import type { Schemas } from '@/api/client';
import { formatNumber, formatPercent } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import type { Palette } from './palette';
import { scoreColumnsOption } from './scoreColumns';

export type Histogram = Schemas['Histogram'];

/** The mark a score gives; null when the scale is not known. */
export function markOf(score: number, borders: Histogram['borders']): number | null {
  if (borders.length === 0) return null;
  return borders.reduce((mark, border) => (score >= border.from && border.mark > mark ? border.mark : mark), 2);
}

function share(counts: number[]): (count: number) => number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (count) => (total > 0 ? (100 * count) / total : 0);
}

export function histogramOption(data: Histogram, palette: Palette): EChartsCoreOption {
  const [own, common] = [share(data.counts), share(data.municipality_counts)];
  const tooltip = (score: number) => {
    const mark = markOf(score, data.borders);
    return `${score} б.${mark === null ? '' : `, отметка ${mark}`}<br/>школа: ${counted(data.counts[score] ?? 0, nouns.work)}, ${formatPercent(own(data.counts[score] ?? 0))}<br/>муниципалитет: ${formatPercent(common(data.municipality_counts[score] ?? 0))}`;
  };
  const columns = data.counts.map((count, score) => ({ score: String(score), mark: markOf(score, data.borders), percent: own(count) }));
  const borders = data.borders.map(({ mark, from }) => ({ mark, score: String(from) }));
  return scoreColumnsOption({ columns, borders, tooltip, line: data.municipality_counts.map(common) }, palette);
}

export function histogramTable(data: Histogram) {
  const [own, common] = [share(data.counts), share(data.municipality_counts)];
  return {
    head: ['Балл', 'Отметка', 'Работ школы', 'Школа, %', 'Муниципалитет, %'],
    rows: data.counts.map((count, score) => [String(score), String(markOf(score, data.borders) ?? '—'), formatNumber(count), formatNumber(own(count), 1), formatNumber(common(data.municipality_counts[score] ?? 0), 1)]),
  };
}
