import type { Objectivity, SchoolSigns } from './api';
import styles from './Objectivity.module.css';

interface BandWhiskerProps {
  row: SchoolSigns;
  reference: Objectivity['reference'];
  domain: [number, number];
}

const width = 310;

/** The interval of a school against the band of the reference interval; grey when they touch. */
export function BandWhisker({ row, reference, domain: [low, high] }: BandWhiskerProps) {
  if (row.mean === null) return null;
  const x = (value: number) => 4 + ((value - low) / (high - low || 1)) * (width - 8);
  const [lo, hi] = [row.ci?.[0] ?? row.mean, row.ci?.[1] ?? row.mean];
  const band = reference.ci;
  const apart = band ? lo > (band[1] ?? 0) || hi < (band[0] ?? 0) : false;
  return (
    <svg className={styles.whisker} width={width} height={22} aria-hidden="true" data-kind={row.signs.length > 0 ? 'sign' : apart ? 'apart' : 'grey'}>
      {band && <rect className={styles.band} x={x(band[0] ?? 0)} width={Math.max(x(band[1] ?? 0) - x(band[0] ?? 0), 2)} y={0} height={22} />}
      <line x1={x(lo)} x2={x(hi)} y1={11} y2={11} />
      <line x1={x(lo)} x2={x(lo)} y1={7} y2={15} />
      <line x1={x(hi)} x2={x(hi)} y1={7} y2={15} />
      <circle cx={x(row.mean)} cy={11} r={4} />
    </svg>
  );
}
