import type { EChartsCoreOption } from 'echarts/core';

import { markPaint } from './histogram';
import type { Palette } from './palette';

export interface Score {
  score: string;
  /** 0: the scale is not known. */
  mark: number;
  percent: number;
  text: string;
}

/** The first score of every mark but the lowest. */
export function bordersOf(scores: Score[]): { at: number; mark: number }[] {
  return scores.flatMap(({ mark }, at) => (at > 0 && mark > (scores[at - 1]?.mark ?? 0) && (scores[at - 1]?.mark ?? 0) > 0 ? [{ at, mark }] : []));
}

/** Shares of primary scores as columns in the colours of their marks, the borders of marks named. */
export function scoresOption(scores: Score[], palette: Palette): EChartsCoreOption {
  const label = { color: palette.quiet, fontFamily: 'PT Sans, sans-serif', fontSize: 12 };
  return {
    animation: false,
    aria: { enabled: palette.print, decal: { show: palette.print } },
    grid: { left: 48, right: 16, top: 30, bottom: 42 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: (items: { dataIndex: number }[]) => {
        const found = scores[items[0]?.dataIndex ?? 0];
        return found ? `${found.score} б.${found.mark ? `, отметка ${found.mark}` : ''}<br/>${found.text} % работ` : '';
      },
    },
    xAxis: { type: 'category', data: scores.map(({ score }) => score), name: 'первичный балл', nameLocation: 'middle', nameGap: 26, nameTextStyle: label, axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } }, axisLabel: label },
    yAxis: { type: 'value', name: '% работ', nameTextStyle: { ...label, align: 'right' }, axisLabel: label, splitLine: { lineStyle: { color: palette.line } } },
    series: [
      {
        type: 'bar',
        barCategoryGap: '12%',
        data: scores.map(({ percent, mark }) => ({ value: percent, itemStyle: markPaint(mark || null, palette) })),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: palette.text, type: 'dashed', width: 1 },
          label: { color: palette.text, fontFamily: 'PT Sans, sans-serif', formatter: ({ name }: { name: string }) => name },
          data: bordersOf(scores).map(({ at, mark }) => ({ xAxis: at, name: `«${mark}» с ${scores[at]?.score ?? ''}` })),
        },
      },
    ],
  };
}
