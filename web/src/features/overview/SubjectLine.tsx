import { Link } from 'wouter';

import { useRight } from '@/features/session/session';
import { EstimateText } from '@/ui/EstimateText';
import { Figure } from '@/ui/Figure';
import { formatNumber } from '@/ui/format';
import { Whisker } from '@/ui/Whisker';

import { direction, examOf, type MeasureId, type SubjectRow } from './api';
import styles from './Overview.module.css';

const words = { up: '▲ выше на', down: '▼ ниже на', same: 'не отличается', unknown: 'не с чем сравнить' };
const scale = [0, 100] as const;

export function SubjectLine({ row, measure, title }: { row: SubjectRow; measure: MeasureId; title: string }) {
  const now = row[measure];
  const before = row.previous?.[measure];
  const mayCompare = useRight('objectivity.read');
  const difference = row.previous?.change[measure];
  const change = direction(difference);
  const differs = change === 'up' || change === 'down';
  const exam = examOf(row);
  const objectivity = `/objectivity?grade=${row.grade}&procedure=${encodeURIComponent(row.procedure)}&subject=${encodeURIComponent(row.subject)}&year=${row.year}`;
  return (
    <tr>
      <th scope="row">
        {mayCompare ? <Link href={objectivity}>{row.subject}</Link> : row.subject}
      </th>
      <td className={styles.right}>{formatNumber(row.participants)}</td>
      <td className={styles.right}>
        <Figure estimate={now} unit="%" label={title} about={{ indicator: measure, exam }} />
      </td>
      <td>
        <Whisker estimate={now} domain={scale} reference={before?.value} grey={!differs} label={`${title}: интервал, ${row.subject}`} />
      </td>
      <td className={styles.right}>{row.previous && before ? <Figure estimate={before} unit="%" label={`${title}, ${row.previous.year} год`} about={{ indicator: measure, exam: { ...exam, year: row.previous.year } }} /> : <EstimateText estimate={{ value: null, n: 0 }} unit="%" />}</td>
      <td className={differs ? undefined : 'v-quiet'}>
        {words[change]}
        {differs && ` ${formatNumber(Math.abs(difference?.value ?? 0), 1)} п.п.`}
      </td>
    </tr>
  );
}
