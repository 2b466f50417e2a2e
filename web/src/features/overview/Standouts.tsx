import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';

import { Figure } from '@/ui/Figure';
import { formatNumber } from '@/ui/format';
import { Section } from '@/ui/Section';

import { examOf, type Standout } from './api';
import styles from './Overview.module.css';

const few = 8;

/** Schools whose mean differs from the municipal one beyond chance; stated without judging. */
export function Standouts({ rows }: { rows: Standout[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, few);
  return (
    <Section title="Школы, которые выделяются" aside="средний первичный балл значимо отличается от муниципального">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Школа</th>
            <th scope="col">Работа</th>
            <th scope="col" className={styles.right}>
              Средний балл школы
            </th>
            <th scope="col" className={styles.right}>
              По муниципалитету
            </th>
            <th scope="col">Отличие</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={`${row.school.id} ${row.procedure} ${row.grade} ${row.subject}`}>
              <th scope="row">
                <Link href={`/schools/${row.school.id}`}>{row.school.name}</Link>
              </th>
              <td>
                {row.procedure}, {row.subject.toLocaleLowerCase('ru')}, {row.grade} класс
              </td>
              <td className={styles.right}>
                <Figure estimate={row.mean} unit="балл" interval label="Средний балл школы" about={{ indicator: 'mean_primary', exam: examOf(row), school: row.school.id }} />
              </td>
              <td className={styles.right}>
                <Figure estimate={row.reference} unit="балл" label="Средний балл муниципалитета" about={{ indicator: 'mean_primary', exam: examOf(row) }} />
              </td>
              <td>
                {row.direction === 'above' ? '▲ выше' : '▼ ниже'}
                {row.sign && <span className={styles.sign}>признак</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > few && (
        <Button className="v-no-print" variant="subtle" size="xs" m={8} onClick={() => setAll(!all)}>
          {all ? 'Свернуть' : `Показать все ${formatNumber(rows.length)}`}
        </Button>
      )}
    </Section>
  );
}
