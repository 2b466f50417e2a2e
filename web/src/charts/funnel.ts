import type { EChartsCoreOption } from 'echarts/core';
import type { CustomSeriesRenderItem } from 'echarts';

import { formatNumber } from '@/ui/format';

import type { Palette } from './palette';

export interface FunnelPoint {
  name: string;
  n: number;
  value: number;
  /** Told apart from the mean: surely, perhaps, or not at all. The shape says it, too. */
  told: 'sure' | 'perhaps' | 'no';
  words: string;
}
export interface FunnelLimit {
  n: number;
  inner: number[] | null;
  outer: number[] | null;
}
export interface FunnelData {
  points: FunnelPoint[];
  limits: FunnelLimit[];
  common: number;
  /** Approved for all of them, or nothing. */
  norm: number | null;
  unit: string;
  percent: boolean;
}

const minus = (value: number) => formatNumber(value, 1);

function shape(told: FunnelPoint['told'], x: number, y: number, palette: Palette) {
  if (told === 'no') return { type: 'circle' as const, shape: { cx: x, cy: y, r: 4 }, style: { fill: 'none', stroke: palette.quiet, lineWidth: 1.5 } };
  const points = [[x, y - 6], [x + 6, y], [x, y + 6], [x - 6, y]];
  return { type: 'polygon' as const, shape: { points }, style: { fill: told === 'sure' ? palette.accent : 'none', stroke: palette.accent, lineWidth: 1.6 } };
}

/** Without the form of ownership: «Гимназия № 4». */
const shortName = (name: string) => name.replace(/^[А-ЯЁ]{3,6} (?=«)/, '').replace(/^«(.*)»$/, '$1');

/** A name stands where no other stands yet; the rest are told on hover and in the table. */
function drawer({ points }: FunnelData, palette: Palette): CustomSeriesRenderItem {
  let taken: [number, number][] = [];
  return (params, api) => {
    const point = points[params.dataIndex];
    if (!point) return null;
    const [x = 0, y = 0] = api.coord([Math.sqrt(point.n), point.value]);
    if (params.dataIndex === 0) taken = [];
    const free = taken.every(([left, top]) => Math.abs(left - x) > 120 || Math.abs(top - y) > 15);
    if (point.told !== 'no' && free) taken.push([x, y]);
    const label = { type: 'text' as const, style: { text: shortName(point.name), x: x + 9, y: y - 6, fill: palette.text, font: '12px PT Sans, sans-serif' } };
    return { type: 'group', children: point.told === 'no' || !free ? [shape(point.told, x, y, palette)] : [shape(point.told, x, y, palette), label] };
  };
}

/** Ends of the scale of values: everything drawn with a little air, shares inside 0–100. */
export function valueDomain({ points, limits, norm, percent }: FunnelData): [number, number] {
  const all = [...points.map(({ value }) => value), ...(norm === null ? [] : [norm]), ...limits.flatMap(({ inner }) => inner ?? [])];
  if (all.length === 0) return [0, 100];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const air = Math.max((high - low) * 0.05, 0.5);
  const step = percent ? 5 : 1;
  const ends: [number, number] = [Math.floor((low - air) / step) * step, Math.ceil((high + air) / step) * step];
  return percent ? [Math.max(0, ends[0]), Math.min(100, ends[1])] : ends;
}

/** Schools by size: inside the funnel differences are those chance makes. Sizes stand at their roots. */
export function funnelOption(data: FunnelData, palette: Palette): EChartsCoreOption {
  const label = { color: palette.quiet, fontFamily: 'PT Sans, sans-serif', fontSize: 12 };
  const roots = [...data.points.map(({ n }) => Math.sqrt(n)), ...data.limits.map(({ n }) => Math.sqrt(n))];
  const [low, high] = valueDomain(data);
  const ends = [Math.min(...roots) - 0.4, Math.max(...roots) + 0.4];
  const level = (value: number, type: 'solid' | number[]) => ({ type: 'line', symbol: 'none', silent: true, data: ends.map((root) => [root, value]), lineStyle: { color: palette.text, width: 1, type } });
  const curve = (which: 'inner' | 'outer', end: 0 | 1) => ({ type: 'line', clip: true, symbol: 'none', silent: true, data: data.limits.map((limit) => [Math.sqrt(limit.n), limit[which]?.[end] ?? null]), lineStyle: { color: palette.quiet, width: 1.2, type: which === 'inner' ? 'dashed' : 'solid' } });
  const tooltip = ({ dataIndex }: { dataIndex: number }) => {
    const point = data.points[dataIndex];
    return point ? `${point.name}: ${minus(point.value)} ${data.unit}<br/>n = ${formatNumber(point.n)}<br/>${point.words}` : '';
  };
  return {
    animation: false,
    grid: { left: 46, right: 90, top: 12, bottom: 46 },
    tooltip: { trigger: 'item', confine: true, formatter: tooltip },
    xAxis: { type: 'value', min: Math.max(0, Math.min(...roots) - 0.4), max: Math.max(...roots) + 0.4, name: 'Число работ', nameLocation: 'middle', nameGap: 28, nameTextStyle: label, splitLine: { show: false }, axisLine: { lineStyle: { color: palette.line } }, axisLabel: { ...label, showMinLabel: false, showMaxLabel: false, formatter: (root: number) => formatNumber(Math.round(root * root)) } },
    yAxis: { type: 'value', min: low, max: high, axisLabel: { ...label, formatter: (value: number) => formatNumber(value) }, splitLine: { lineStyle: { color: palette.line } } },
    series: [
      curve('outer', 0), curve('outer', 1), curve('inner', 0), curve('inner', 1),
      level(data.common, 'solid'),
      ...(data.norm === null ? [] : [level(data.norm, [10, 3, 2, 3])]),
      { type: 'custom', clip: true, renderItem: drawer(data, palette), data: data.points.map(({ n, value }) => [Math.sqrt(n), value]), z: 3 },
    ],
  };
}
