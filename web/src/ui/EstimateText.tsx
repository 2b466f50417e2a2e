import type { Estimate } from '@/api/client';

import { formatInterval, formatValue } from './format';

/** A value in its unit, or the word that says why there is none: never a blank, never a zero instead of nothing. */
export function EstimateText({ estimate, unit, interval = false, stacked = false }: { estimate: Estimate; unit: string; interval?: boolean; stacked?: boolean }) {
  if (estimate.value === null) return <span className="v-quiet">{estimate.absence_text ?? 'нет данных'}</span>;
  const hasInterval = interval && estimate.lo !== undefined && estimate.hi !== undefined;
  return (
    <span className="v-number">
      {formatValue(estimate.value, unit)}
      {hasInterval && <small className="v-quiet">{stacked ? <br /> : ' '}{formatInterval(estimate.lo ?? 0, estimate.hi ?? 0, unit === '%' ? 1 : 2)}</small>}
    </span>
  );
}
