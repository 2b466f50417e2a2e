import { Button, Drawer } from '@mantine/core';
import { Link } from 'wouter';

import { formatInterval, formatNumber } from '@/ui/format';

import type { Objectivity, SchoolSigns } from './api';
import styles from './Objectivity.module.css';

function Arithmetic({ row, data }: { row: SchoolSigns; data: Objectivity }) {
  const { reference } = data;
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>Школа: n = {formatNumber(row.n)}</dt>
          <dd>{row.mean === null ? (row.absence ?? 'нет данных') : `${formatNumber(row.mean, 2)} ${row.ci ? formatInterval(row.ci[0] ?? 0, row.ci[1] ?? 0, 2) : ''}`}</dd>
        </div>
        <div>
          <dt>Все участники: n = {formatNumber(reference.n)}</dt>
          <dd>{reference.mean === null ? 'нет данных' : `${formatNumber(reference.mean, 2)} ${reference.ci ? formatInterval(reference.ci[0] ?? 0, reference.ci[1] ?? 0, 2) : ''}`}</dd>
        </div>
      </dl>
      {row.signs.map((sign) => (
        <div key={sign.sign} className={styles.explanation}>
          <h3>{sign.title}</h3>
          {sign.explanation !== row.explanation && <p>{sign.explanation}</p>}
        </div>
      ))}
      <p className={styles.explanation}>{row.explanation}</p>
      {row.arithmetic && (
        <div className={styles.explanation}>
          <h3>Арифметика интервалов</h3>
          <p>Школа: {row.arithmetic}</p>
          <p>Группа сравнения: {reference.arithmetic}</p>
        </div>
      )}
    </>
  );
}

/** The arithmetic behind one school's line. */
export function SignPanel({ row, data, onClose }: { row: SchoolSigns | null; data: Objectivity; onClose: () => void }) {
  return (
    <Drawer opened={row !== null} onClose={onClose} title={row?.school.name ?? ''}>
      {row && (
        <>
          <Arithmetic row={row} data={data} />
          <Button mt="md" variant="default" component={Link} href={`/schools/${row.school.id}`}>
            Страница школы
          </Button>
        </>
      )}
    </Drawer>
  );
}
