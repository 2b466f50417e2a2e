import type { EChartsCoreOption } from 'echarts/core';

import type { Palette } from './palette';

export interface BinColumn {
  name: string;
  count: number;
}

/** Counts as touching columns over their borders. */
export function binsOption(bins: BinColumn[], unit: string, palette: Palette): EChartsCoreOption {
  const label = { color: palette.quiet, fontFamily: 'PT Sans, sans-serif', fontSize: 12 };
  return {
    animation: false,
    grid: { left: 48, right: 16, top: 24, bottom: 44 },
    tooltip: { trigger: 'axis', confine: true, formatter: (items: { dataIndex: number }[]) => `${bins[items[0]?.dataIndex ?? 0]?.name ?? ''} ${unit}: ${bins[items[0]?.dataIndex ?? 0]?.count ?? 0}` },
    xAxis: { type: 'category', data: bins.map(({ name }) => name), name: unit, nameLocation: 'middle', nameGap: 28, nameTextStyle: label, axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } }, axisLabel: label },
    yAxis: { type: 'value', minInterval: 1, axisLabel: label, splitLine: { lineStyle: { color: palette.line } } },
    series: [{ type: 'bar', barCategoryGap: '4%', data: bins.map(({ count }) => count), itemStyle: { color: palette.accent, ...(palette.print ? { color: '#bbb', borderColor: '#000' } : {}) }, label: { show: true, position: 'top', color: palette.text, fontFamily: 'PT Sans, sans-serif', formatter: ({ value }: { value: number }) => (value > 0 ? String(value) : '') } }],
  };
}
