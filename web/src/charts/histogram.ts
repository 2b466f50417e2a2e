import type { EChartsCoreOption } from 'echarts/core';

import type { Schemas } from '@/api/client';
import { formatNumber, formatPercent } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import { markColors, type Palette } from './palette';

export type Histogram = Schemas['Histogram'];

/** The mark a score gives; null when the scale is not known. */
export function markOf(score: number, borders: Histogram['borders']): number | null {
  if (borders.length === 0) return null;
  return borders.reduce((mark, border) => (score >= border.from && border.mark > mark ? border.mark : mark), 2);
}

/** Patterns that keep the marks apart on black-and-white paper. */
const patterns: Record<number, object> = {
  2: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 },
  3: { symbol: 'circle', symbolSize: 0.8, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0] },
  4: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 6], rotation: -Math.PI / 4 },
  5: { symbol: 'none' },
};

/** The colour of a mark, on paper with its pattern; the accent where no mark is known. */
export function markPaint(mark: number | null, palette: Palette) {
  const color = mark === null ? palette.accent : (markColors[mark] ?? palette.accent);
  return { color, ...(palette.print && mark !== null ? { decal: { ...patterns[mark], color: 'rgba(255,255,255,0.85)' } } : {}) };
}

function share(counts: number[]): (count: number) => number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (count) => (total > 0 ? (100 * count) / total : 0);
}

export function histogramOption(data: Histogram, palette: Palette): EChartsCoreOption {
  const scores = data.counts.map((_, score) => String(score));
  const [own, common] = [share(data.counts), share(data.municipality_counts)];
  const label = { color: palette.quiet, fontFamily: 'PT Sans, sans-serif', fontSize: 12 };
  return {
    animation: false,
    aria: { enabled: palette.print, decal: { show: palette.print } },
    grid: { left: 48, right: 16, top: 30, bottom: 42 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: (items: { dataIndex: number }[]) => {
        const score = items[0]?.dataIndex ?? 0;
        const mark = markOf(score, data.borders);
        return `${score} б.${mark === null ? '' : `, отметка ${mark}`}<br/>школа: ${counted(data.counts[score] ?? 0, nouns.work)}, ${formatPercent(own(data.counts[score] ?? 0))}<br/>муниципалитет: ${formatPercent(common(data.municipality_counts[score] ?? 0))}`;
      },
    },
    xAxis: { type: 'category', data: scores, name: 'первичный балл', nameLocation: 'middle', nameGap: 26, nameTextStyle: label, axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } }, axisLabel: label },
    yAxis: { type: 'value', name: '% работ', nameTextStyle: { ...label, align: 'right' }, axisLabel: label, splitLine: { lineStyle: { color: palette.line } } },
    series: [
      {
        type: 'bar',
        barCategoryGap: '12%',
        data: data.counts.map((count, score) => ({ value: own(count), itemStyle: markPaint(markOf(score, data.borders), palette) })),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: palette.text, type: 'dashed', width: 1 },
          label: { color: palette.text, fontFamily: 'PT Sans, sans-serif', formatter: ({ name }: { name: string }) => name },
          // A border stands at the first score of the mark.
          data: data.borders.map((border) => ({ xAxis: String(border.from), name: `«${border.mark}» с ${border.from}` })),
        },
      },
      { type: 'line', step: 'middle', symbol: 'none', data: data.municipality_counts.map(common), lineStyle: { color: palette.text, width: 1.2 }, silent: true },
    ],
  };
}

export function histogramTable(data: Histogram) {
  const [own, common] = [share(data.counts), share(data.municipality_counts)];
  return {
    head: ['Балл', 'Отметка', 'Работ школы', 'Школа, %', 'Муниципалитет, %'],
    rows: data.counts.map((count, score) => [String(score), String(markOf(score, data.borders) ?? '—'), formatNumber(count), formatNumber(own(count), 1), formatNumber(common(data.municipality_counts[score] ?? 0), 1)]),
  };
}
