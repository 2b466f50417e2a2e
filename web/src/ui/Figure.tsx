import type { Estimate } from '@/api/client';
import { useOpenPassport, type Figure as FigureQuery } from '@/features/passport/passport';

import { EstimateText } from './EstimateText';
import styles from './Figure.module.css';

interface FigureProps {
  estimate: Estimate;
  unit: string;
  /** What the number is, for those who hear the page: «Качество знаний». */
  label: string;
  about: FigureQuery;
  interval?: boolean;
}

/** A number that opens «как получено». */
export function Figure({ estimate, unit, label, about, interval }: FigureProps) {
  const open = useOpenPassport();
  return (
    <button type="button" className={styles.figure} title={`${label}: как получено`} onClick={(event) => { event.stopPropagation(); open(about); }}>
      <EstimateText estimate={estimate} unit={unit} interval={interval} />
    </button>
  );
}
