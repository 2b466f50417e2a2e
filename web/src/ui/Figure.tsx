import type { Estimate } from '@/api/client';
import { useOpenPassport, type Figure as FigureQuery } from '@/features/passport/passport';

import { EstimateText } from './EstimateText';
import styles from './Figure.module.css';
import { formatInterval } from './format';

interface FigureProps {
  estimate: Estimate;
  unit: string;
  /** What the number is, for those who hear the page: «Качество знаний». */
  label: string;
  about: FigureQuery;
  interval?: boolean;
  /** The interval under the value: for tables with many figures. */
  stacked?: boolean;
}

/** A number that opens «как получено». */
export function Figure({ estimate, unit, label, about, interval, stacked }: FigureProps) {
  const open = useOpenPassport();
  const button = (
    <button type="button" className={styles.figure} title={`${label}: как получено`} onClick={(event) => { event.stopPropagation(); open(about); }}>
      <EstimateText estimate={estimate} unit={unit} interval={interval} />
    </button>
  );
  if (!stacked || estimate.lo === undefined || estimate.hi === undefined) return button;
  return (
    <span className={styles.stacked}>
      {button}
      <small className="v-quiet">{formatInterval(estimate.lo, estimate.hi, unit === '%' ? 1 : 2)}</small>
    </span>
  );
}
