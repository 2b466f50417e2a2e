import type { EChartsCoreOption } from 'echarts/core';
import type { CustomSeriesRenderItem } from 'echarts';

import type { Estimate } from '@/api/client';

import type { Palette } from './palette';

export interface YearMark {
  name: string;
  estimate: Estimate;
  /** Measured otherwise than the newest year: drawn hollow and not joined to it. */
  apart?: boolean;
}

interface Scale {
  domain: readonly [number, number];
  text: (estimate: Estimate) => string;
  interval: (estimate: Estimate) => string;
}

function drawer(points: YearMark[], text: Scale['text'], palette: Palette): CustomSeriesRenderItem {
  return (params, api) => {
    const { estimate, apart } = points[params.dataIndex] ?? {};
    const value = estimate?.value;
    if (value === null || value === undefined) return null;
    const { lo = value, hi = value } = estimate ?? {};
    const at = (y: number) => api.coord([params.dataIndex, y]) as [number, number];
    const [[x = 0, y = 0], top, bottom] = [at(value), at(hi)[1], at(lo)[1]];
    const color = apart ? palette.quiet : palette.accent;
    const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: 'line' as const, shape: { x1, y1, x2, y2 }, style: { stroke: color, lineWidth: 2 } });
    return { type: 'group', children: [line(x, top, x, bottom), line(x - 5, top, x + 5, top), line(x - 5, bottom, x + 5, bottom), { type: 'circle', shape: { cx: x, cy: y, r: 4.5 }, style: { fill: apart ? 'transparent' : color, stroke: color, lineWidth: 2 } }, { type: 'text', style: { text: text(points[params.dataIndex]?.estimate ?? { value, n: 0 }), x: x + 9, y: y - 18, fill: palette.text, font: '13px PT Sans, sans-serif' } }] };
  };
}

/** Borders of an axis at round steps around what is drawn. */
export function roundDomain([low, high]: readonly [number, number]): [number, number] {
  const rough = (high - low) / 4 || 1;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * ([1, 2, 5, 10].find((times) => times * unit >= rough) ?? 10);
  const round = (value: number) => Number(value.toPrecision(12));
  return [round(Math.floor(low / step) * step), round(Math.ceil(high / step) * step)];
}

/** Years with whiskers; a gap stays a gap, years that cannot be compared are not joined. */
export function yearsOption(points: YearMark[], { domain, text, interval }: Scale, palette: Palette): EChartsCoreOption {
  const label = { color: palette.quiet, fontFamily: 'PT Sans, sans-serif', fontSize: 12 };
  const [low, high] = roundDomain(domain);
  const tip = (at: number) => {
    const point = points[at];
    return point ? `${point.name}: ${text(point.estimate)} ${interval(point.estimate)}<br/>n = ${point.estimate.n}` : '';
  };
  return {
    animation: false,
    grid: { left: 52, right: 16, top: 18, bottom: 30 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'none' }, confine: true, formatter: (items: { dataIndex: number }[]) => tip(items[0]?.dataIndex ?? 0) },
    xAxis: { type: 'category', data: points.map(({ name }) => name), axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } }, axisLabel: { ...label, interval: 0 } },
    yAxis: { type: 'value', min: low, max: high, axisLabel: label, splitLine: { lineStyle: { color: palette.line } } },
    series: [
      { type: 'line', data: points.map(({ estimate, apart }) => (apart ? null : estimate.value)), symbol: 'none', connectNulls: false, lineStyle: { color: palette.accent, width: 1 }, silent: true },
      { type: 'custom', renderItem: drawer(points, text, palette), data: points.map(({ estimate }, at) => [at, estimate.value]), z: 3 },
    ],
  };
}
