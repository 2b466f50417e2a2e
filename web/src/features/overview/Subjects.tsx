import { SegmentedControl } from '@mantine/core';
import { Fragment } from 'react';

import { useAddress } from '@/ui/address';
import { formatNumber } from '@/ui/format';
import { Section } from '@/ui/Section';

import { groupSubjects, isMeasure, measures, type MeasureId, type SubjectRow } from './api';
import styles from './Overview.module.css';
import { SubjectLine } from './SubjectLine';

/** Whether the measure has a meaning for at least one subject of the group. */
function hasMarks(rows: SubjectRow[], measure: MeasureId): boolean {
  return rows.some((row) => row[measure].absence !== 'not_applicable');
}

/** Results of the year by subject beside the last year's; intervals on one common scale. */
export function Subjects({ rows }: { rows: SubjectRow[] }) {
  const [address, change] = useAddress();
  const measure = isMeasure(address.measure) ? address.measure : 'quality';
  const title = measures.find((entry) => entry.value === measure)?.label ?? '';
  return (
    <Section
      title="Результаты по предметам"
      aside={<SegmentedControl className="v-no-print" size="xs" aria-label="Показатель" value={measure} data={[...measures]} onChange={(value) => change({ measure: value === 'quality' ? undefined : value })} />}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Предмет</th>
            <th scope="col" className={styles.right}>
              Участников
            </th>
            <th scope="col" className={styles.right}>
              {title}
            </th>
            <th scope="col">95 % интервал, шкала 0–100 %</th>
            <th scope="col" className={styles.right}>
              Год назад
            </th>
            <th scope="col">Изменение</th>
          </tr>
        </thead>
        <tbody>
          {groupSubjects(rows).map((group) => (
            <Fragment key={group.title}>
              <tr className={styles.group}>
                <th colSpan={5} scope="rowgroup">
                  {group.title}
                </th>
                <td className="v-quiet">{formatNumber(group.rows.length)} предм.</td>
              </tr>
              {hasMarks(group.rows, measure) ? (
                group.rows.map((row) => <SubjectLine key={row.subject} row={row} measure={measure} title={title} />)
              ) : (
                <tr>
                  <td colSpan={6} className="v-quiet">
                    Отметки в этой процедуре не ставятся. Смотрите «Средний % выполнения».
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        Точка — значение, полоса — интервал, пунктир — прошлый год. Серым показано то, что от прошлого года значимо не отличается. По нажатию на число видно, как оно получено.
      </p>
    </Section>
  );
}
