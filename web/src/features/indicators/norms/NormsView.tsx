import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { schoolsQuery } from '@/features/schools/api';
import { useRight } from '@/features/session/session';
import { formatMoment } from '@/ui/format';
import grid from '@/ui/Grid.module.css';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { tellDone, tellFailure } from '@/ui/undo';

import type { Definition } from '../catalogue/api';
import { measureText } from '../measure';
import styles from '../sets/Sets.module.css';
import { aboutOf, normsQuery, useNorms, type Norm } from './api';
import { NormDrawer } from './NormDrawer';

interface RowProps {
  norm: Norm;
  definition: Definition;
  schools: Map<string, string>;
  may: boolean;
}

function Row({ norm, definition, schools, may }: RowProps) {
  const { withdraw, restore } = useNorms();
  const failed = (error: Error) => tellFailure('Не получилось', error);
  const takeBack = () => void withdraw.mutateAsync(norm.id).then(() => tellDone('Норматив отменён', () => restore.mutateAsync(norm.id)), failed);
  const bring = () => void restore.mutateAsync(norm.id).then(() => tellDone('Норматив снова действует', () => withdraw.mutateAsync(norm.id)), failed);
  return (
    <tr style={{ opacity: norm.withdrawn_at ? 0.6 : undefined }}>
      <th scope="row">{aboutOf(norm, schools)}</th>
      <td>{norm.kind === 'norm' ? 'норматив' : 'цель'}</td>
      <td style={{ textAlign: 'right' }} className="v-number">
        {measureText(norm.value, definition.measure)}
      </td>
      <td>{norm.margin === null ? <span className="v-quiet">пока интервал его достаёт</span> : `до ${measureText(norm.margin, definition.measure === 'percent' ? 'percentage_points' : definition.measure)}`}</td>
      <td>{norm.act}</td>
      <td className="v-quiet">
        {norm.withdrawn_at ? `отменён ${formatMoment(norm.withdrawn_at)}` : `${formatMoment(norm.recorded_at)}, ${norm.actor}`}
      </td>
      {may && (
        <td className="v-no-print">
          <Button size="compact-xs" variant="subtle" onClick={norm.withdrawn_at ? bring : takeBack}>
            {norm.withdrawn_at ? 'Вернуть' : 'Отменить'}
          </Button>
        </td>
      )}
    </tr>
  );
}

/** Norms and targets of an indicator: the number, whom it is for, the act behind it. */
export function NormsView({ definition }: { definition: Definition }) {
  const norms = useQuery(normsQuery(definition.id));
  const maySchools = useRight('schools.read');
  const may = useRight('indicators.change');
  const schools = useQuery({ ...schoolsQuery(), enabled: maySchools });
  const [open, setOpen] = useState(false);
  if (norms.error) return <ErrorState error={norms.error} retry={() => void norms.refetch()} />;
  if (!norms.data) return <PageSkeleton rows={4} />;
  const names = new Map((schools.data ?? []).map(({ code, name }) => [code, name]));
  const add = may && <Button onClick={() => setOpen(true)}>Добавить норматив или цель</Button>;
  return (
    <>
      {norms.data.length === 0 && <EmptyState title="Нормативов нет" action={add}>Норматив задаёт цвет и отклонение. Его утверждает акт муниципалитета; он может быть общим, для года, предмета или школы.</EmptyState>}
      {norms.data.length > 0 && (
        <>
          <div style={{ marginBottom: 10 }} className="v-no-print">
            {add}
          </div>
          <div className={grid.scroll}>
            <table className={`${grid.table} ${styles.slots}`}>
              <caption className={grid.caption}>Нормативы и цели</caption>
              <thead>
                <tr>
                  <th scope="col">Для кого</th>
                  <th scope="col">Что</th>
                  <th scope="col">Значение</th>
                  <th scope="col">Жёлтый</th>
                  <th scope="col">Акт</th>
                  <th scope="col">Записано</th>
                  {may && (
                    <th scope="col" className="v-no-print">
                      <span className={grid.caption}>Действие</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {norms.data.map((norm) => (
                  <Row key={norm.id} norm={norm} definition={definition} schools={names} may={may} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <NormDrawer definition={definition} opened={open} onClose={() => setOpen(false)} />
    </>
  );
}
