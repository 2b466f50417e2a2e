import type { Estimate, Schemas } from '@/api/client';
import { formatInterval, formatNumber, formatPercent, formatPoints } from '@/ui/format';

export type Measure = Schemas['UnitName'];

/** How many digits stand after the comma: counts have none, shares one, means two. */
export function digitsOf(measure: Measure): number {
  if (measure === 'persons' || measure === 'works' || measure === 'year') return 0;
  return measure === 'percent' || measure === 'percentage_points' || measure === 'index' ? 1 : 2;
}

/** A value in its unit: «63,2 %», «+4,0 п.п.», «3,91». */
export function measureText(value: number, measure: Measure): string {
  if (measure === 'percent') return formatPercent(value);
  if (measure === 'percentage_points') return formatPoints(value);
  return formatNumber(value, measure === 'number' && Number.isInteger(value) ? 0 : digitsOf(measure));
}

/** The value or the word that stands instead of it. */
export function estimateText(estimate: Estimate, measure: Measure): string {
  return estimate.value === null ? (estimate.absence_text ?? 'нет данных') : measureText(estimate.value, measure);
}

export function intervalText({ lo, hi }: Estimate, measure: Measure): string {
  return lo === undefined || hi === undefined ? '' : formatInterval(lo, hi, digitsOf(measure));
}

/** Ends of the common scale of whiskers: shares and indexes on 0–100, the rest on what is there, with a little air. */
export function domainOf(estimates: Estimate[], measure: Measure): [number, number] {
  if (measure === 'percent' || measure === 'index') return [0, 100];
  const ends = estimates.flatMap(({ value, lo, hi }) => (value === null ? [] : [lo ?? value, hi ?? value]));
  if (ends.length === 0) return [0, 1];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const air = (high - low || Math.abs(high) || 1) * 0.05;
  return [low - air, high + air];
}
