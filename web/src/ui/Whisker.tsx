import type { Estimate } from '@/api/client';

import styles from './Whisker.module.css';

interface WhiskerProps {
  estimate: Estimate;
  /** Ends of the scale, the same for all rows of one column. */
  domain: readonly [number, number];
  /** The thin line to compare with: the municipality, the last year. */
  reference?: number | null;
  /** Another line to compare with, drawn double: the approved norm. */
  second?: number | null;
  /** The verdict where it is known better than by the interval crossing the line. */
  grey?: boolean;
  width?: number;
  /** Said aloud; the value itself stands beside as text. */
  label: string;
}

/** Dot and interval on a common scale; grey when the interval crosses the reference. */
export function Whisker({ estimate, domain, reference, second, grey, width = 150, label }: WhiskerProps) {
  if (estimate.value === null) return null;
  const [low, high] = domain;
  const x = (value: number) => 4 + ((Math.min(Math.max(value, low), high) - low) / (high - low || 1)) * (width - 8);
  const { lo = estimate.value, hi = estimate.value } = estimate;
  const crosses = grey ?? (reference !== null && reference !== undefined && lo <= reference && reference <= hi);
  return (
    <svg className={styles.whisker} width={width} height={18} role="img" aria-label={label} data-grey={crosses || undefined}>
      <line className={styles.axis} x1={4} x2={width - 4} y1={9} y2={9} />
      {reference !== null && reference !== undefined && <line className={styles.reference} x1={x(reference)} x2={x(reference)} y1={1} y2={17} />}
      {second !== null && second !== undefined && [-1.5, 1.5].map((aside) => <line key={aside} className={styles.second} x1={x(second) + aside} x2={x(second) + aside} y1={1} y2={17} />)}
      <line className={styles.bar} x1={x(lo)} x2={x(hi)} y1={9} y2={9} />
      <circle className={styles.dot} cx={x(estimate.value)} cy={9} r={4} />
    </svg>
  );
}
