import { expect, it } from 'vitest';

import { funnelOption, valueDomain, type FunnelData } from './funnel';
import { palettes } from './palette';

const data: FunnelData = {
  points: [
    { name: 'СОШ 1', n: 25, value: 60, told: 'sure', words: 'ниже' },
    { name: 'СОШ 2', n: 100, value: 82, told: 'no', words: 'не отличается' },
  ],
  limits: [
    { n: 25, inner: [64, 96], outer: [52, 100] },
    { n: 100, inner: [72, 88], outer: null },
  ],
  common: 80, norm: null,
  unit: '%',
  percent: true,
};

it('has a scale that holds every point and its usual limits and stays inside 0–100', () => {
  const [low, high] = valueDomain(data);
  expect(low).toBeLessThanOrEqual(60);
  expect(high).toBe(100);
});

it('puts sizes at their roots and leaves a gap where a limit is not known', () => {
  const { series } = funnelOption(data, palettes.light) as { series: { data: [number, number | null][] }[] };
  expect(series[0]?.data).toEqual([[5, 52], [10, null]]);
  expect(series.at(-1)?.data).toEqual([[5, 60], [10, 82]]);
});
