import type { EChartsCoreOption } from 'echarts/core';
import type { CustomSeriesRenderItem } from 'echarts';

import type { Estimate } from '@/api/client';
import { formatInterval, formatNumber, formatPercent } from '@/ui/format';

import type { Palette } from './palette';

export interface WhiskerPoint {
  name: string;
  n: number;
  estimate: Estimate | undefined;
  reference: number | null;
}

/** Grey says that the interval covers the municipal value: nothing to speak of. */
export function isGrey({ estimate, reference }: WhiskerPoint): boolean {
  if (reference === null || estimate?.lo === undefined || estimate.hi === undefined) return true;
  return estimate.lo <= reference && reference <= estimate.hi;
}

function tooltip(point: WhiskerPoint): string {
  const { estimate, reference, n, name } = point;
  if (estimate?.value === null || estimate?.value === undefined) return `${name}: ${estimate?.absence_text ?? 'нет данных'}`;
  const interval = estimate.lo === undefined || estimate.hi === undefined ? '' : ` ${formatInterval(estimate.lo, estimate.hi)}`;
  const common = reference === null ? '' : `<br/>муниципалитет ${formatPercent(reference)}`;
  return `${name}: ${formatPercent(estimate.value)}${interval}<br/>n = ${formatNumber(n)}${common}`;
}

/** Draws one whisker with caps and its dot; a point without a value leaves a gap. */
function drawer(points: WhiskerPoint[], palette: Palette): CustomSeriesRenderItem {
  return (params, api) => {
    const point = points[params.dataIndex];
    const value = point?.estimate?.value;
    if (!point || value === null || value === undefined) return null;
    const { lo = value, hi = value } = point.estimate ?? {};
    const at = (y: number) => api.coord([params.dataIndex, y]) as [number, number];
    const [[x = 0, y = 0], top, bottom] = [at(value), at(hi)[1], at(lo)[1]];
    const color = isGrey(point) ? palette.quiet : palette.accent;
    const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: 'line' as const, shape: { x1, y1, x2, y2 }, style: { stroke: color, lineWidth: 2 } });
    return { type: 'group', children: [line(x, top, x, bottom), line(x - 5, top, x + 5, top), line(x - 5, bottom, x + 5, bottom), { type: 'circle', shape: { cx: x, cy: y, r: 4.5 }, style: { fill: color } }] };
  };
}

export function whiskerOption(points: WhiskerPoint[], palette: Palette): EChartsCoreOption {
  const label = { color: palette.quiet, fontFamily: 'PT Sans, sans-serif', fontSize: 12 };
  return {
    animation: false,
    grid: { left: 34, right: 8, top: 10, bottom: 38 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'none' }, confine: true, formatter: (items: { dataIndex: number }[]) => tooltip(points[items[0]?.dataIndex ?? 0] ?? { name: '', n: 0, estimate: undefined, reference: null }) },
    xAxis: { type: 'category', data: points.map((point) => `${point.name}\nn = ${point.n > 0 ? formatNumber(point.n) : '—'}`), axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } }, axisLabel: { ...label, interval: 0, lineHeight: 15 } },
    yAxis: { type: 'value', min: 0, max: 100, interval: 25, axisLabel: label, splitLine: { lineStyle: { color: palette.line } } },
    series: [
      { type: 'line', data: points.map((point) => point.reference), symbol: 'none', connectNulls: false, lineStyle: { color: palette.text, width: 1, type: palette.print ? 'dashed' : 'solid' }, silent: true },
      { type: 'custom', renderItem: drawer(points, palette), data: points.map((point, index) => [index, point.estimate?.value ?? null]), clip: true, z: 3 },
    ],
  };
}
