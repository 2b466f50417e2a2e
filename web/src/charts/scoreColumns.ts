import type { EChartsCoreOption } from 'echarts/core';

import { markColors, type Palette } from './palette';

/** Patterns that keep the marks apart on black-and-white paper. */
const patterns: Record<number, object> = {
  2: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 },
  3: { symbol: 'circle', symbolSize: 0.8, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0] },
  4: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 6], rotation: -Math.PI / 4 },
  5: { symbol: 'none' },
};

/** The colour of a mark, on paper with its pattern; the accent where no mark is known. */
function markPaint(mark: number | null, palette: Palette) {
  const color = mark === null ? palette.accent : (markColors[mark] ?? palette.accent);
  return { color, ...(palette.print && mark !== null ? { decal: { ...patterns[mark], color: 'rgba(255,255,255,0.85)' } } : {}) };
}

export interface ScoreColumn {
  score: string;
  /** null: the scale is not known. */
  mark: number | null;
  percent: number;
}

export interface ScoreColumns {
  columns: ScoreColumn[];
  /** A border stands at the first score of its mark. */
  borders: { mark: number; score: string }[];
  tooltip: (index: number) => string;
  /** Drawn over the columns: the municipality to compare with. */
  line?: number[];
}

/** Shares of primary scores as columns in the colours of their marks, the borders of marks named. */
export function scoreColumnsOption({ columns, borders, tooltip, line }: ScoreColumns, palette: Palette): EChartsCoreOption {
  const label = { color: palette.quiet, fontFamily: 'PT Sans, sans-serif', fontSize: 12 };
  return {
    animation: false,
    aria: { enabled: palette.print, decal: { show: palette.print } },
    grid: { left: 48, right: 16, top: 30, bottom: 42 },
    tooltip: { trigger: 'axis', confine: true, formatter: (items: { dataIndex: number }[]) => tooltip(items[0]?.dataIndex ?? 0) },
    xAxis: { type: 'category', data: columns.map(({ score }) => score), name: 'первичный балл', nameLocation: 'middle', nameGap: 26, nameTextStyle: label, axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } }, axisLabel: label },
    yAxis: { type: 'value', name: '% работ', nameTextStyle: { ...label, align: 'right' }, axisLabel: label, splitLine: { lineStyle: { color: palette.line } } },
    series: [
      {
        type: 'bar',
        barCategoryGap: '12%',
        data: columns.map(({ percent, mark }) => ({ value: percent, itemStyle: markPaint(mark, palette) })),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: palette.text, type: 'dashed', width: 1 },
          label: { color: palette.text, fontFamily: 'PT Sans, sans-serif', formatter: ({ name }: { name: string }) => name },
          data: borders.map(({ mark, score }) => ({ xAxis: score, name: `«${mark}» с ${score}` })),
        },
      },
      ...(line ? [{ type: 'line', step: 'middle', symbol: 'none', data: line, lineStyle: { color: palette.text, width: 1.2 }, silent: true }] : []),
    ],
  };
}
