import { useState } from 'react';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import type { Exam } from '@/api/client';
import grid from '@/ui/Grid.module.css';
import { ErrorState, PageSkeleton } from '@/ui/states';

import { kimQuery, type Kim } from './api';
import { KimEditor } from './KimEditor';
import styles from './Knowledge.module.css';
import { Origin } from './Origin';

function Tasks({ kim }: { kim: Kim }) {
  return (
    <div className={grid.scroll} tabIndex={0} role="region" aria-label="Задания">
      <table className={`${grid.table} ${styles.tasks}`}>
        <thead>
          <tr>
            {['№', 'Уровень', 'Балл', 'КЭС', 'КТ', 'Планируемый результат', 'Умение', 'Практ.'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kim.tasks.map((task) => (
            <tr key={task.name}>
              <th scope="row">{task.name}</th>
              <td>{task.level || '—'}</td>
              <td data-number>{task.maximum || '—'}</td>
              <td>{task.kes.join(', ')}</td>
              <td>{task.kt.join(', ')}</td>
              <td data-wide>{task.block}</td>
              <td data-wide>{task.skill}</td>
              <td>{task.practice ? 'да' : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Codes({ title, codes }: { title: string; codes: Kim['kes'] }) {
  if (codes.length === 0) return null;
  return (
    <details className={styles.codes}>
      <summary>
        {title}: {codes.length}
      </summary>
      <ul>
        {codes.map(({ code, text }) => (
          <li key={code}>
            {code} — {text}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The description of one paper; editing takes its place. */
export function KimView({ exam, mayChange, onClose }: { exam: Exam; mayChange: boolean; onClose: () => void }) {
  const kim = useQuery(kimQuery(exam));
  const [editing, setEditing] = useState(false);
  if (kim.isPending) return <PageSkeleton />;
  if (kim.error) return <ErrorState error={kim.error} retry={() => void kim.refetch()} />;
  if (editing) return <KimEditor kim={kim.data} exam={exam} onClose={() => setEditing(false)} />;
  return (
    <>
      <Origin entry={kim.data} mayChange={mayChange} onClose={onClose} more={[['Наибольший балл', String(kim.data.maximum || 'неизвестен')]]}>
        <Button size="xs" variant="default" onClick={() => setEditing(true)}>
          Изменить
        </Button>
      </Origin>
      <Tasks kim={kim.data} />
      <Codes title="Элементы содержания (КЭС)" codes={kim.data.kes} />
      <Codes title="Требования к уровню подготовки (КТ)" codes={kim.data.kt} />
    </>
  );
}
